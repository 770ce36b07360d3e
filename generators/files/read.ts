import { lstatSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../problem";
import { hash, parseManifest } from "./manifest";
import type { FolderStyle, Manifest } from "./manifest";
import { damagedManifest } from "./problems";

/** A file's text; undefined where it cannot be read. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Whether a text is what a merge of two branches left where both changed it. */
export function hasConflict(text: string): boolean {
  return /^<{7}(?: |\r?$)/m.test(text) && /^>{7}(?: |\r?$)/m.test(text);
}

/** What lies at a path; links are not followed. */
export function statOf(path: string): ReturnType<typeof lstatSync> | "unknown" | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : "unknown";
  }
}

/** The hash of what lies at a path; "other" for what is no readable file; undefined for nothing. */
export function readPresent(path: string): string | undefined {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (!stat.isFile()) return "other";
    return hash(readFileSync(path, "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "other";
  }
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What the manifest of a folder says; nothing, where there is none. */
export function readManifest(folder: string, style: FolderStyle): Manifest | Problem {
  const text = readText(join(folder, style.manifest));
  if (text === undefined) return { files: {}, head: {} };
  return parseManifest(text) ?? damagedManifest(join(folder, style.manifest), hasConflict(text));
}
