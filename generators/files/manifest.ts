import { createHash } from "node:crypto";
import { basename } from "node:path";
import { compare } from "../text/names";
import type { GeneratedFile } from "./file";

/** Records which files of an output folder are generated, and what they held. */
export const MANIFEST = ".fleetroles.json";

/** What a manifest says besides the files. */
export type ManifestHead = Readonly<Record<string, unknown>>;

/** How a kind of output folder is kept. */
export interface FolderStyle {
  /** The manifest's file name; files that a run needs for a moment are named after it. */
  readonly manifest: string;
  /** Where a user makes a change that is to last. */
  readonly source: "fleet file" | "blueprint";
}

/** What a list of this tool's says of itself. */
export const OWN_HEAD: ManifestHead = { generatedBy: "fleetroles" };

/** `.fleetroles` for stacks: what files that a run needs for a moment begin with. */
export function prefixOf({ manifest }: FolderStyle): string {
  return basename(manifest, ".json");
}

/** What the lock of a folder is called, and what attempts at it begin with. */
export function lockOf(style: FolderStyle): string {
  return `${prefixOf(style)}.lock`;
}

/** A path of ours: in every part of it, nothing that leads out of the folder, and nothing hidden. */
const PLAIN_PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Terraform's lock file of providers: it has that name alone. */
export const LOCK_FILE = ".terraform.lock.hcl";

/** Whether a path stays in its folder: names with `/` between, none of them hidden or `..`. */
export function isPlainPath(path: string): boolean {
  return PLAIN_PATH.test(path);
}

/** The same of a generated file, which may be a lock file in a folder. */
export function isOwnPath(path: string): boolean {
  const lock = `/${LOCK_FILE}`;
  return isPlainPath(path.endsWith(lock) ? path.slice(0, -lock.length) : path);
}

/** The folders above a path, the outermost first: `a`, `a/b` of `a/b/c.tf`. */
export function foldersAbove(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** What a manifest says. */
export interface Manifest {
  /**
   * Path → SHA-256 of what was generated. Several hashes while a run is under way, the oldest first: a run
   * that is killed leaves any of them, and none is a hand edit. {@link ABSENT} for a file that was not there.
   */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** All else; while a run is under way, what it was before. */
  readonly head: ManifestHead;
}

/** Stands for the hash of a file that is not there; no file has it. */
export const ABSENT = "";

/** Reads a manifest's text; undefined where it is damaged. Paths that lead elsewhere are left out. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const { files, ...head } = JSON.parse(text) as { files: Record<string, string | string[]> };
    if (typeof files !== "object" || Array.isArray(files)) return undefined;
    const entries = Object.entries(files).filter(([path]) => isOwnPath(path));
    const sound = entries.every(([, hashes]) => [hashes].flat().every(isText));
    if (!sound) return undefined;
    const lists = entries.map(([path, hashes]) => [path, [hashes].flat()]);
    return { files: Object.fromEntries(lists) as Manifest["files"], head };
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

/** The manifest of a folder that holds exactly these files, and others of which it knows what it knew. */
export function manifestText(
  files: Iterable<GeneratedFile>,
  head: ManifestHead,
  kept: Manifest["files"] = {},
): string {
  const others = Object.entries(kept).map(([path, hashes]) => [
    path,
    hashes.length === 1 ? hashes[0] : hashes,
  ]);
  const own = [...files].map((file) => [file.path, hashOf(file)]);
  const entries = [...others, ...own] as [string, string | readonly string[]][];
  return textOf(head, Object.fromEntries(entries.sort(([a], [b]) => compare(a, b))));
}

/** The manifest while a run is under way: of each file, what it held and what it is to hold. */
export function transitionText(
  { files: old, head }: Manifest,
  files: readonly GeneratedFile[],
): string {
  const merged = new Map(Object.entries(old));
  for (const file of files) {
    const before = merged.get(file.path) ?? [ABSENT];
    merged.set(file.path, [...new Set([...before, hashOf(file)])]);
  }
  return textOf(head, Object.fromEntries(merged));
}

function textOf(head: ManifestHead, files: object): string {
  return `${JSON.stringify({ ...head, files }, null, 2)}\n`;
}

/** Whether a folder was last generated with other files than these, a run that was killed left out. */
export function differs({ files: old }: Manifest, files: readonly GeneratedFile[]): boolean {
  const before = Object.entries(old).filter(([, [hash]]) => hash !== ABSENT);
  const known = new Map(before.map(([path, [hash]]) => [path, hash]));
  return known.size !== files.length || files.some((file) => known.get(file.path) !== hashOf(file));
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
