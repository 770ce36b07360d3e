/** What earlier runs worked out, kept for the next. */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { programHash } from "./program-hash";
import { realPath } from "./real-path";

/** What is kept of other fleet files is dropped, the oldest first. */
const MOST_FILES = 16;

const HASH_BYTES = 32;

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
    this.path = join(this.folder, `${sha256(this.file).toString("hex")}.bin`);
  }

  /** What was written last. */
  read(): Uint8Array | undefined {
    try {
      const all = readFileSync(this.path);
      const bytes = all.subarray(HASH_BYTES);
      return this.seal(bytes).equals(all.subarray(0, HASH_BYTES)) ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** Takes the place of what was kept before: whole, or, where it cannot be written, not at all. */
  write(bytes: Uint8Array): void {
    const draft = `${this.path}.${String(process.pid)}`;
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeFileSync(draft, this.seal(bytes), { mode: 0o600 });
      appendFileSync(draft, bytes);
      renameSync(draft, this.path);
      this.dropOldest();
    } catch {
      // The next run does without; where there is a draft, whoever drops the oldest files drops it.
    }
  }

  private seal(bytes: Uint8Array): Buffer {
    return sha256(programHash(), "\n", this.file, "\n", bytes);
  }

  /** Drafts of runs that were killed are among them. */
  private dropOldest(): void {
    const files = readdirSync(this.folder).map((name) => join(this.folder, name));
    const times = files.map((file) => ({ file, time: statSync(file).mtimeMs }));
    const old = times.sort((a, b) => b.time - a.time).slice(MOST_FILES);
    for (const { file } of old) rmSync(file, { force: true });
  }
}

function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  return parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
}
