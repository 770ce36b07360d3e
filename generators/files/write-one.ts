import { readFileSync } from "node:fs";
import type { Problem } from "../problem";
import { DATA } from "./listed";
import { prefixOf } from "./manifest";
import { cannotWrite, notGenerated } from "./problems";
import { readText, statOf } from "./read";
import { refused, replaceFile } from "./staging";

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
