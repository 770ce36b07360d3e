import { readFileSync } from "node:fs";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { DATA } from "./listed";
import { prefixOf } from "./manifest";
import { cannotWrite, notGenerated } from "./problems";
import { readText, statOf } from "./read";
import { refused, replaceFile } from "./staging";
import { displayPath } from "../text/paths";

/** Whether a file differs from `content`; if so, and unless told not to, replaces it. */
export function writeIfChanged(
  path: string,
  content: string,
  { write }: { write: boolean },
): boolean {
  if (readText(path) === content) return false;
  if (write) replaceFile(path, content, prefixOf(DATA));
  return true;
}

/** What lies where an archive is to be: nothing, it, another file; or why it cannot be there. */
export function archiveState(path: string, bytes: Uint8Array): "none" | "same" | "other" | Problem {
  const stat = statOf(path);
  if (stat === undefined) return "none";
  if (stat === "unknown" || !stat.isFile()) return notGenerated(path);
  try {
    return readFileSync(path).equals(bytes) ? "same" : "other";
  } catch {
    return notGenerated(path);
  }
}

/** Writes an archive by rename, making its folder; what the system refuses is a problem. */
export function writeArchive(path: string, bytes: Uint8Array): Problem | undefined {
  try {
    replaceFile(path, bytes, ".generated");
    return undefined;
  } catch (error) {
    return cannotWrite(refused(path, error));
  }
}

/**
 * Writes a report by rename, making its folder. What is there is replaced only if it is a report, too.
 *
 * @param mark what every report of its kind holds, in one of its first lines; without one, any file is replaced
 * @returns why nothing was written
 */
export function writeReport(path: string, content: string, mark?: string): Problem | undefined {
  const stat = statOf(path);
  const isFile = stat === undefined || (stat !== "unknown" && stat.isFile());
  const before = stat === undefined ? "" : readText(path);
  const isOurs = before === "" || mark === undefined || isReport(before ?? "", content, mark);
  if (!isFile || !isOurs) return otherFile(displayPath(path));
  try {
    replaceFile(path, content, ".fleetroles-report");
    return undefined;
  } catch (error) {
    return cannotWrite(refused(path, error));
  }
}

/** Somebody who writes about reports, or keeps one in a page of his own, has the mark as well, but nowhere where a report has it. */
function isReport(before: string, content: string, mark: string): boolean {
  const place = (text: string): number => text.split("\n").findIndex((line) => line.includes(mark));
  const [was, is] = [place(before), place(content)];
  const lineOf = (text: string): string => (text.split("\n")[is] ?? "").trim();
  return was === is && lineOf(before) === lineOf(content);
}

function otherFile(path: string): Problem {
  return problem("not-generated", {
    message: `${quote(path)} is there already, and is no report: a report is never written over another file`,
    fix: "name another file with --out, or remove that one",
  });
}
