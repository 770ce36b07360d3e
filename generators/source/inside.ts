/** Files that other files name, by path or by pattern, within the folder of a project. */
import { readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { isLike } from "../iam/wildcards";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { compare, sortedUnique } from "../text/names";
import { isFolder } from "./terraform-json";

/** A path, or a pattern of paths, and from where and how far it may lead. */
export interface Named {
  readonly name: string;
  /** Of the file that says it: the path starts here. */
  readonly folder: string;
  /** Nothing outside of it is read, not by a symbolic link either. */
  readonly project: string;
  /** One file is meant, and no pattern. */
  readonly isOne?: boolean;
}

/** What a pattern picks; a file that is named by itself may have any name. */
export const PICKED = /\.(ya?ml|json)$/i;

/** The files that a name stands for, by their own paths in the project, whatever links led to them; or why it stands for none. */
export function filesNamed(named: Named): readonly string[] | Problem {
  const { name, folder, project, isOne = false } = named;
  const start = resolve(folder, startOf(name));
  const isPattern = WILDCARD.test(name);
  const wrong = wrongName(named, start);
  if (wrong) return wrong;
  const found = isPattern ? matching(folder, name) : [start];
  try {
    const files = isPattern ? found.filter((path) => PICKED.test(path) && isFile(path)) : found;
    const top = realpathSync(project);
    const real = sortedUnique(files.map((path) => realpathSync(path)));
    if (real.some((path) => !isWithin(top, path))) {
      return outside(named, "leads out of the project's folder by a link");
    }
    if (!isPattern && isFolder(start)) return aFolder(name, isOne);
    return real.length > 0
      ? real.map((path) => join(project, relative(top, path)))
      : fitsNothing(name);
  } catch (error) {
    return unreadable(name, error);
  }
}

/** What can be said of a name without looking at what is there. */
function wrongName(named: Named, start: string): Problem | undefined {
  const { name, project, isOne = false } = named;
  if (isAbsolute(name)) return outside(named, "is a path of one machine");
  if (!isWithin(resolve(project), start)) {
    return outside(named, "leads out of the project's folder");
  }
  if (!WILDCARD.test(name)) return undefined;
  if (isOne) return notOne(name);
  const steps = name.slice(startOf(name).length).split("/");
  return steps.includes("..") ? outside(named, "leads back after a wildcard") : undefined;
}

const WILDCARD = /[*?]/;

/** The path up to its first wildcard: what a pattern can lead to lies in there. */
export function startOf(name: string): string {
  const steps = name.split("/");
  const first = steps.findIndex((step) => WILDCARD.test(step));
  return first < 0 ? name : steps.slice(0, first).join("/") || ".";
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What fits a pattern: `*` and `?` stand for no slash, `**` for any folders. Hidden files and packages are left out. */
function matching(folder: string, pattern: string): string[] {
  const steps = pattern.split("/").filter((step) => step !== "" && step !== ".");
  return walk(
    folder,
    steps.filter((step, index) => step !== "**" || steps[index - 1] !== "**"),
  );
}

function walk(folder: string, [step, ...rest]: readonly string[]): string[] {
  if (step === undefined) return [folder];
  if (step === "**") {
    const below = entries(folder).filter((one) => one.isDirectory() && one.name !== "node_modules");
    return [
      ...walk(folder, rest),
      ...below.flatMap(({ name }) => walk(join(folder, name), [step, ...rest])),
    ];
  }
  if (!WILDCARD.test(step)) return walk(join(folder, step), rest);
  const fitting = entries(folder).filter(({ name }) => isLike(name, step));
  return fitting.flatMap(({ name }) => walk(join(folder, name), rest));
}

function entries(folder: string): { readonly name: string; isDirectory(): boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith("."))
      .sort((a, b) => compare(a.name, b.name));
  } catch {
    // What a pattern cannot look into has nothing that fits.
    return [];
  }
}

/** The names in a folder; none, where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A path without links; of what is not there, the path. */
export function ownPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function outside({ name }: Named, how: string): Problem {
  return problem("outside-project", {
    message: `${quote(name)} ${how}`,
    fix: "name a file in the fleet file's folder, by its path from this one: what lies elsewhere is no part of the project",
  });
}

function aFolder(name: string, isOne: boolean): Problem {
  const message = `${quote(name)} is a folder`;
  const fix = isOne ? "name a file in it" : `name files, as in ${quote(join(name, "*.yaml"))}`;
  return problem("not-a-file", { message, fix });
}

function notOne(name: string): Problem {
  return problem("fits-nothing", {
    message: `${quote(name)} is a pattern, and one file is meant here`,
    fix: "name the file",
  });
}

function fitsNothing(name: string): Problem {
  return problem("fits-nothing", {
    message: `no file fits ${quote(name)}`,
    fix: "patterns start at the file they stand in, and pick .yaml, .yml and .json: correct it, or remove it",
  });
}

function unreadable(name: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
  const gone = code === "ENOENT" || code === "ENOTDIR";
  return problem("unreadable-file", {
    message: `${quote(name)} ${gone ? "does not exist" : `cannot be read (${code})`}`,
    fix: "name a file by its path from this one, or remove it",
  });
}
