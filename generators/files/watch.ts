/** Files as they change under an editor, which may write them in place, or put new ones there. */
import { statSync, watch, type BigIntStats, type FSWatcher } from "node:fs";
import { dirname, join } from "node:path";
import { sortedUnique } from "../text/names";
import { namesIn } from "./read";

/** Of a folder, this many levels of folders in it. */
const DEPTH = 3;

/** Until nothing more comes: an editor writes a file in several steps. */
const QUIET_MS = 100;

/** Of every file at the paths, what is another text once it was written. */
export type Stamps = ReadonlyMap<string, string>;

/** What lies at the paths, and, of folders, in them. */
export function stampsOf(paths: readonly string[]): Stamps {
  return new Map(sortedUnique(paths).flatMap((path) => stampsAt(path, DEPTH)));
}

/** The files in which two stamps differ. */
export function changedBetween(before: Stamps, after: Stamps): string[] {
  const all = sortedUnique([...before.keys(), ...after.keys()]);
  return all.filter((path) => before.get(path) !== after.get(path));
}

/**
 * Waits until something at the paths is not as it was, and then until nothing changes any more.
 *
 * @param ended aborted where nobody waits any more
 * @returns what changed; nothing where nobody waits
 */
export async function changeOf(
  paths: readonly string[],
  before: Stamps,
  ended: AbortSignal,
): Promise<string[]> {
  while (!isOver(ended)) {
    const bell = new Bell(foldersOf(paths), ended);
    try {
      // What changed before anybody listened.
      if (changedBetween(before, stampsOf(paths)).length === 0) await bell.rung();
    } finally {
      bell.close();
    }
    const changed = changedBetween(before, await settled(paths, ended));
    if (changed.length > 0 && !isOver(ended)) return changed;
  }
  return [];
}

/** A signal's state changes while others run. */
function isOver({ aborted }: AbortSignal): boolean {
  return aborted;
}

async function settled(paths: readonly string[], ended: AbortSignal): Promise<Stamps> {
  let seen: Stamps;
  let now = stampsOf(paths);
  do {
    seen = now;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    now = stampsOf(paths);
  } while (!isOver(ended) && changedBetween(seen, now).length > 0);
  return now;
}

/** Rings once, at the first event in any of the folders: a file's own events end where another takes its place. */
class Bell {
  private readonly watchers: FSWatcher[];
  private ring: () => void = () => undefined;
  private readonly ringing: Promise<void>;

  constructor(
    folders: readonly string[],
    private readonly ended: AbortSignal,
  ) {
    this.ringing = new Promise((resolve) => {
      this.ring = resolve;
    });
    ended.addEventListener("abort", this.ring);
    this.watchers = folders.flatMap((folder) => {
      try {
        return [watch(folder, this.ring).on("error", this.ring)];
      } catch {
        // It is gone since: the stamps say so.
        return [];
      }
    });
  }

  rung(): Promise<void> {
    return this.ended.aborted ? Promise.resolve() : this.ringing;
  }

  close(): void {
    this.ended.removeEventListener("abort", this.ring);
    for (const one of this.watchers) one.close();
  }
}

/** In a folder, what can be read with a fleet file. */
const READ = /\.(ya?ml|json|csv)$/i;

function stampsAt(path: string, depth: number): [string, string][] {
  const stat = statAt(path);
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [[path, [stat.ino, stat.size, stat.mtimeNs].join(" ")]];
  if (depth === 0) return [];
  return entriesOf(path)
    .filter((one) => READ.test(one) || isFolder(one))
    .flatMap((one) => stampsAt(one, depth - 1));
}

/** Where events of the paths come from: of what is not there, from the folder above that is. */
function foldersOf(paths: readonly string[]): string[] {
  return sortedUnique(paths.flatMap((path) => foldersAt(path, DEPTH)));
}

function foldersAt(path: string, depth: number): string[] {
  if (!isFolder(path)) return [above(path)];
  if (depth === 1) return [path];
  const inner = entriesOf(path).filter(isFolder);
  return [path, above(path), ...inner.flatMap((one) => foldersAt(one, depth - 1))];
}

function above(path: string): string {
  const folder = dirname(path);
  return isFolder(folder) || folder === path ? folder : above(folder);
}

function isFolder(path: string): boolean {
  return statAt(path)?.isDirectory() === true;
}

/** What cannot be looked at is as good as not there: to read it is what says why. */
function statAt(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** What nobody writes fleet files into is passed over. */
function entriesOf(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => name !== "node_modules" && !name.startsWith("."))
    .map((name) => join(folder, name));
}
