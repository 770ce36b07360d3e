import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { hasEnded, thisProcess } from "./owner";
import type { Owner } from "./owner";
import { namesIn, readText } from "./read";

/** How long a run waits for another, in milliseconds, and how often it looks. */
export interface Patience {
  readonly limit: number;
  readonly interval: number;
  /** After that it says for whom it waits. */
  readonly quiet: number;
  /** A lock of another host, where nobody can look whether its process lives, counts no more after that. */
  readonly abandoned: number;
}

const PATIENCE: Patience = { limit: 30_000, interval: 100, quiet: 1000, abandoned: 600_000 };

const owner = z.object({
  pid: z.number(),
  host: z.string(),
  system: z.string(),
  started: z.string(),
});

/** A lock that is held, as it lies in the folder. */
interface Held {
  readonly file: string;
  readonly owner?: Owner;
  readonly since: number;
}

/** Another run holds the lock, and does not let go. */
export class LockHeld extends Error {
  constructor(
    readonly path: string,
    readonly by: string,
  ) {
    super(`${path} is held by ${by}`);
  }
}

/**
 * Runs the action while no other run, of this or another process, has the lock at the path.
 *
 * The lock is a folder with one file, which names its owner. It is taken by renaming such a folder to the
 * path, which a file system does in one step, and only where nothing or an empty folder is there; it is let
 * go by removing the file. Whoever finds that the owner has ended removes the file in its place: its name is
 * the owner's alone, so that nobody can remove the lock of the next one by mistake.
 *
 * @param tell is told once for whom it waits
 * @throws LockHeld where the other run takes too long
 */
export async function locked<T>(
  path: string,
  action: () => T,
  tell: (by: string) => void = () => undefined,
  patience: Patience = PATIENCE,
): Promise<T> {
  const file = await acquire(path, tell, patience);
  try {
    sweepAttempts(path);
    return action();
  } finally {
    release(path, file);
  }
}

async function acquire(
  path: string,
  tell: (by: string) => void,
  { limit, interval, quiet, abandoned }: Patience,
): Promise<string> {
  let told = false;
  for (let waited = 0; ;) {
    const attempt = tryAcquire(path);
    if ("file" in attempt) return attempt.file;
    const held = heldAt(path);
    if (held !== undefined && isOver(held, attempt.now, abandoned)) {
      rmSync(join(path, held.file), { force: true });
      continue;
    }
    const by = nameOf(held?.owner);
    if (waited >= limit) throw new LockHeld(path, by);
    if (waited >= quiet && !told) tell(by);
    told ||= waited >= quiet;
    await setTimeout(interval);
    waited += interval;
  }
}

function isOver({ owner: who, since }: Held, now: number, abandoned: number): boolean {
  return (who !== undefined && hasEnded(who)) || now - since > abandoned;
}

function nameOf(who: Owner | undefined): string {
  return who === undefined ? "another run" : `process ${String(who.pid)} on ${who.host}`;
}

let count = 0;

/** The owner's file, or, where the lock is held, what time it is for the file system. */
function tryAcquire(path: string): { readonly file: string } | { readonly now: number } {
  const me = thisProcess();
  const text = JSON.stringify({ ...me, count: ++count });
  const file = `${createHash("sha256").update(text).digest("hex").slice(0, 16)}.json`;
  const own = `${path}-${file}`;
  try {
    mkdirSync(own);
    writeFileSync(join(own, file), text);
    const now = statSync(join(own, file)).mtimeMs;
    return takePlace(own, path) ? { file } : { now };
  } finally {
    // It is there no more where it became the lock.
    rmSync(own, { recursive: true, force: true });
  }
}

const TAKEN = new Set(["ENOTEMPTY", "EEXIST", "EPERM"]);

function takePlace(own: string, path: string): boolean {
  try {
    renameSync(own, path);
    return true;
  } catch (error) {
    if (!TAKEN.has(String((error as NodeJS.ErrnoException).code))) throw error;
    // Windows renames to no folder at all, not even to an empty one.
    tidy(path);
    return false;
  }
}

function heldAt(path: string): Held | undefined {
  try {
    const [file] = readdirSync(path);
    if (file === undefined) return undefined;
    const since = statSync(join(path, file)).mtimeMs;
    const who = ownerIn(join(path, file));
    return { file, since, ...(who && { owner: who }) };
  } catch (error) {
    // It was let go meanwhile.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The owner that a file names; undefined where it names none. */
function ownerIn(file: string): Owner | undefined {
  try {
    return owner.parse(JSON.parse(readText(file) ?? ""));
  } catch {
    return undefined;
  }
}

function release(path: string, file: string): void {
  try {
    unlinkSync(join(path, file));
  } catch {
    // Another run found it abandoned: it is not ours any more.
    return;
  }
  tidy(path);
}

/** Removes what runs that were killed while they tried have left. */
function sweepAttempts(path: string): void {
  const names = namesIn(dirname(path)).filter((name) => name.startsWith(`${basename(path)}-`));
  for (const name of names) {
    const [file = ""] = namesIn(join(dirname(path), name));
    const who = ownerIn(join(dirname(path), name, file));
    if (who && hasEnded(who)) rmSync(join(dirname(path), name), { recursive: true, force: true });
  }
}

/** Removes the folder of a lock that nobody holds. */
function tidy(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Held again, or gone.
  }
}
