import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { inCi } from "./ci";
import { repository } from "./folders";

const CASES = join(repository, "test", "cases");

/** A JSON file below `test/cases`. The shape is the caller's word. */
export function readCases<T>(...names: readonly string[]): T {
  return JSON.parse(readFileSync(join(CASES, ...names), "utf8")) as T;
}

/** The path of a file or folder below `test/cases`. */
export function casePath(...names: readonly string[]): string {
  return join(CASES, ...names);
}

/** Compares with a JSON file below `test/cases`, or, with UPDATE_GOLDENS=1 outside CI, writes it. */
export function expectRecorded(name: string, actual: unknown): void {
  const file = join(CASES, name);
  if (process.env.UPDATE_GOLDENS === "1" && !inCi()) {
    writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
  }
  expect(actual).to.deep.equal(JSON.parse(readFileSync(file, "utf8")));
}
