import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder, removeEmpty } from "./make-folder";
import { progress } from "../text/progress";

/** A file to put in place. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Its permissions, where they are not those of any new file. */
  readonly mode?: number;
}

/** A file that lies under a temporary name, and is moved by `place`. */
export interface Staged {
  readonly path: string;
  readonly place: () => void;
}

/** What the system refused, by the name of the file that was to be written. */
export class Refused extends Error {
  constructor(
    readonly path: string,
    readonly code: string,
  ) {
    super(`${path}: ${code}`);
  }
}

/** The system's refusal as one of a path; what is no refusal is thrown on. */
export function refused(path: string, error: unknown): Refused {
  if (error instanceof Refused) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return new Refused(path, code);
}

/**
 * Writes files under temporary names, all of them before the first takes its place: a full disk is met
 * here, where nothing has changed yet. If one cannot be written, none is left behind.
 *
 * @returns the files in their order, the folders that were made for them, and how to take back what was not placed
 */
export function stage(
  folder: string,
  prefix: string,
  files: readonly NewFile[],
): {
  readonly staged: readonly Staged[];
  readonly made: readonly string[];
  readonly discard: () => void;
} {
  const temporary = (index: number): string =>
    join(folder, `${prefix}-${String(process.pid)}-${String(index)}.tmp`);
  const made: string[] = [];
  const there = new Set<string>();
  const discard = (): void => {
    for (const index of files.keys()) rmSync(temporary(index), { force: true });
    removeEmpty(made);
  };
  const staged = files.map(({ path, content, mode }, index): Staged => {
    progress("writing files", index, files.length);
    const target = join(folder, path);
    try {
      if (!there.has(dirname(target))) made.push(...makeFolder(dirname(target)));
      there.add(dirname(target));
      writeFileSync(temporary(index), content, mode === undefined ? {} : { mode });
    } catch (error) {
      discard();
      throw refused(target, error);
    }
    return {
      path,
      place: () => {
        move(temporary(index), target);
      },
    };
  });
  return { staged, made, discard };
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    throw refused(to, error);
  }
}

/** Replaces one file, in one step. */
export function replaceFile(path: string, content: string | Uint8Array, prefix: string): void {
  const { staged, discard } = stage(dirname(path), prefix, [{ path: basename(path), content }]);
  try {
    for (const { place } of staged) place();
  } catch (error) {
    discard();
    throw error;
  }
}

/** Removes what runs that were killed have left. Only for who has the folder's lock. */
export function sweep(folder: string, prefix: string): void {
  for (const name of readdirSync(folder)) {
    const rest = name.startsWith(`${prefix}-`) ? name.slice(prefix.length + 1) : "";
    if (/^\d+(-\d+)?\.tmp$/.test(rest)) rmSync(join(folder, name), { force: true });
  }
}
