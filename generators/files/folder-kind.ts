import type { GeneratedFile } from "./file";
import type { FolderStyle, Manifest, ManifestHead } from "./manifest";
import type { NewFile } from "./staging";
import type { Problem } from "../problem";

/** A kind of output folder, and how it is remembered what was generated there. */
export interface FolderKind extends FolderStyle {
  /** What is known of a folder, or what keeps anybody from telling. */
  readonly read: (folder: string) => FolderReading | readonly Problem[];
  /** A text that is another one once anything was written to the folder. */
  readonly stamp: (folder: string) => string;
  /** A file's content as it is written. */
  readonly written: (file: GeneratedFile) => string;
  /** What is to be remembered of what is written. */
  readonly books: (reading: FolderReading, after: FolderAfter) => Books;
}

/** What a folder holds, and what of it is known. */
export interface FolderReading {
  readonly folder: string;
  readonly manifest: Manifest;
  /** The hash of what lies at a path; "other" for what is no readable file; undefined for nothing. */
  readonly present: (path: string) => string | undefined;
  /** Whether a file has to be written anew though it holds what it should: it does not vouch for itself yet. */
  readonly isUnsealed: (path: string) => boolean;
  /** What lies beside the files to be remembered of them, by their paths, as it was read. */
  readonly records?: ReadonlyMap<string, unknown>;
  /** Whether two branches that were merged both changed a file. */
  readonly isConflicted: (path: string) => boolean;
}

/** What a folder is to be like. */
export interface FolderAfter {
  readonly files: readonly GeneratedFile[];
  readonly head: ManifestHead;
  readonly kept: Manifest["files"];
}

/** What is written and removed besides the generated files. */
export interface Books {
  /** Before any of the generated files. */
  readonly first: readonly NewFile[];
  /** Once all others are in place. */
  readonly last: readonly NewFile[];
  /** Paths that go in the end. */
  readonly drop: readonly string[];
  /** Whether that is so even where no generated file changes. */
  readonly isStale: boolean;
}
