/** What is remembered of stacks, a file for each. */
import { join } from "node:path";
import type { Problem } from "../problem";
import { compare } from "../text/names";
import { isPlainPath } from "./manifest";
import { damagedRecord, noFolder } from "./problems";
import { hasConflict, namesIn, readText, statOf } from "./read";
import type { NewFile } from "./staging";

/** The folder of them, in that of the stacks. */
export const RECORDS = ".fleetroles";

/** What the files say, by the path of the stack's file; or which of them say nothing. */
export function readRecords(folder: string): ReadonlyMap<string, unknown> | readonly Problem[] {
  const at = join(folder, RECORDS);
  const stat = statOf(at);
  if (stat === undefined) return new Map();
  if (stat === "unknown" || !stat.isDirectory()) return [noFolder(at)];
  const problems: Problem[] = [];
  const records = new Map<string, unknown>();
  for (const name of recordNames(at)) {
    const text = readText(join(at, name)) ?? "";
    try {
      records.set(stackPathOf(name), JSON.parse(text));
    } catch {
      problems.push(damagedRecord(join(at, name), hasConflict(text)));
    }
  }
  return problems.length > 0 ? problems : records;
}

/**
 * What makes the files say what they are to say: those that differ, and those that are of no stack.
 *
 * @param known what was read
 */
export function recordFiles(
  known: ReadonlyMap<string, unknown>,
  stacks: object,
): { readonly write: readonly NewFile[]; readonly drop: readonly string[] } {
  const wanted = new Map(Object.entries(stacks));
  const write = [...wanted].flatMap(([path, record]) =>
    JSON.stringify(known.get(path)) === JSON.stringify(record)
      ? []
      : [{ path: recordPath(path), content: `${JSON.stringify(record, null, 2)}\n` }],
  );
  const gone = [...known.keys()].filter((path) => !wanted.has(path));
  return { write, drop: gone.map(recordPath) };
}

function recordPath(path: string): string {
  return `${RECORDS}/${path.replace(/\.ts$/, "")}.json`;
}

function recordNames(at: string): string[] {
  return namesIn(at)
    .filter((name) => name.endsWith(".json") && isPlainPath(name))
    .sort(compare);
}

function stackPathOf(name: string): string {
  return `${name.slice(0, -".json".length)}.ts`;
}
