/** Folders with a list of what was generated there: one file, which is another one after every change. */
import { join } from "node:path";
import type { FolderAfter, FolderKind, FolderReading } from "./folder-kind";
import { LOCK_FILE, MANIFEST, hash, manifestText, transitionText } from "./manifest";
import type { FolderStyle } from "./manifest";
import { hasConflict, readManifest, readPresent, readText, statOf } from "./read";

/** Modules are for others to publish: nothing in them names this tool. */
export const MODULE: FolderKind = listed({ manifest: ".generated.json", source: "blueprint" });

/** Data that is fetched. */
export const DATA: FolderKind = listed({ manifest: MANIFEST, source: "fleet file" });

/** Root modules, in which people run Terraform: it writes into lock files what was asked for. */
export const ROOTS: FolderKind = listed({ manifest: MANIFEST, source: "fleet file" }, presentRoot);

/** In a lock file, what was asked for when a provider was locked. */
const ASKED = /^[ \t]*constraints[ \t]*=.*\r?\n/gm;

function presentRoot(path: string): string | undefined {
  const stat = path.endsWith(LOCK_FILE) ? statOf(path) : undefined;
  const text = typeof stat === "object" && stat.isFile() ? readText(path) : undefined;
  return text === undefined ? readPresent(path) : hash(text.replaceAll(ASKED, ""));
}

function listed(style: FolderStyle, present = readPresent): FolderKind {
  const textOf = (folder: string): string | undefined => readText(join(folder, style.manifest));
  return {
    ...style,
    read: (folder) => {
      const manifest = readManifest(folder, style);
      if ("id" in manifest) return [manifest];
      return {
        folder,
        manifest,
        present: (path) => present(join(folder, path)),
        isUnsealed: () => false,
        isConflicted: (path) => hasConflict(readText(join(folder, path)) ?? ""),
      };
    },
    stamp: (folder) => textOf(folder) ?? "",
    written: ({ content }) => content,
    books: ({ folder, manifest }: FolderReading, { files, head, kept }: FolderAfter) => {
      const text = manifestText(files, head, kept);
      const path = style.manifest;
      return {
        first: [{ path, content: transitionText(manifest, files) }],
        last: [{ path, content: text }],
        drop: [],
        isStale: textOf(folder) !== text,
      };
    },
  };
}
