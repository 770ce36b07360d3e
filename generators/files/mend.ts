/** Files of people that are mended: replaced only where they are as they were read. */
import { readFileSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { displayPath } from "../text/paths";
import { isBelow, realPath } from "./real-path";
import { refused, stage } from "./staging";
import type { Refused } from "./staging";

/** A file with what was read of it, and what is to be in it. */
export interface Replacement {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes all of them, each by rename, or none: one that changed since, that lies outside of the folder, or that nobody may write, is a problem. A symbolic link stays
 * one, and permissions stay what they are.
 */
export function replaceTexts(project: string, files: readonly Replacement[]): Problem[] {
  const folder = realPath(resolve(project));
  try {
    const targets = files.map((one) => ({ ...one, target: realPath(resolve(one.file)) }));
    const problems = targets.flatMap(({ file, target, before }) =>
      isBelow(folder, target) ? changedSince(file, target, before) : [outside(file)],
    );
    if (problems.length === 0) placeAll(folder, targets);
    return problems;
  } catch (error) {
    return [cannotMend(refused(folder, error))];
  }
}

interface Target extends Replacement {
  readonly target: string;
}

function placeAll(folder: string, targets: readonly Target[]): void {
  const news = targets.map(({ target, before, after }) => ({
    path: relative(folder, target),
    content: withMark(readFileSync(target, "utf8"), before) + after,
    mode: statSync(target).mode,
  }));
  const { staged, discard } = stage(folder, ".fleetroles-fix", news);
  try {
    for (const { place } of staged) place();
  } catch (error) {
    discard();
    throw error;
  }
}

function cannotMend({ path, code }: Refused): Problem {
  const file = displayPath(path);
  return problem("cannot-write", {
    message: `${quote(file)} cannot be written (${code})`,
    fix: "check its permissions and the space that there is; what was not written is as it was",
    location: { file },
  });
}

/** The mark that some editors begin a file with, where it is all that was not read. */
function withMark(raw: string, before: string): string {
  return raw.slice(0, raw.length - before.length);
}

function changedSince(file: string, target: string, before: string): Problem[] {
  if ((statSync(target).mode & WRITABLE) === 0) return [readOnly(file)];
  const raw = readFileSync(target, "utf8");
  if (raw === before || raw === `\ufeff${before}`) return [];
  return [
    problem("cannot-write", {
      message: `${quote(file)} is not as it was read: somebody changed it, or it has ends of lines that are a carriage return alone`,
      fix: "run it again; save the file with ends of lines that Git knows",
      location: { file },
    }),
  ];
}

/** Who may write a file at all: a rename would not ask. */
const WRITABLE = 0o222;

function readOnly(file: string): Problem {
  return problem("cannot-write", {
    message: `${quote(file)} is read-only: nobody may write it`,
    fix: "let its owner write it (chmod u+w), or mend it where it comes from",
    location: { file },
  });
}

function outside(file: string): Problem {
  return problem("cannot-write", {
    message: `${quote(file)} lies outside of the project's folder`,
    fix: "mend it there by hand",
    location: { file },
  });
}
