/** A new project's files beside what a folder holds already. */
import { join } from "node:path";
import { problem, quote, type Problem } from "../problem";
import { displayPath } from "../text/paths";
import { writeNewFiles, type GrownFile, type NewKind } from "./new-files";
import { readText, statOf } from "./read";
import type { NewFile } from "./staging";

/** What a project is to have. */
export interface ProjectOrder {
  readonly folder: string;
  readonly files: readonly NewFile[];
  /** Whether files that are there stay, and only what is missing is written. */
  readonly keep: boolean;
  /** The files without which there is no new project: they are never taken from what is there. */
  readonly own: readonly string[];
  /** Other names by which the folder has a project already, if something is there. */
  readonly others: readonly string[];
  /** Files that get what they lack where they are there; undefined where the text cannot be read. */
  readonly grows: readonly Growing[];
}

interface Growing {
  readonly path: string;
  readonly with: (text: string) => Growth | undefined;
}

/** A file that is there, with more in it. */
export interface Growth {
  readonly content: string;
  readonly added: readonly string[];
  readonly kept: readonly string[];
}

/** What becomes of a project's files. */
export interface ProjectPlan {
  readonly create: readonly NewFile[];
  /** Paths of files that are there and stay as they are. */
  readonly kept: readonly string[];
  /** The files that get more. */
  readonly grown: readonly (Growth & GrownFile)[];
  readonly problems: readonly Problem[];
}

const PROJECT: NewKind = {
  prefix: ".fleetroles-init",
  taken: (path) => exists(path),
  fix: "check the folder's permissions and space, or name another folder",
};

const ANOTHER = "name another folder, or move the file away";

function exists(
  path: string,
  fix = `${ANOTHER}; --keep leaves files as they are, and adds what is missing`,
): Problem {
  return problem("project-exists", {
    message: `${quote(path)} is there already, and nothing is written over it`,
    fix,
    location: { file: path },
  });
}

/** What would be written, and all that stands in the way. */
export function planProject(order: ProjectOrder): ProjectPlan {
  const { folder, files, keep, own, others, grows } = order;
  const at = statOf(folder);
  if (at !== undefined && (at === "unknown" || !(at.isDirectory() || at.isSymbolicLink()))) {
    const problems = [exists(displayPath(folder), "name a folder")];
    return { create: [], kept: [], grown: [], problems };
  }
  const isThere = (path: string): boolean => statOf(join(folder, path)) !== undefined;
  const shown = (path: string): string => displayPath(join(folder, path));
  const growing = new Set(grows.map(({ path }) => path));
  const there = files.filter(({ path }) => !growing.has(path) && isThere(path));
  const isKept = (path: string): boolean => keep && !own.includes(path);
  const grown = grows.filter(({ path }) => isThere(path)).map((one) => growthOf(folder, one));
  return {
    create: files.filter(({ path }) => !isThere(path)),
    kept: there.filter(({ path }) => isKept(path)).map(({ path }) => path),
    grown: grown.flatMap((one) => ("added" in one && one.added.length > 0 ? [one] : [])),
    problems: [
      ...others
        .filter(isThere)
        .map((path) => exists(shown(path), "go on with that one, or name another folder")),
      ...there
        .filter(({ path }) => !isKept(path))
        .map(({ path }) => exists(shown(path), ...(own.includes(path) ? [ANOTHER] : []))),
      ...grown.flatMap((one) => ("added" in one ? [] : [unreadable(shown(one.path))])),
    ],
  };
}

/** With the file's path alone where it cannot be read. */
function growthOf(
  folder: string,
  { path, with: grow }: Growing,
): (Growth & GrownFile) | { readonly path: string } {
  const before = readText(join(folder, path));
  const growth = before === undefined ? undefined : grow(before);
  return before === undefined || growth === undefined ? { path } : { path, before, ...growth };
}

function unreadable(path: string): Problem {
  return problem("project-exists", {
    message: `${quote(path)} is there already, and what the project needs cannot be added to it: it is no file of that form`,
    fix: "mend it, or name another folder",
    location: { file: path },
  });
}

/** Writes what was planned, all of it or nothing. */
export function writeProject(folder: string, { create, grown }: ProjectPlan): Problem[] {
  return writeNewFiles(folder, create, PROJECT, grown);
}
