import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { compare } from "../text/names";
import {
  STACKS,
  STACKS_HEAD,
  foldersAbove,
  hash,
  manifestText,
  parseManifest,
  transitionText,
} from "./manifest";
import type { FolderStyle, Manifest } from "./manifest";
import type { GeneratedFile } from "./file";
import type { Problem } from "../problem";
import { changes, planContent, refusal } from "./plan";
import type { FolderContent, MakeContent, Place, WritePlan } from "./plan";
import { badFolder, cannotWrite, damagedManifest, notGenerated, strayFile } from "./problems";

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
    !changes(plan) && readText(join(folder, style.manifest)) !== manifestText(files, head);
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
export function writeFiles(folder: string, files: readonly GeneratedFile[]): Promise<WritePlan> {
  return writeFolder(folder, STACKS, () => ({ files, head: STACKS_HEAD }));
}

/**
 * Writes the files: each by rename, only those that differ, under a lock that a second run waits for.
 * Returns the plan it carried out; if that has problems, nothing was written.
 */
export async function writeFolder(
  folder: string,
  style: FolderStyle,
  make: MakeContent,
): Promise<WritePlan> {
  const seen = readText(join(folder, style.manifest));
  const before = planFolder(folder, style, make);
  if (before.problems.length > 0 || !changes(before)) return before;
  try {
    return await locked(folder, style, () => {
      // Another run may have written while this one waited; if so, its manifest is not the one seen.
      const same = readText(join(folder, style.manifest)) === seen;
      const plan = same ? before : planFolder(folder, style, make);
      if (plan.problems.length === 0) carryOut(plan, style);
      return plan;
    });
  } catch (error) {
    return { ...before, problems: [cannotWrite(folder, error)] };
  }
}

/** `.fleetroles` for stacks: what files that a run needs for a moment begin with. */
function prefixOf({ manifest }: FolderStyle): string {
  return basename(manifest, ".json");
}

async function locked<T>(folder: string, style: FolderStyle, action: () => T): Promise<T> {
  mkdirSync(folder, { recursive: true });
  // Loaded only here: it takes over the signals that end a process.
  const { lock } = await import("proper-lockfile");
  const release = await lock(folder, {
    lockfilePath: join(folder, `${prefixOf(style)}.lock`),
    stale: 5000,
    retries: { retries: 60, minTimeout: 100, maxTimeout: 500 },
  });
  try {
    return action();
  } finally {
    await release();
  }
}

function carryOut(plan: WritePlan, style: FolderStyle): void {
  const { folder, create, update, remove, unchanged, head } = plan;
  const prefix = prefixOf(style);
  for (const name of readdirSync(folder)) {
    if (isTemporary(name, prefix)) rmSync(join(folder, name), { force: true });
  }
  const written = [...create, ...update];
  const files = [...written, ...unchanged];
  const manifest = readManifest(folder, style);
  const old: Manifest = "id" in manifest ? { files: {}, head: {} } : manifest;
  const before = style === STACKS ? { ...old, head } : old;
  replaceFile(folder, style.manifest, transitionText(before, files), prefix);
  for (const { path, content } of written) replaceFile(folder, path, content, prefix);
  for (const path of remove) rmSync(join(folder, path), { force: true });
  removeEmptied(folder, Object.keys(old.files), files);
  replaceFile(folder, style.manifest, manifestText(files, head), prefix);
}

/** Removes the folders that generated files have left, unless something else is in them. */
function removeEmptied(
  folder: string,
  before: readonly string[],
  files: readonly GeneratedFile[],
): void {
  const needed = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  const left = [...new Set(before.flatMap(foldersAbove))].filter((path) => !needed.has(path));
  for (const path of left.sort(compare).reverse()) {
    const stat = statOf(join(folder, path));
    if (typeof stat !== "object" || !stat.isDirectory()) continue;
    if (readdirSync(join(folder, path)).length === 0) rmdirSync(join(folder, path));
  }
}

function isTemporary(name: string, prefix: string): boolean {
  return name.startsWith(`${prefix}-`) && /^\d+\.tmp$/.test(name.slice(prefix.length + 1));
}

function replaceFile(
  folder: string,
  path: string,
  content: string | Uint8Array,
  prefix = prefixOf(STACKS),
): void {
  const temporary = join(folder, `${prefix}-${String(process.pid)}.tmp`);
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(temporary, content);
  renameSync(temporary, target);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** What lies at a path; links are not followed. */
function statOf(path: string): ReturnType<typeof lstatSync> | "unknown" | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : "unknown";
  }
}

/** The hash of what lies at a path; "other" for what is no readable file; undefined for nothing. */
function readPresent(path: string): string | undefined {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (!stat.isFile()) return "other";
    return hash(readFileSync(path, "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "other";
  }
}

function readManifest(folder: string, style: FolderStyle): Manifest | Problem {
  const text = readText(join(folder, style.manifest));
  if (text === undefined) return { files: {}, head: {} };
  return parseManifest(text) ?? damagedManifest(join(folder, style.manifest));
}

function strays(folder: string, known: (name: string) => boolean): Problem[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(".ts") && !known(name))
    .filter((name) => readText(join(folder, name))?.startsWith(GENERATED_START))
    .sort(compare)
    .map((name) => strayFile(join(folder, name)));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
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

/** Whether a file differs from `content`; if so, and unless told not to, replaces it. */
export function writeIfChanged(
  path: string,
  content: string,
  { write }: { write: boolean },
): boolean {
  if (readText(path) === content) return false;
  if (write) replaceFile(dirname(path), basename(path), content);
  return true;
}

/** What lies where an archive is to be: nothing, it, another file; or why it cannot be there. */
export function archiveState(path: string, bytes: Uint8Array): "none" | "same" | "other" | Problem {
  const stat = statOf(path);
  if (stat === undefined) return "none";
  if (stat === "unknown" || !stat.isFile()) return notGenerated(path);
  try {
    return readFileSync(path).equals(bytes) ? "same" : "other";
  } catch {
    return notGenerated(path);
  }
}

/** Writes an archive by rename, making its folder; what the system refuses is a problem. */
export function writeArchive(path: string, bytes: Uint8Array): Problem | undefined {
  try {
    replaceFile(dirname(path), basename(path), bytes, ".generated");
    return undefined;
  } catch (error) {
    return cannotWrite(path, error);
  }
}
