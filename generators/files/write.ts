import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../text/names";
import { hasErrors } from "../problem";
import type { Problem } from "../problem";
import { carryOut } from "./carry-out";
import { LockHeld, locked } from "./lock";
import { makeFolder, removeEmpty } from "./make-folder";
import { STACKS, STACKS_HEAD, manifestText, prefixOf } from "./manifest";
import type { FolderStyle } from "./manifest";
import type { GeneratedFile } from "./file";
import { changes, planContent, refusal } from "./plan";
import type { FolderContent, MakeContent, Place, WritePlan } from "./plan";
import { badFolder, cannotWrite, folderLocked, strayFile } from "./problems";
import { namesIn, readManifest, readPresent, readText, statOf } from "./read";
import { refused } from "./staging";

/** What every generated file of a stacks' folder starts with. */
const GENERATED_START = "// Made by `fleetroles generate`";

export { changes };
export type { FolderContent, MakeContent, WritePlan };

/** Compares the files of stacks with a folder, without writing. */
export function planWrite(folder: string, files: readonly GeneratedFile[]): WritePlan {
  return planFolder(folder, STACKS, () => ({ files, head: STACKS_HEAD }));
}

/** Compares what a folder is to hold with what it holds, without writing. */
export function planFolder(folder: string, style: FolderStyle, make: MakeContent): WritePlan {
  const manifest = folderProblem(folder) ?? readManifest(folder, style);
  if ("id" in manifest) return refusal(folder, [manifest]);
  const content = make(manifest);
  const plan = planContent(placeOf(folder, style), manifest, content);
  const { files, head } = content;
  const known = new Set([...files.map(({ path }) => path), ...Object.keys(manifest.files)]);
  const found = style === STACKS ? strays(folder, (name) => known.has(name)) : [];
  const problems = [...plan.problems, ...found];
  const staleManifest =
    !hasErrors(problems) &&
    !changes(plan) &&
    readText(join(folder, style.manifest)) !== manifestText(files, head, plan.kept);
  return { ...plan, problems, staleManifest };
}

function placeOf(folder: string, style: FolderStyle): Place {
  return {
    folder,
    style,
    present: (path) => readPresent(join(folder, path)),
    isBlocked: (path) => {
      const stat = statOf(join(folder, path));
      return stat !== undefined && (stat === "unknown" || !stat.isDirectory());
    },
  };
}

/** Writes the files of stacks, as {@link writeFolder} does. */
export function writeFiles(
  folder: string,
  files: readonly GeneratedFile[],
  tell?: (by: string) => void,
): Promise<WritePlan> {
  return writeFolder(folder, STACKS, () => ({ files, head: STACKS_HEAD }), tell);
}

/**
 * Writes the files: each by rename, only those that differ, under a lock that a second run waits for.
 * Returns the plan it carried out; if that has errors, nothing was written, unless `done` says what was.
 *
 * @param tell is told once for whom this run waits, if it has to
 */
export async function writeFolder(
  folder: string,
  style: FolderStyle,
  make: MakeContent,
  tell?: (by: string) => void,
): Promise<WritePlan> {
  const seen = readText(join(folder, style.manifest));
  const before = planFolder(folder, style, make);
  if (hasErrors(before.problems) || !changes(before)) return before;
  const made: string[] = [];
  try {
    made.push(...makeFolder(folder));
    const lock = join(folder, `${prefixOf(style)}.lock`);
    const write = (): WritePlan => {
      // Another run may have written while this one waited; if so, its manifest is not the one seen.
      const same = readText(join(folder, style.manifest)) === seen;
      const plan = same ? before : planFolder(folder, style, make);
      return hasErrors(plan.problems) ? plan : carryOut(plan, style);
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
