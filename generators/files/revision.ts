/** Files as they were at a revision of Git, laid out in a temporary folder. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";

/** A folder that has the files of a revision, until it is removed. */
export interface Revision {
  /** The file that was asked for. */
  readonly file: string;
  /** Lays out more, by its path from the file's folder: a file, or all that is in a folder; of what the revision lacks, nothing. */
  readonly add: (path: string) => void;
  readonly remove: () => void;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A file at a revision (`HEAD`, a branch, a commit), by its path in the working directory, whether it is still there or not;
 * or by its path from the top of the repository, as git itself names it.
 *
 * @returns a problem where there is no repository, no such revision, or no such file in it
 */
export function openRevision(revision: string, path: string): Revision | Problem {
  const found = look(revision, path);
  if ("id" in found) return found;
  const { top, at, name, content } = found;
  const folder = mkdtempSync(join(tmpdir(), "fleetroles-revision-"));
  const write = (file: string, bytes: Buffer): void => {
    const target = join(folder, ...file.split("/"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  };
  write(name, content);
  return {
    file: join(folder, ...name.split("/")),
    add: (more) => {
      const below = ["--", nameIn(top, resolve(dirname(at), more))];
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
  /** Where the file is, or was. */
  readonly at: string;
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
  const folder = standing(dirname(resolve(path)));
  const root = git(folder, ["rev-parse", "--show-toplevel"]);
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
  for (const at of [resolve(path), resolve(top, path)]) {
    const name = nameIn(top, at);
    const content = git(top, ["cat-file", "blob", `${revision}:${name}`]);
    if (content !== undefined) return { top, at, name, content };
  }
  const message = `the revision ${quote(revision)} has no file ${quote(nameIn(top, resolve(path)))}`;
  return failed(message, `name another file, as in git:${revision}:path/to/fleets.yaml`);
}

function nameIn(top: string, path: string): string {
  return relative(realpathSync(top), resolved(path)).split(sep).join("/");
}

/** The path without symbolic links; of what is gone from the working directory, as far as it is there. */
function resolved(path: string): string {
  const there = standing(path);
  return join(realpathSync(there), relative(there, path));
}

/** The path, or the nearest folder above it that there is. */
function standing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : standing(dirname(path));
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
