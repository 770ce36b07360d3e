/** Stacks that their fleet file has no more. */
import { join } from "node:path";
import type { Problem } from "../problem";
import { grouped } from "../text/grouped";
import { ownValue } from "../text/own-value";
import type { GeneratedFile } from "./file";
import { hash } from "./manifest";
import type { Manifest } from "./manifest";
import { readText } from "./read";
import { bodyOf } from "./seal";
import type { Retirement } from "./retired";
import { retiredEdited, stackLost, stackRetired, stacksRetired } from "./retired-problems";
import { placeOf, stackName } from "./stack-records";
import type { StackRecord } from "./stack-records";
import { FEW } from "./told-at-once";

/** Where they are, and what makes tombstones of them. */
export interface RetireRequest {
  readonly folder: string;
  /** The tombstone of a stack, from its file's text; undefined where the text is of none. */
  readonly retire: (text: string, retirement: Retirement) => string | undefined;
}

/** A stack that is gone. */
export interface RetiredStack {
  readonly path: string;
  readonly record: StackRecord;
  /** Its tombstone, unless there is nothing to make one of. */
  readonly file?: GeneratedFile;
}

/** A stack that the fleet file has no more: its state still has what it made, and only a stack can tell Terraform to destroy that. */
export function retiredStack(
  { folder, retire }: RetireRequest,
  path: string,
  before: StackRecord,
  released: readonly string[],
): RetiredStack {
  const keep = before.keep === true;
  const text = readBody(folder, path);
  const retirement: Retirement = { keep: keep ? "all" : released };
  const content = text === undefined ? undefined : retire(text, retirement);
  const record: StackRecord = { ...before, retired: true, ...(keep && { keep }) };
  return content === undefined ? { path, record } : { path, record, file: { path, content } };
}

/** What is to be known of them: of one after the other, or of all at once that have the same before them, where they are many. */
export function retiredProblems(
  { folder, source }: RetireRequest & { readonly source: { readonly path: string } },
  before: Manifest,
  retired: readonly RetiredStack[],
  renewedBy: ReadonlyMap<string, string>,
): Problem[] {
  const likes = grouped(retired, (one) =>
    one.file === undefined || renewedBy.has(one.path) || isEdited(before, one.path, folder)
      ? one.path
      : lotOf(one.record),
  );
  return [...likes.values()].flatMap((all): Problem[] => {
    if (all.length <= FEW) {
      return all.map((one) =>
        retiredProblem(folder, before, one, source.path, renewedBy.get(one.path)),
      );
    }
    const names = all.map(({ path }) => stackName(path));
    return [stacksRetired(folder, { names, record: all[0].record }, source.path)];
  });
}

/** What becomes of a stack, and where. */
function lotOf(record: StackRecord): string {
  const { keep = false, released } = record;
  return JSON.stringify([placeOf(record), keep, released === undefined]);
}

/** What is to be known of it. */
function retiredProblem(
  folder: string,
  before: Manifest,
  { path, record, file }: RetiredStack,
  source: string,
  renewedBy: string | undefined,
): Problem {
  const full = join(folder, path);
  if (isEdited(before, path, folder)) return retiredEdited(full);
  return file ? stackRetired(full, record, source, renewedBy) : stackLost(full, record, source);
}

function readBody(folder: string, path: string): string | undefined {
  const text = readText(join(folder, path));
  return text === undefined ? undefined : bodyOf(path, text);
}

/** A tombstone is made of the file itself: what somebody wrote into it would pass for generated. */
function isEdited({ files }: Manifest, path: string, folder: string): boolean {
  const text = readBody(folder, path);
  const known = ownValue(files, path);
  return text !== undefined && known !== undefined && !known.includes(hash(text));
}
