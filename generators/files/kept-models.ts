/** What earlier runs worked out, kept for the next. */
import { createHash, randomUUID } from "node:crypto";
import type { Hash } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import type { Stats } from "node:fs";
import { join } from "node:path";
import { programHash } from "./program-hash";
import { realPath } from "./real-path";

/** What is kept of other fleet files is dropped, the oldest first. */
const MOST_FILES = 16;

const HASH_BYTES = 32;
const SIZE_BYTES = 4;

/** What is kept of one fleet file: bytes that the same program wrote for this file, whole, or none. It can be deleted at any time. */
export class KeptModelFile {
  private readonly file: string;
  private readonly path: string;

  /**
   * @param folder where it is kept, with that of other fleet files
   * @param file the fleet file
   */
  constructor(
    private readonly folder: string,
    file: string,
  ) {
    this.file = realPath(file);
    this.path = join(this.folder, `${createHash("sha256").update(this.file).digest("hex")}.bin`);
  }

  /** What was written last, in the same pieces. */
  read(): readonly Uint8Array[] | undefined {
    try {
      const all = bytesOf(this.path);
      const bytes = all.subarray(0, -HASH_BYTES);
      const seal = this.newSeal().update(bytes).digest();
      return seal.equals(all.subarray(-HASH_BYTES)) ? piecesOf(bytes) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Takes the place of what was kept before: whole, or, where it cannot be written, not at all. */
  write(pieces: Iterable<Uint8Array>): void {
    // A name that nobody can have put something in the way of.
    const draft = `${this.path}.${randomUUID()}`;
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      this.writeNew(draft, pieces);
      renameSync(draft, this.path);
      this.dropOldest();
    } catch {
      // The next run does without.
      this.drop(draft);
    }
  }

  /** What was written in part, on a full disk, say, is in everybody's way. */
  private drop(draft: string): void {
    try {
      rmSync(draft, { force: true });
    } catch {
      // Whoever drops the oldest files drops it.
    }
  }

  private writeNew(path: string, pieces: Iterable<Uint8Array>): void {
    const seal = this.newSeal();
    const file = openSync(path, "wx", 0o600);
    try {
      for (const piece of pieces) {
        const size = Buffer.alloc(SIZE_BYTES);
        size.writeUInt32LE(piece.length);
        for (const bytes of [size, piece]) {
          seal.update(bytes);
          appendFileSync(file, bytes);
        }
      }
      appendFileSync(file, seal.digest());
    } finally {
      closeSync(file);
    }
  }

  private newSeal(): Hash {
    return createHash("sha256").update(`${programHash()}\n${this.file}\n`);
  }

  /** Drafts of runs that were killed are among them. */
  private dropOldest(): void {
    const files = readdirSync(this.folder).map((name) => join(this.folder, name));
    const times = files.map((file) => ({ file, time: statSync(file).mtimeMs }));
    const old = times.sort((a, b) => b.time - a.time).slice(MOST_FILES);
    for (const { file } of old) rmSync(file, { force: true });
  }
}

/** What a file holds that nobody but the user can have written: a seal is no secret. Throws for any other. */
function bytesOf(path: string): Buffer {
  // Whatever lies there, nothing is waited for.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!isUsersAlone(fstatSync(file))) throw new Error("somebody else can have written it");
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** Where there are no such users, as on Windows, folders of users are their own. */
function isUsersAlone(stats: Stats): boolean {
  const user = process.geteuid?.();
  if (!stats.isFile()) return false;
  return user === undefined || (stats.uid === user && (stats.mode & OTHERS_WRITE) === 0);
}

const OTHERS_WRITE = 0o022;

/** Each stands behind its size. */
function piecesOf(bytes: Buffer): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at + SIZE_BYTES;
    at = start + bytes.readUInt32LE(at);
    pieces.push(bytes.subarray(start, at));
  }
  return pieces;
}
