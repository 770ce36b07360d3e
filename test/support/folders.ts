import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The checkout that the tests run in. */
export const repository = resolve(__dirname, "..", "..");

/** A new empty folder in the folder of the test run, with which it is removed (`run-folder.cjs`). */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `${name}-`));
}

/** Every file under a folder: its path relative to the folder, with forward slashes, and its text. */
export function readTree(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    files.map((file) => [relative(folder, file).split(sep).join("/"), readFileSync(file, "utf8")]),
  );
}

/** Writes files, given by their paths relative to the folder, and the folders they need. */
export function writeTree(
  folder: string,
  files: ReadonlyMap<string, string> | Readonly<Record<string, string>>,
): void {
  const entries = files instanceof Map ? [...files.entries()] : Object.entries(files);
  for (const [path, text] of entries as [string, string][]) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Makes the checkout's own dependencies resolvable from another folder. */
export function linkDependencies(folder: string): void {
  symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"), "dir");
}
