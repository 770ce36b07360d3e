import type { z } from "zod";
import type { DataPath } from "../problem";
import type { JsonSchema } from "../source/json-schema";
import { keyMeant, valueAt } from "../source/schema-problems";

type Issue = z.core.$ZodIssue;

/** Keys as they are written, by the paths that their values have where they are spelt as they were meant. */
export type Misspelt = ReadonlyMap<string, string>;

/** Data whose keys are those of its schema, and what is wrong with it beside that. */
export interface Respelt {
  readonly data: unknown;
  readonly misspelt: Misspelt;
  /** By paths in `data`: first the keys that nobody knows. */
  readonly issues: readonly Issue[];
}

/** A fleet file nests no deeper: each round goes into what a misspelt key hid from the one before. */
const ROUNDS = 12;

/**
 * The data with every key that was surely meant to be another one read as that, and without the other keys that nobody knows: so
 * what stands under a misspelt key is judged, too, and nothing is missing that is only misspelt.
 */
export function respell(
  data: unknown,
  issues: readonly Issue[],
  schema: z.ZodType,
  json: JsonSchema,
): Respelt {
  const current = structuredClone(data);
  const misspelt = new Map<string, string>();
  const keys: Issue[] = [];
  let open = issues;
  for (let round = 0; round < ROUNDS; round++) {
    const unknown = open.filter(({ code }) => code === "unrecognized_keys");
    if (unknown.length === 0) break;
    for (const issue of unknown) mend(current, issue, json, misspelt);
    keys.push(...unknown);
    open = schema.safeParse(current).error?.issues ?? [];
  }
  return { data: current, misspelt, issues: [...keys, ...open] };
}

/** The path of a value in the file. */
export function asWritten(path: DataPath, misspelt: Misspelt): DataPath {
  if (misspelt.size === 0) return path;
  return path.map((step, index) => misspelt.get(JSON.stringify(path.slice(0, index + 1))) ?? step);
}

/** A key becomes the one that was meant, unless that is there as well, or goes. */
function mend(data: unknown, issue: Issue, json: JsonSchema, misspelt: Map<string, string>): void {
  const path = issue.path as DataPath;
  const parent = valueAt(data, path) as object | undefined;
  if (issue.code !== "unrecognized_keys" || parent === undefined) return;
  for (const key of issue.keys) {
    const to = keyMeant([...path, key], json);
    if (to !== undefined && !Object.hasOwn(parent, to)) {
      Reflect.set(parent, to, valueAt(parent, [key]));
      misspelt.set(JSON.stringify([...path, to]), key);
    }
    Reflect.deleteProperty(parent, key);
  }
}
