import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { inOrder } from "./manifest";
import type { GeneratedFile } from "./file";

/** Where gzip names the system that it ran on (RFC 1952, 2.3), and what it says for none. */
const SYSTEM = { offset: 9, unknown: 255 } as const;

/**
 * A module's files as a registry wants them: a .tar.gz with the module at its root. The same files give the
 * same bytes: sorted, and with no time, owner or mode of their own.
 */
export async function archiveOf(files: readonly GeneratedFile[]): Promise<Uint8Array> {
  const tar = pack();
  for (const { path, content } of inOrder(files)) {
    const header = { name: path, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 } as const;
    tar.entry({ ...header, type: "file", size: Buffer.byteLength(content) }, content);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk);
  const bytes = gzipSync(Buffer.concat(chunks), { level: 9 });
  bytes[SYSTEM.offset] = SYSTEM.unknown;
  return bytes;
}
