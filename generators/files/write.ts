import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../text/names";
import { hasErrors } from "../problem";
import type { Problem } from "../problem";
import { carryOut } from "./carry-out";
import { LockHeld, locked } from "./lock";
import { makeFolder, removeEmpty } from "./make-folder";
import type { FolderKind, FolderReading } from "./folder-kind";
import { DATA } from "./listed";
import { OWN_HEAD, lockOf } from "./manifest";
import type { GeneratedFile } from "./file";
import { changes, planContent, refusal } from "./plan";
import type { FolderContent, MakeContent, Place, WritePlan } from "./plan";
import { badFolder, cannotWrite, folderLocked, strayFile } from "./problems";
import { namesIn, readText, statOf } from "./read";
import { STACKS } from "./stacks-kind";
import { refused } from "./staging";

/** What every generated file of a stacks' folder starts with. */
const GENERATED_START = "// Made by `fleetroles generate`";

export { changes };
export type { FolderContent, MakeContent, WritePlan };

/** Compares files of data with a folder, without writing. */
export function planWrite(folder: string, files: readonly GeneratedFile[]): WritePlan {
  return planFolder(folder, DATA, () => ({ files, head: OWN_HEAD }));
}

/** Compares what a folder is to hold with what it holds, without writing. */
export function planFolder(folder: string, kind: FolderKind, make: MakeContent): WritePlan {
  const fault = folderProblem(folder);
  if (fault) return refusal(folder, [fault]);
  const reading = kind.read(folder);
  if (!("manifest" in reading)) return refusal(folder, reading);
  const content = make(reading.manifest);
  const plan = planContent(placeOf(reading, kind), content);
  const { files, head } = content;
  const known = new Set([...files.map(({ path }) => path), ...Object.keys(reading.manifest.files)]);
  const found = kind === STACKS ? strays(folder, (name) => known.has(name)) : [];
  const problems = [...plan.problems, ...found];
  if (hasErrors(problems)) return { ...plan, problems };
  const books = kind.books(reading, { files, head, kept: plan.kept });
  return { ...plan, problems, books, staleManifest: !changes(plan) && books.isStale };
}

function placeOf(reading: FolderReading, style: FolderKind): Place {
  const { folder } = reading;
  return {
    ...reading,
    style,
    isBlocked: (path) => {
      const stat = statOf(join(folder, path));
      return stat !== undefined && (stat === "unknown" || !stat.isDirectory());
    },
  };
}

/** Writes files of data, as {@link writeFolder} does. */
export function writeFiles(
  folder: string,
  files: readonly GeneratedFile[],
  tell?: (by: string) => void,
): Promise<WritePlan> {
  return writeFolder(folder, DATA, () => ({ files, head: OWN_HEAD }), tell);
}

/**
 * Writes the files: each by rename, only those that differ, under a lock that a second run waits for.
 * Returns the plan it carried out; if that has errors, nothing was written, unless `done` says what was.
 *
 * @param tell is told once for whom this run waits, if it has to
 */
export async function writeFolder(
  folder: string,
  kind: FolderKind,
  make: MakeContent,
  tell?: (by: string) => void,
): Promise<WritePlan> {
  const seen = kind.stamp(folder);
  const before = planFolder(folder, kind, make);
  // What another run wrote at this moment may look like a fault: under the lock it does not.
  const isFaulty = hasErrors(before.problems) && kind.stamp(folder) === seen;
  if (isFaulty || !(changes(before) || hasErrors(before.problems))) return before;
  const made: string[] = [];
  try {
    made.push(...makeFolder(folder));
    const lock = join(folder, lockOf(kind));
    const write = (): WritePlan => {
      // Another run may have written while this one waited.
      const plan = kind.stamp(folder) === seen ? before : planFolder(folder, kind, make);
      return hasErrors(plan.problems) ? plan : carryOut(plan, kind);
    };
    return await locked(lock, write, tell);
  } catch (error) {
    removeEmpty(made);
    const fault =
      error instanceof LockHeld ? folderLocked(folder, error) : cannotWrite(refused(folder, error));
    return { ...before, problems: [...before.problems, fault] };
  }
}

function strays(folder: string, known: (name: string) => boolean): Problem[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(".ts") && !known(name))
    .filter((name) => readText(join(folder, name))?.startsWith(GENERATED_START))
    .sort(compare)
    .map((name) => strayFile(join(folder, name)));
}

function folderProblem(folder: string): Problem | undefined {
  try {
    if (lstatSync(folder).isDirectory() || readdirSync(folder).length >= 0) return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === "ENOENT" ? undefined : badFolder(folder, String(code));
  }
  return undefined;
}
