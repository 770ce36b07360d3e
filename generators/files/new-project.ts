/** A new project's files beside what a folder holds already. */
import { join } from "node:path";
import { problem, quote, type Problem } from "../problem";
import { displayPath } from "../text/paths";
import { writeNewFiles, type NewKind } from "./new-files";
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
  /** The file that gets what it lacks where it is there; undefined where its text cannot be read. */
  readonly grows: { readonly path: string; readonly with: (text: string) => Growth | undefined };
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
  /** The file that gets more. */
  readonly grown?: Growth & { readonly path: string };
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
    return { create: [], kept: [], problems };
  }
  const isThere = (path: string): boolean => statOf(join(folder, path)) !== undefined;
  const shown = (path: string): string => displayPath(join(folder, path));
  const there = files.filter(({ path }) => path !== grows.path && isThere(path));
  const isKept = (path: string): boolean => keep && !own.includes(path);
  const text = readText(join(folder, grows.path));
  const growth = text === undefined ? undefined : grows.with(text);
  const unread = isThere(grows.path) && growth === undefined ? [unreadable(shown(grows.path))] : [];
  return {
    create: files.filter(({ path }) => !isThere(path)),
    kept: there.filter(({ path }) => isKept(path)).map(({ path }) => path),
    ...(growth && growth.added.length > 0 && { grown: { path: grows.path, ...growth } }),
    problems: [
      ...others
        .filter(isThere)
        .map((path) => exists(shown(path), "go on with that one, or name another folder")),
      ...there
        .filter(({ path }) => !isKept(path))
        .map(({ path }) => exists(shown(path), ...(own.includes(path) ? [ANOTHER] : []))),
      ...unread,
    ],
  };
}

function unreadable(path: string): Problem {
  return problem("project-exists", {
    message: `${quote(path)} is there already, and scripts and packages cannot be added to it: it is no JSON of that form`,
    fix: "mend it, or name another folder",
    location: { file: path },
  });
}

/** Writes what was planned, all of it or nothing. */
export function writeProject(folder: string, { create, grown }: ProjectPlan): Problem[] {
  return writeNewFiles(folder, create, PROJECT, grown);
}
