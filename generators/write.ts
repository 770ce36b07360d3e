import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  lstatSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { compare } from "./iam/names";
import {
  MANIFEST,
  hash,
  hashOf,
  inOrder,
  manifestText,
  parseManifest,
  transitionText,
} from "./manifest";
import type { Manifest } from "./manifest";
import type { GeneratedFile } from "./outputs/types";
import { quote } from "./problem";
import type { Problem } from "./problem";
import { displayPath } from "./spec/source";

const LOCK = ".fleetroles.lock";
/** What every generated file starts with. */
const GENERATED_START = "// Made by `fleetroles generate`";
const TEMPORARY = /^\.fleetroles-\d+\.tmp$/;
/** What writing would do, by file name; sorted. */
export interface WritePlan {
  readonly folder: string;
  readonly create: readonly GeneratedFile[];
  readonly update: readonly GeneratedFile[];
  readonly remove: readonly string[];
  readonly unchanged: readonly GeneratedFile[];
  /** Files in the way that are not as they were generated. Nothing is written while there are any. */
  readonly problems: readonly Problem[];
  /** Whether the manifest itself is out of date though no file is. */
  readonly staleManifest: boolean;
}

/** Compares files with a folder, without writing. */
export function planWrite(folder: string, files: readonly GeneratedFile[]): WritePlan {
  const manifest = folderProblem(folder) ?? readManifest(folder);
  const lists = { create: [], update: [], remove: [], unchanged: [], problems: [] };
  const plan: Lists = "id" in manifest ? { ...lists, problems: [manifest] } : lists;
  if ("id" in manifest) return { folder, ...plan, staleManifest: false };
  const wanted = new Map(inOrder(files).map((file) => [file.path, file]));
  for (const file of wanted.values()) sortOut(file, folder, manifest, plan);
  for (const name of Object.keys(manifest.files).sort(compare)) {
    if (!wanted.has(name)) sortOutOld(name, folder, manifest, plan);
  }
  plan.problems.push(
    ...strays(folder, (name) => wanted.has(name) || Object.hasOwn(manifest.files, name)),
  );
  const staleManifest =
    plan.create.length + plan.update.length + plan.remove.length === 0 &&
    readText(join(folder, MANIFEST)) !== manifestText(wanted.values());
  return { folder, ...plan, staleManifest };
}

interface Lists {
  readonly create: GeneratedFile[];
  readonly update: GeneratedFile[];
  readonly remove: string[];
  readonly unchanged: GeneratedFile[];
  readonly problems: Problem[];
}

function sortOut(file: GeneratedFile, folder: string, { files }: Manifest, plan: Lists): void {
  const present = readPresent(join(folder, file.path));
  if (present === undefined) plan.create.push(file);
  else if (present === hashOf(file)) plan.unchanged.push(file);
  else if (files[file.path]?.includes(present)) plan.update.push(file);
  else plan.problems.push(inTheWay(folder, file.path, Object.hasOwn(files, file.path)));
}

function sortOutOld(name: string, folder: string, { files }: Manifest, plan: Lists): void {
  const present = readPresent(join(folder, name));
  if (present === undefined) return;
  if (files[name]?.includes(present)) plan.remove.push(name);
  else plan.problems.push(inTheWay(folder, name, true));
}

/** Whether the plan would change anything. */
export function changes(plan: WritePlan): boolean {
  return plan.create.length + plan.update.length + plan.remove.length > 0 || plan.staleManifest;
}

/**
 * Writes the files: each by rename, only those that differ, under a lock that a second run waits for.
 * Returns the plan it carried out; if that has problems, nothing was written.
 */
