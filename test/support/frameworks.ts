/** A project that has the successor of cdktf in place of it. */
import { readFileSync, readdirSync, symlinkSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { repository, temporaryFolder, writeTree } from "./folders";
import { runOrFail } from "./run";

/** What the tests were written with. */
const PACKAGES = ["cdktn@0.24.0", "@cdktn/provider-aws@25.7.0", "constructs@10.6.0"];

/** Why this Node cannot run it, if it cannot. */
export function nodeTooOld(): string | undefined {
  const [major = 0] = process.versions.node.split(".").map(Number);
  return major >= 22 ? undefined : `cdktn needs Node 22, and this is ${process.versions.node}`;
}

/** Installs it from the registry, which takes some hundred megabytes, and beside it the constructs of this checkout. */
export async function successorProject(): Promise<string> {
  const folder = temporaryFolder("successor");
  writeTree(folder, { "package.json": JSON.stringify({ name: "cameras", private: true }) });
  const quick = ["--prefer-offline", "--no-audit", "--no-fund"];
  await runOrFail("npm", ["install", ...quick, ...PACKAGES], { cwd: folder, timeout: 600_000 });
  installConstructs(join(folder, "node_modules"));
  return folder;
}

/** As a package, for its own place decides which framework it finds. */
function installConstructs(modules: string): void {
  const sources = join(repository, "stacks", "constructs");
  const options = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  const files = readdirSync(sources).map((name): [string, string] => {
    const text = readFileSync(join(sources, name), "utf8");
    const { outputText } = ts.transpileModule(text, { compilerOptions: options });
    return [`constructs/${name.replace(/\.ts$/, ".js")}`, outputText];
  });
  const main = { name: "fleetroles", exports: { "./constructs": "./constructs/index.js" } };
  writeTree(
    join(modules, "fleetroles"),
    new Map([...files, ["package.json", JSON.stringify(main)]]),
  );
  mkdirSync(join(modules, "@esbuild"), { recursive: true });
  for (const name of [
    "esbuild",
    ...readdirSync(join(repository, "node_modules", "@esbuild")).map((one) => `@esbuild/${one}`),
  ]) {
    symlinkSync(join(repository, "node_modules", name), join(modules, name), "dir");
  }
}
