/** Files as they were at a revision of Git, laid out in a temporary folder. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { realPath, standing } from "./real-path";

/** A folder that has the files of a revision, until it is removed. */
export interface Revision {
  /** The file that was asked for, or the folder. */
  readonly file: string;
  /** Lays out more, by its path from the file's folder: a file, or all that is in a folder; of what the revision lacks, nothing. */
  readonly add: (path: string) => void;
  readonly remove: () => void;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A file, or a folder with the files in it, at a revision (`HEAD`, a branch, a commit), by its path in the working directory, whether it is still there or not;
 * or by its path from the top of the repository, as git itself names it.
 *
 * @returns a problem where there is no repository, no such revision, or no such file in it
 */
export function openRevision(revision: string, path: string): Revision | Problem {
  const found = look(revision, path);
  if ("id" in found) return found;
  const { top, at, name, files } = found;
  const folder = mkdtempSync(join(tmpdir(), "fleetroles-revision-"));
  const write = (file: string, bytes: Buffer): void => {
    const target = join(folder, ...file.split("/"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  };
  const lay = (listed: readonly string[]): void => {
    for (const [file, bytes] of blobs(top, revision, listed)) write(file, bytes);
  };
  lay(files ?? [name]);
  return {
    file: join(folder, ...name.split("/")),
    add: (more) => {
      const start = files === undefined ? dirname(at) : at;
      lay(listing(top, revision, ["-r"], nameIn(top, resolve(start, more))));
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How many files git is asked for at once. */
const AT_ONCE = 500;

/** The contents of files, by one process for many: what is remembered of stacks are thousands of files. */
function blobs(top: string, revision: string, files: readonly string[]): [string, Buffer][] {
  const plain = files.filter((file) => !file.includes("\n"));
  const found = plain.flatMap((_, index): [string, Buffer][] => {
    if (index % AT_ONCE !== 0) return [];
    const some = plain.slice(index, index + AT_ONCE);
    const asked = some.map((file) => `${revision}:${file}\n`).join("");
    const answer = git(top, ["cat-file", "--batch"], asked);
    return answer === undefined ? [] : contentsOf(answer, some);
  });
  const others = files.filter((file) => file.includes("\n"));
  const single = others.flatMap((file): [string, Buffer][] => {
    const bytes = git(top, ["cat-file", "blob", `${revision}:${file}`]);
    return bytes === undefined ? [] : [[file, bytes]];
  });
  return [...found, ...single];
}

/** What `git cat-file --batch` prints: for each a line with its type and size, and as many bytes. */
function contentsOf(answer: Buffer, files: readonly string[]): [string, Buffer][] {
  let at = 0;
  return files.flatMap((file): [string, Buffer][] => {
    const end = answer.indexOf("\n", at);
    const [, size] = /^\S+ blob (\d+)$/.exec(answer.toString("utf8", at, end)) ?? [];
    at = end + 1;
    if (size === undefined) return [];
    const bytes = answer.subarray(at, at + Number(size));
    at += bytes.length + 1;
    return [[file, bytes]];
  });
}

interface Found {
  /** The folder of the repository. */
  readonly top: string;
  /** Where the file is, or was. */
  readonly at: string;
  /** The file's name in it, or the folder's. */
  readonly name: string;
  /** Of a folder, the names of the files in it, but not of those in folders below. */
  readonly files?: readonly string[];
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
    const type = git(top, ["cat-file", "-t", `${revision}:${name}`])
      ?.toString("utf8")
      .trim();
    if (type === "blob") return { top, at, name };
    const files = type === "tree" ? listing(top, revision, [], name === "" ? "" : `${name}/`) : [];
    if (files.length > 0) return { top, at, name, files };
  }
  const message = `the revision ${quote(revision)} has no file ${quote(nameIn(top, resolve(path)))}`;
  return failed(message, `name another file, as in git:${revision}:path/to/fleets.yaml`);
}

/** Whether Git, in the working directory, knows a commit by a name that no file there has. */
export function isRevision(name: string): boolean {
  if (name.startsWith("-") || existsSync(name)) return false;
  return git(".", ["rev-parse", "--verify", `${name}^{commit}`]) !== undefined;
}

/** The files of a revision below a path; of `-r`, those in its folders, too. */
function listing(
  top: string,
  revision: string,
  options: readonly string[],
  path: string,
): string[] {
  const below = path === "" ? [] : ["--", path];
  const listed = git(top, ["ls-tree", ...options, "-z", revision, ...below])?.toString("utf8");
  return (listed ?? "").split("\0").flatMap((line) => {
    // A mode, a type and a hash stand before the name.
    const [, type, name] = /^\d+ (\w+) \w+\t(.+)$/s.exec(line) ?? [];
    return type === "blob" && name !== undefined ? [name] : [];
  });
}

function nameIn(top: string, path: string): string {
  return relative(realpathSync(top), realPath(path)).split(sep).join("/");
}

/** What git prints; undefined where it fails. */
function git(folder: string, args: readonly string[], input?: string): Buffer | undefined {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      maxBuffer: MOST_BYTES,
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "ignore"],
      ...(input !== undefined && { input }),
    });
  } catch {
    return undefined;
  }
}