export async function writeFiles(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<WritePlan> {
  const seen = readText(join(folder, MANIFEST));
  const before = planWrite(folder, files);
  if (before.problems.length > 0 || !changes(before)) return before;
  try {
    return await writeLocked(folder, files, before, seen);
  } catch (error) {
    return { ...before, problems: [cannotWrite(folder, error)] };
  }
}

async function writeLocked(
  folder: string,
  files: readonly GeneratedFile[],
  before: WritePlan,
  seen: string | undefined,
): Promise<WritePlan> {
  mkdirSync(folder, { recursive: true });
  // Loaded only here: it takes over the signals that end a process.
  const { lock } = await import("proper-lockfile");
  const release = await lock(folder, {
    lockfilePath: join(folder, LOCK),
    stale: 5000,
    retries: { retries: 60, minTimeout: 100, maxTimeout: 500 },
  });
  try {
    // Another run may have written while this one waited; if so, its manifest is not the one seen.
    const plan = readText(join(folder, MANIFEST)) === seen ? before : planWrite(folder, files);
    if (plan.problems.length === 0) carryOut(plan);
    return plan;
  } finally {
    await release();
  }
}

function carryOut(plan: WritePlan): void {
  const { folder, create, update, remove, unchanged } = plan;
  for (const name of readdirSync(folder)) {
    if (TEMPORARY.test(name)) rmSync(join(folder, name), { force: true });
  }
  const written = [...create, ...update];
  const manifest = readManifest(folder);
  const old = "id" in manifest ? {} : manifest.files;
  replaceFile(folder, MANIFEST, transitionText(old, [...written, ...unchanged]));
  for (const { path, content } of written) replaceFile(folder, path, content);
  for (const name of remove) rmSync(join(folder, name), { force: true });
  replaceFile(folder, MANIFEST, manifestText([...written, ...unchanged]));
}

function replaceFile(folder: string, name: string, content: string): void {
  const temporary = join(folder, `.fleetroles-${String(process.pid)}.tmp`);
  writeFileSync(temporary, content);
  renameSync(temporary, join(folder, name));
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
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

function readManifest(folder: string): Manifest | Problem {
  const text = readText(join(folder, MANIFEST));
  if (text === undefined) return { files: {} };
  const manifest = parseManifest(text);
  if (manifest !== undefined) return manifest;
  return problem(
    "bad-manifest",
    join(folder, MANIFEST),
    "is damaged, so that generated files cannot be told from others",
    "restore it from version control; or delete it together with the generated files, and generate again",
  );
}

/** What the system refuses (permissions, a full disk) is the user's to mend; all else is our fault. */
function cannotWrite(folder: string, error: unknown): Problem {
  const { code, path = folder } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const fix = "check the folder's permissions and space, or choose another with --out";
  return problem("cannot-write", path, `cannot be written (${code})`, fix);
}

/** Generated files that no manifest accounts for, as after it was lost: synthesis would load them. */
function strays(folder: string, known: (name: string) => boolean): Problem[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(".ts") && !known(name))
    .filter((name) => readText(join(folder, name))?.startsWith(GENERATED_START))
    .sort(compare)
    .map((name) =>
      problem(
        "stray-file",
        join(folder, name),
        "was generated, but no manifest accounts for it and no fleet needs it",
        "delete it, so that its roles are not synthesized any more",
      ),
    );
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
    if (code === "ENOENT") return undefined;
    return problem(
      "bad-output-folder",
      folder,
      `cannot be used as output folder (${String(code)})`,
      "name a folder, with --out",
    );
  }
  return undefined;
}

function inTheWay(folder: string, name: string, ours: boolean): Problem {
  return ours
    ? problem(
        "edited-by-hand",
        join(folder, name),
        "was changed since it was generated",
        "take the change over into the fleet file, then delete this file and generate again",
      )
    : problem(
        "not-generated",
        join(folder, name),
        "is in the way and was not generated",
        "move it elsewhere, or choose another folder with --out",
      );
}

function problem(id: string, path: string, what: string, fix: string): Problem {
  const file = displayPath(path);
  return { id, severity: "error", message: `${quote(file)} ${what}`, fix, location: { file } };
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
