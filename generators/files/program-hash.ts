/** What tells one version of this program, down to the byte, from another. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { packageRoot } from "../package-root";
import { isBelow } from "./real-path";
import { compare } from "../text/names";

let known: string | undefined;

/** A hash over the code of the program, its templates and data, the versions of the packages that it uses, and that of Node. */
export function programHash(): string {
  known ??= work();
  return known;
}

function work(): string {
  const hash = createHash("sha256");
  const root = packageRoot();
  // Where it was joined into one file, that is all of it.
  const code = isBelow(root, __filename) ? filesIn(dirname(__dirname), /\.[jt]s$/) : [__filename];
  const files = [...code, ...filesIn(join(root, "templates"), /./)];
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.update(JSON.stringify([process.version, ...versions()])).digest("hex");
}

function filesIn(folder: string, wanted: RegExp): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && wanted.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(compare);
}

/** `yaml 2.8.1`, of each package that the program depends on. */
function versions(): string[] {
  const text = readFileSync(join(packageRoot(), "package.json"), "utf8");
  const { version, dependencies } = JSON.parse(text) as {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return [version, ...Object.keys(dependencies).map((name) => `${name} ${versionOf(name)}`)];
}

function versionOf(name: string): string {
  // Packages need not let their package.json be imported.
  const folders = createRequire(__filename).resolve.paths(name) ?? [];
  const file = folders.map((one) => join(one, name, "package.json")).find(existsSync);
  if (file === undefined) return "";
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version;
}
