import { createHash } from "node:crypto";
import { compare } from "./iam/names";
import type { GeneratedFile } from "./outputs/types";

/** Records which files of an output folder are generated, and what they held. */
export const MANIFEST = ".fleetroles.json";

/** A file name of ours: nothing that leads out of the folder, and nothing hidden. */
const PLAIN_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** What a manifest says. */
export interface Manifest {
  /**
   * File name → SHA-256 of what was generated. Two hashes while a run is under way: a run that is killed
   * leaves either, and neither is a hand edit.
   */
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** Reads a manifest's text; undefined where it is damaged. Names that lead elsewhere are left out. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const { files } = JSON.parse(text) as { files: Record<string, string | string[]> };
    if (typeof files !== "object" || Array.isArray(files)) return undefined;
    const entries = Object.entries(files).filter(([name]) => PLAIN_NAME.test(name));
    const sound = entries.every(([, hashes]) => [hashes].flat().every(isText));
    if (!sound) return undefined;
    return { files: Object.fromEntries(entries.map(([name, hashes]) => [name, [hashes].flat()])) };
  } catch {
    return undefined;
  }
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

/** The files sorted by path. */
export function inOrder(files: Iterable<GeneratedFile>): GeneratedFile[] {
  return [...files].sort((a, b) => compare(a.path, b.path));
}

/** The manifest of a folder that holds exactly these files. */
export function manifestText(files: Iterable<GeneratedFile>): string {
  const entries = inOrder(files).map((file) => [file.path, hashOf(file)]);
  return `${JSON.stringify({ generatedBy: "fleetroles", files: Object.fromEntries(entries) as object }, null, 2)}\n`;
}

/** The manifest while a run is under way: of each file, what it held and what it is to hold. */
export function transitionText(old: Manifest["files"], files: readonly GeneratedFile[]): string {
  const merged: Record<string, readonly string[]> = { ...old };
  for (const file of files) {
    merged[file.path] = [...new Set([...(old[file.path] ?? []), hashOf(file)])];
  }
  return `${JSON.stringify({ generatedBy: "fleetroles", files: merged }, null, 2)}\n`;
}

/** Line ends do not count: a checkout may have changed them. */
export function hash(content: string): string {
  const text = content.includes("\r") ? content.replaceAll("\r\n", "\n") : content;
  return createHash("sha256").update(text).digest("hex");
}

const hashes = new WeakMap<GeneratedFile, string>();

/** The hash of a file's content, worked out once. */
export function hashOf(file: GeneratedFile): string {
  const known = hashes.get(file) ?? hash(file.content);
  hashes.set(file, known);
  return known;
}
