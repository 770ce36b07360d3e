import { join } from "node:path";
import { expect } from "chai";
import imports from "../cases/house/imports.json";
import code from "../cases/house/code.json";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { run } from "../support/run";

interface Cruise {
  readonly summary: {
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
    readonly violations: readonly { readonly from: string; readonly rule: { name: string } }[];
  };
}

interface Linted {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null }[];
}

/** A project of one file per case, with imitations of the packages that the cases import. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("house");
  const paths = { "fleetroles/constructs": ["./stacks/constructs/index.ts"] };
  const nodeTypes = {
    types: ["node"],
    typeRoots: [join(repository, "node_modules", "@types")],
  };
  const compilerOptions = {
    strict: true,
    module: "nodenext",
    target: "es2023",
    paths,
    ...nodeTypes,
  };
  writeTree(folder, {
    ...files,
    "package.json": JSON.stringify({
      dependencies: { handlebars: "1.0.0", agpl: "1.0.0" },
      devDependencies: { chai: "1.0.0", cdktf: "1.0.0", constructs: "1.0.0" },
    }),
    "tsconfig.json": JSON.stringify({ compilerOptions }),
    ...packageFiles("handlebars", "MIT"),
    ...packageFiles("agpl", "AGPL-3.0-only"),
    ...packageFiles("chai", "MIT"),
    ...packageFiles("cdktf", "MPL-2.0"),
    ...packageFiles("constructs", "Apache-2.0"),
    ...packageFiles("@cdktf/provider-aws", "MPL-2.0"),
  });
  return folder;
}

function packageFiles(name: string, license: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, license, version: "1.0.0" }),
    [`node_modules/${name}/index.js`]: "module.exports = {};",
    [`node_modules/${name}/lib/iam-role/index.js`]: "module.exports = {};",
  };
}

/** A tool of the checkout, run on the project; what it prints as JSON. */
async function report(tool: string, args: readonly string[], cwd: string): Promise<unknown> {
  const program = join(repository, "node_modules", ".bin", tool);
  const { stdout, stderr } = await run(program, args, { cwd });
  expect(stderr.replaceAll(/^npm warn .*\n/gm, "")).to.equal("");
  return JSON.parse(stdout);
}

describe("the rules of the house", function () {
  describe("who may import whom", () => {
    const broken = new Map<string, string[]>();
    const rules: string[] = [];

    before(async () => {
      const files = imports.files.map(({ file, imports: names }) => [
        file,
        [...names.map((name) => `import ${JSON.stringify(name)};`), "export {};"].join("\n"),
      ]);
      const config = join(repository, ".dependency-cruiser.cjs");
      const args = ["--config", config, "--output-type", "json", "generators", "stacks", "test"];
      const cwd = project(Object.fromEntries(files) as Record<string, string>);
      const { summary } = (await report("depcruise", args, cwd)) as Cruise;
      rules.push(...summary.ruleSetUsed.forbidden.map(({ name }) => name));
      for (const { from, rule } of summary.violations) {
        broken.set(from, [...(broken.get(from) ?? []), rule.name]);
      }
    });

    it("has a file that breaks each rule", () => {
      const tried = new Set(imports.files.flatMap(({ breaks }) => breaks));
      expect([...tried]).to.have.members(rules);
    });

    for (const { file, breaks } of imports.files) {
      it(`${file} breaks ${breaks.join(", ") || "none"}`, () => {
        expect(broken.get(file) ?? []).to.have.members(breaks);
      });
    }
  });

  describe("who may do what", () => {
    const broken = new Map<string, string[]>();

    before(async () => {
      const cwd = project(Object.fromEntries(code.files.map(({ file, text }) => [file, text])));
      const config = join(repository, "eslint.config.mjs");
      const args = ["--config", config, "--format", "json", "generators", "stacks"];
      for (const { filePath, messages } of (await report("eslint", args, cwd)) as Linted[]) {
        broken.set(
          filePath,
          messages.map(({ ruleId }) => ruleId ?? "unnamed"),
        );
      }
    });

    for (const { file, breaks } of code.files) {
      it(`${file} breaks ${breaks.join(", ") || "none"}`, () => {
        const [, rules] = [...broken].find(([path]) => path.endsWith(`/${file}`)) ?? [];
        expect(rules).to.have.members(breaks);
      });
    }
  });
});
