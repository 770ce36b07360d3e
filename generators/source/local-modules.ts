/** Terraform modules in folders of the project: what they are made of, and whether that is the same. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { compare, sortedUnique } from "../text/names";

/** What tools leave in a module's folder. */
const LEFT = new Set([".terraform", ".git", "node_modules"]);

/** A file of Terraform or OpenTofu. */
const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/;

/**
 * A path from a module's folder, as `source`, `file` and `templatefile` name it: relative, up to where a value goes in. Comments are read, too:
 * to look at a folder more than is needed does no harm.
 */
const PATH = /"(?:\$\{path\.module\}\/([^"$%\\]*)|(\.{1,2}\/[^"$%\\]*))/g;

/** A module in a folder, as Terraform tells it from one of a registry. */
export function isLocalModule(source: string): boolean {
  return /^\.\.?\//.test(source);
}

/**
 * Whether a module is the same, in few letters: of the names and contents of all files in its folder, and of those that its text names by a path
 * from there, modules that it calls above all; undefined where there is no such folder.
 *
 * @param project the project's folder: what holds all of it is not a part of a module
 */
export function moduleDigest(folder: string, project: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const hash = createHash("sha256");
  for (const path of [folder, ...partsBeside(folder, project)]) {
    for (const [name, file] of filesOf(path)) {
      // Git may have other ends of lines in a working tree.
      const text = readFileSync(file, "latin1").replaceAll("\r\n", "\n");
      hash.update(JSON.stringify([relative(folder, path).split(sep).join("/"), name, text]));
    }
  }
  return hash.digest("hex");
}

/**
 * Files and folders outside of a module's folder that its text names, and that modules name which it calls, whether they are there or
 * not; sorted.
 *
 * @param project as above
 */
export function partsBeside(folder: string, project: string): string[] {
  const found = new Set<string>();
  const look = (path: string): void => {
    for (const named of pathsNamed(path)) {
      if (found.has(named) || isIn(named, folder) || isIn(project, named)) continue;
      found.add(named);
      look(named);
    }
  };
  look(folder);
  return [...found].sort(compare);
}

/** The paths that the configuration in a folder names, or in a file. */
function pathsNamed(path: string): string[] {
  const named = filesOf(path).flatMap(([, file]) => {
    if (!CONFIGURATION.test(file)) return [];
    const text = readFileSync(file, "utf8");
    return [...text.matchAll(PATH)].map(([, inModule, way]) =>
      resolve(dirname(file), inModule ?? way ?? ""),
    );
  });
  return sortedUnique(named);
}

/** The files in a folder, with their names there, sorted by these; of a file, itself. */
function filesOf(path: string): (readonly [name: string, file: string])[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [[basename(path), path]];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(path, file).split(sep), file] as const)
    .filter(([parts]) => !parts.some((part) => LEFT.has(part)))
    .map(([parts, file]) => [parts.join("/"), file] as const)
    .sort(([one], [other]) => compare(one, other));
}

/** Whether a path is a folder, or lies in it. */
function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`);
}
