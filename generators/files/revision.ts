/** Files as they were at a revision of Git, laid out in a temporary folder. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";

/** A folder that has the files of a revision, until it is removed. */
export interface Revision {
  /** The file that was asked for. */
  readonly file: string;
  /** Lays out more: a file, or all that is in a folder; of what the revision lacks, nothing. */
  readonly add: (path: string) => void;
  readonly remove: () => void;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A file at a revision (`HEAD`, a branch, a commit), by its path in the working directory.
 *
 * @returns a problem where there is no repository, no such revision, or no such file in it
 */
export function openRevision(revision: string, path: string): Revision | Problem {
  const found = look(revision, path);
  if ("id" in found) return found;
  const { top, name, content } = found;
  const folder = mkdtempSync(join(tmpdir(), "fleetroles-revision-"));
  const write = (file: string, bytes: Buffer): void => {
    const at = join(folder, ...file.split("/"));
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, bytes);
  };
  write(name, content);
  return {
    file: join(folder, ...name.split("/")),
    add: (more) => {
      const below = ["--", nameIn(top, more)];
      const listed = git(top, ["ls-tree", "-r", "-z", "--name-only", revision, ...below]);
      for (const file of (listed?.toString("utf8") ?? "").split("\0").filter((one) => one !== "")) {
        const bytes = git(top, ["cat-file", "blob", `${revision}:${file}`]);
        if (bytes !== undefined) write(file, bytes);
      }
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Found {
  /** The folder of the repository. */
  readonly top: string;
  /** The file's name in it. */
  readonly name: string;
  readonly content: Buffer;
}

function look(revision: string, path: string): Found | Problem {
  const failed = (message: string, fix: string): Problem =>
    problem("unreadable-revision", {
      ...{ message, fix },
      location: { file: `git:${revision}:${path}` },
    });
  const root = git(dirname(path), ["rev-parse", "--show-toplevel"]);
  if (root === undefined) {
    const message = `${quote(dirname(path))} is in no Git repository, or git is not installed`;
    return failed(message, "run it in the repository, or name a file");
  }
  const top = root.toString("utf8").replace(/\r?\n$/, "");
  // A name that begins with a dash would be an option.
  const isNone = revision.startsWith("-");
  if (isNone || git(top, ["rev-parse", "--verify", `${revision}^{commit}`]) === undefined) {
    const message = `Git knows no revision ${quote(revision)}`;
    return failed(message, "name a commit, a branch or a tag, as in git:HEAD or git:origin/main");
  }
  const name = nameIn(top, path);
  const content = git(top, ["cat-file", "blob", `${revision}:${name}`]);
  if (content !== undefined) return { top, name, content };
  const message = `the revision ${quote(revision)} has no file ${quote(name)}`;
  return failed(message, `name another file, as in git:${revision}:path/to/fleets.yaml`);
}

function nameIn(top: string, path: string): string {
  return relative(realpathSync(top), resolved(path)).split(sep).join("/");
}

/** The path without symbolic links; of a file that is gone from the working directory, its folder's. */
function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return join(realpathSync(dirname(path)), path.split(/[\\/]/).at(-1) ?? "");
  }
}

/** What git prints; undefined where it fails. */
function git(folder: string, args: readonly string[]): Buffer | undefined {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      maxBuffer: MOST_BYTES,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}
