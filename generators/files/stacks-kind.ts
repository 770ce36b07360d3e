/**
 * Folders of stacks. Each file vouches for itself in its last line, and what is to be remembered of a stack, though its file may
 * be gone, lies beside it in a file of its own: branches that change different stacks never meet in one file.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../problem";
import { compare } from "../text/names";
import { ownValue } from "../text/own-value";
import type { FolderAfter, FolderKind, FolderReading } from "./folder-kind";
import { MANIFEST, hash, isPlainPath, lockOf } from "./manifest";
import type { Manifest } from "./manifest";
import { hasConflict, namesIn, readManifest, readText, statOf } from "./read";
import { RECORDS, readRecords, recordFiles } from "./record-files";
import { readSeal, sealed } from "./seal";
import type { NewFile } from "./staging";

const LOCK = lockOf({ manifest: MANIFEST, source: "fleet file" });

/** What lies at a path. */
interface Look {
  readonly present: string;
  /** It was generated for this path, or says so. */
  readonly isOurs: boolean;
  readonly isUnsealed?: true;
  readonly isConflicted?: true;
}

export const STACKS: FolderKind = {
  manifest: MANIFEST,
  source: "fleet file",
  read: readStacks,
  stamp: (folder) => [...stampsIn(folder), ...stampsIn(join(folder, RECORDS))].join("\n"),
  written: ({ path, content }) => sealed(path, content),
  books: (reading, { head, kept }: FolderAfter) => {
    const { folder, records = new Map<string, unknown>() } = reading;
    const { write, drop } = recordFiles(records, head.stacks ?? {});
    const list = statOf(join(folder, MANIFEST)) === undefined ? [] : [MANIFEST];
    const first = [...write, ...unsealedAmong(reading, kept)];
    const gone = [...drop, ...list];
    return { first, last: [], drop: gone, isStale: first.length + gone.length > 0 };
  },
};

function readStacks(folder: string): FolderReading | readonly Problem[] {
  const names = namesIn(folder).filter((name) => name.endsWith(".ts") && isPlainPath(name));
  const looks = new Map(names.flatMap((name) => lookAt(folder, name)));
  // After the files: another run that writes at this moment writes a record before its stack.
  const list = readManifest(folder, { manifest: MANIFEST, source: "fleet file" });
  const records = readRecords(folder);
  if ("id" in list) return [list];
  if (!(records instanceof Map)) return records as readonly Problem[];
  return {
    folder,
    manifest: manifestOf(looks, list, records),
    records,
    present: (path) => looks.get(path)?.present ?? otherAt(folder, path),
    isUnsealed: (path) => looks.get(path)?.isUnsealed === true,
    isConflicted: (path) => looks.get(path)?.isConflicted === true,
  };
}

/** Folders of earlier versions have a list: it knows what does not vouch for itself yet. */
function manifestOf(
  looks: ReadonlyMap<string, Look>,
  { files, head }: Manifest,
  records: ReadonlyMap<string, unknown>,
): Manifest {
  const ours = [...looks].filter(([, { isOurs }]) => isOurs).map(([path]) => path);
  const known = new Set([...ours, ...Object.keys(files), ...records.keys()]);
  const entries = [...known].sort(compare).map((path): [string, readonly string[]] => {
    const look = looks.get(path);
    const isSound = look?.isOurs && look.present !== OTHER;
    return [path, isSound ? [look.present] : (ownValue(files, path) ?? [])];
  });
  const before = typeof head.stacks === "object" ? head.stacks : {};
  return {
    files: Object.fromEntries(entries),
    head: { ...head, stacks: { ...before, ...Object.fromEntries(records) } },
  };
}

const OTHER = "other";

function lookAt(folder: string, path: string): [string, Look][] {
  const text = textAt(join(folder, path));
  if (text === undefined) return [];
  const seal = readSeal(path, text);
  if (seal?.hash !== undefined) return [[path, { present: seal.hash, isOurs: true }]];
  const conflict = hasConflict(text) ? ({ isConflicted: true } as const) : {};
  const isOurs = seal?.path === path;
  if (seal !== undefined) return [[path, { present: OTHER, isOurs, ...conflict }]];
  return [[path, { present: hash(text), isOurs, isUnsealed: true, ...conflict }]];
}

/** A file's text; links are not followed. */
function textAt(path: string): string | undefined {
  const stat = statOf(path);
  if (typeof stat !== "object" || !stat.isFile()) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function otherAt(folder: string, path: string): string | undefined {
  return statOf(join(folder, path)) === undefined ? undefined : OTHER;
}

/** The stacks of other fleet files: they stay as they are, but have to vouch for themselves once the list is gone. */
function unsealedAmong(
  { folder, present, isUnsealed }: FolderReading,
  kept: Manifest["files"],
): NewFile[] {
  return Object.entries(kept).flatMap(([path, hashes]) => {
    const is = present(path);
    if (is === undefined || !isUnsealed(path) || !hashes.includes(is)) return [];
    return [{ path, content: sealed(path, readText(join(folder, path)) ?? "") }];
  });
}

/** Without locks: a run takes one for itself before it looks whether another one wrote. */
function stampsIn(folder: string): string[] {
  const names = namesIn(folder).filter((name) => !name.startsWith(LOCK));
  return names.map((name) => {
    const stat = statOf(join(folder, name));
    if (typeof stat !== "object") return name;
    return [name, stat.ino, stat.mtimeMs, stat.size].join(" ");
  });
}
