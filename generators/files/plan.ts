import { join } from "node:path";
import { compare } from "../text/names";
import { ownValue } from "../text/own-value";
import type { Books, FolderReading } from "./folder-kind";
import { foldersAbove, hashOf, inOrder, isOwnPath } from "./manifest";
import type { FolderStyle, Manifest, ManifestHead } from "./manifest";
import type { GeneratedFile } from "./file";
import { hasErrors } from "../problem";
import type { Problem } from "../problem";
import { editedByHand, mergeConflict, noFolder, notGenerated, unsafePath } from "./problems";

/** What a folder is to hold. */
export interface FolderContent {
  readonly files: readonly GeneratedFile[];
  /** What the manifest is to say besides the files. */
  readonly head: ManifestHead;
  /** Paths of the manifest that stay as they are, whatever lies there. */
  readonly keep?: readonly string[];
  /** What is to be said of a file's removal, by path. */
  readonly notes?: Readonly<Record<string, string>>;
  /** Why nothing must be written; and what is to be known of it. */
  readonly problems?: readonly Problem[];
}

/** Works out what a folder is to hold from what it was last generated with. It may be asked twice. */
export type MakeContent = (before: Manifest) => FolderContent;

/** What writing would do, by path; sorted. */
export interface WritePlan {
  readonly folder: string;
  readonly create: readonly GeneratedFile[];
  readonly update: readonly GeneratedFile[];
  readonly remove: readonly string[];
  readonly unchanged: readonly GeneratedFile[];
  /** What is in the way, and what is to be known of it. Nothing is written while there are errors. */
  readonly problems: readonly Problem[];
  /** Once it was carried out: what was written or removed; with errors, that is not all. */
  readonly done?: readonly string[];
  /** Whether what is remembered is out of date though no file is. */
  readonly staleManifest: boolean;
  /** What is written besides the files, for the next run to know them. */
  readonly books: Books;
  /** The paths that were known before. */
  readonly known: readonly string[];
  /** What is known of other files, and goes on to be known. */
  readonly kept: Manifest["files"];
  /** What is to be said of a file's removal, by path. */
  readonly notes: Readonly<Record<string, string>>;
}

/** A folder, how it is kept, and what lies in it. */
export interface Place extends FolderReading {
  readonly style: FolderStyle;
  /** Whether a path is there, and is no folder: a link to one is none. */
  readonly isBlocked: (path: string) => boolean;
}

interface Lists {
  readonly create: GeneratedFile[];
  readonly update: GeneratedFile[];
  readonly remove: string[];
  readonly unchanged: GeneratedFile[];
  readonly problems: Problem[];
}

/** Nothing is to be remembered anew. */
export const NO_BOOKS: Books = { first: [], last: [], drop: [], isStale: false };

/** The plan that does nothing, for a reason. */
export function refusal(folder: string, problems: readonly Problem[]): WritePlan {
  const nothing = { create: [], update: [], remove: [], unchanged: [], staleManifest: false };
  return { folder, ...nothing, problems, books: NO_BOOKS, known: [], kept: {}, notes: {} };
}

/** Whether the plan would change anything. */
export function changes(plan: WritePlan): boolean {
  return plan.create.length + plan.update.length + plan.remove.length > 0 || plan.staleManifest;
}

/** What makes the folder hold the content; not yet what is to be remembered of it. */
export function planContent(at: Place, content: FolderContent): WritePlan {
  const { manifest } = at;
  const { files, keep = [], notes = {}, problems = [] } = content;
  const unsafe = files.filter(({ path }) => !isOwnPath(path));
  const faults = [...problems, ...unsafe.map(({ path }) => unsafePath(at.folder, path))];
  if (hasErrors(faults)) return refusal(at.folder, faults);
  const plan: Lists = { create: [], update: [], remove: [], unchanged: [], problems: [...faults] };
  const wanted = new Map(inOrder(files).map((file) => [file.path, file]));
  const all = Object.entries(manifest.files);
  const kept = Object.fromEntries(all.filter(([path]) => keep.includes(path)));
  const old = all.map(([path]) => path).filter((path) => !Object.hasOwn(kept, path));
  const blocked = blockedFolders(at, [...wanted.keys(), ...old]);
  plan.problems.push(...blocked.map((path) => noFolder(join(at.folder, path))));
  const free = (path: string): boolean =>
    blocked.length === 0 || !foldersAbove(path).some((above) => blocked.includes(above));
  for (const file of wanted.values()) if (free(file.path)) sortOut(file, at, plan);
  for (const path of old.sort(compare)) {
    if (!wanted.has(path) && free(path)) sortOutOld(path, at, plan);
  }
  const known = Object.keys(manifest.files);
  return { folder: at.folder, ...plan, staleManifest: false, books: NO_BOOKS, known, kept, notes };
}

/** Folders of the paths that exist as something else: nothing is written or removed behind them. */
function blockedFolders({ isBlocked }: Place, paths: readonly string[]): string[] {
  const folders = [...new Set(paths.flatMap(foldersAbove))].sort(compare);
  const blocked = folders.filter(isBlocked);
  return blocked.filter((path) => !foldersAbove(path).some((above) => blocked.includes(above)));
}

function sortOut(file: GeneratedFile, at: Place, plan: Lists): void {
  const { files } = at.manifest;
  const present = at.present(file.path);
  if (present === undefined) plan.create.push(file);
  else if (present === hashOf(file)) {
    (at.isUnsealed(file.path) ? plan.update : plan.unchanged).push(file);
  } else if (ownValue(files, file.path)?.includes(present)) plan.update.push(file);
  else plan.problems.push(inTheWay(at, file.path, Object.hasOwn(files, file.path)));
}

function sortOutOld(path: string, at: Place, plan: Lists): void {
  const { files } = at.manifest;
  const present = at.present(path);
  if (present === undefined) return;
  if (ownValue(files, path)?.includes(present)) plan.remove.push(path);
  else plan.problems.push(inTheWay(at, path, true));
}

function inTheWay({ folder, style, isConflicted }: Place, path: string, ours: boolean): Problem {
  const file = join(folder, path);
  if (isConflicted(path)) return mergeConflict(file);
  return ours ? editedByHand(file, style) : notGenerated(file);
}
