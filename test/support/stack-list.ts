import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hash, MANIFEST } from "../../generators/files/manifest";
import { RECORDS } from "../../generators/files/record-files";
import { bodyOf } from "../../generators/files/seal";
import { readTree } from "./folders";

/**
 * Makes a folder of stacks one as earlier versions left them: one list of all files, which say nothing of themselves.
 *
 * @param records whether the list knows more of the stacks than the hashes, which version 0.1.0 did not
 */
export function toList(folder: string, { records }: { records: boolean }): void {
  const stacks: Record<string, unknown> = {};
  const files: Record<string, string> = {};
  for (const [path, text] of readTree(folder)) {
    const [, name] = /^\.fleetroles\/(.+)\.json$/.exec(path) ?? [];
    if (name !== undefined) stacks[`${name}.ts`] = JSON.parse(text);
    if (!path.endsWith(".ts")) continue;
    const body = bodyOf(path, text);
    writeFileSync(join(folder, path), body);
    files[path] = hash(body);
  }
  rmSync(join(folder, RECORDS), { recursive: true, force: true });
  const list = { generatedBy: "fleetroles", ...(records && { stacks }), files };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(list, null, 2)}\n`);
}

/** The names of the stacks' files in a folder. */
export function stackFiles(folder: string): string[] {
  return [...readTree(folder).keys()].filter((path) => path.endsWith(".ts"));
}

/** What is remembered of a stack. */
export function recordOf(folder: string, stack: string): Record<string, unknown> {
  const text = readFileSync(join(folder, RECORDS, `${stack}.json`), "utf8");
  return JSON.parse(text) as Record<string, unknown>;
}
