/** Whether what is in a folder is the same: in few letters. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { compare } from "../text/names";

/** What tools leave in a module's folder. */
const LEFT = new Set([".terraform", ".git", "node_modules"]);

/** Of the names and contents of all files in a folder; undefined where there is none. */
export function folderDigest(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file).split(sep), file] as const)
    .filter(([parts]) => !parts.some((part) => LEFT.has(part)))
    .map(([parts, file]) => [parts.join("/"), file] as const)
    .sort(([one], [other]) => compare(one, other));
  const hash = createHash("sha256");
  for (const [name, file] of files) {
    // Git may have other ends of lines in a working tree.
    const text = readFileSync(file, "latin1").replaceAll("\r\n", "\n");
    hash.update(JSON.stringify([name, text]));
  }
  return hash.digest("hex");
}
