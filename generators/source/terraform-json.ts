import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { problem } from "../problem";
import type { Problem } from "../problem";
import { compare } from "../text/names";
import { displayPath } from "../text/paths";
import { readJson } from "./input";

/** A root module's files, parsed. */
export interface RootModule {
  /** Of its folder. */
  readonly name: string;
  readonly documents: readonly unknown[];
  /** By name, the texts of files beside them that are in Terraform's own language. */
  readonly others: Readonly<Record<string, string>>;
}

/**
 * The root modules in a folder, by name: the folder itself, if it has Terraform JSON (`*.tf.json`), else the folders in it, or in
 * its folder `stacks` (as synthesis leaves them), that have some. Or every reason why they cannot be read.
 */
export function readRootModules(folder: string): RootModule[] | Problem[] {
  const name = displayPath(folder);
  try {
    const inside = [folder, ...subfolders(folder), ...subfolders(join(folder, "stacks"))];
    const found = inside
      .map((one) => ({ one, files: files(one) }))
      .filter(({ files: list }) => list.length > 0);
    const own = found.filter(({ one }) => one === folder);
    const modules = (own.length > 0 ? own : found).map(({ one, files: list }) =>
      readModule(one, list),
    );
    const problems = modules.flatMap((one) => one.problems);
    if (problems.length > 0) return problems;
    if (modules.length > 0) return modules.map((one) => one.module);
    const message = `${name} has no Terraform JSON (*.tf.json), and neither have the folders in it`;
    return [unreadable(name, message, "name a folder of synthesized stacks")];
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    const reason = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    return [unreadable(name, `${name} ${reason}`, "name a folder of synthesized stacks")];
  }
}

function unreadable(file: string, message: string, fix: string): Problem {
  return problem("unreadable-folder", { message, fix, location: { file } });
}

function readModule(
  folder: string,
  list: readonly string[],
): { readonly module: RootModule; readonly problems: readonly Problem[] } {
  const read = list.map((file) => readJson(join(folder, file), "Terraform JSON"));
  const documents = read.flatMap((one) => ("id" in one ? [] : [one.value]));
  const problems = read.flatMap((one) => ("id" in one ? [one] : []));
  const others = readdirSync(folder)
    .filter((name) => /\.(tf|tofu)$/.test(name))
    .sort(compare)
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  const module = { name: basename(resolve(folder)), documents };
  return {
    module: { ...module, others: Object.fromEntries(others) as RootModule["others"] },
    problems,
  };
}

function files(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tf.json"))
    .sort(compare);
}

function subfolders(folder: string): string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .map((name) => join(folder, name))
    .filter(isFolder)
    .sort(compare);
}

/** Whether a name is that of a folder. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
