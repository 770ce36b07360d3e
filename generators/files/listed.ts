/** Folders with a list of what was generated there: one file, which is another one after every change. */
import { join } from "node:path";
import type { FolderAfter, FolderKind, FolderReading } from "./folder-kind";
import { MANIFEST, manifestText, transitionText } from "./manifest";
import type { FolderStyle } from "./manifest";
import { hasConflict, readManifest, readPresent, readText } from "./read";

/** Modules are for others to publish: nothing in them names this tool. */
export const MODULE: FolderKind = listed({ manifest: ".generated.json", source: "blueprint" });

/** Data that is fetched. */
export const DATA: FolderKind = listed({ manifest: MANIFEST, source: "fleet file" });

function listed(style: FolderStyle): FolderKind {
  const textOf = (folder: string): string | undefined => readText(join(folder, style.manifest));
  return {
    ...style,
    read: (folder) => {
      const manifest = readManifest(folder, style);
      if ("id" in manifest) return [manifest];
      return {
        folder,
        manifest,
        present: (path) => readPresent(join(folder, path)),
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
