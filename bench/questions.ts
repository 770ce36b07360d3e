import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fleetFile, tableName } from "./fleets";
import { measureTime } from "./process-tree";
import { COPIES, fleetrolesProject, writeBlueprints } from "./project";

/** Seconds of one run each, side by side. */
export interface Pair {
  readonly check: number;
  readonly other: number;
}

/** A command beside `check` of the same size, both as arguments of fleetroles. */
interface Question {
  readonly name: string;
  readonly check: readonly string[];
  readonly other: readonly string[];
}

/**
 * Questions about as many fleets, each with a table of its own, beside `check` of the same file: who can read one table, and any;
 * what a change to ten of the fleets gives; and `check` of what the blueprint and every fleet promise, beside that of no
 * promises at all. Runs alternate, so that what else the machine does falls on both alike.
 */
export async function compareQuestions(
  fleets: number,
  runs: number,
): Promise<ReadonlyMap<string, readonly Pair[]>> {
  const { folder } = fleetrolesProject(fleets);
  const files = {
    "changed.yaml": fleetFile(fleets, { changed: 10 }),
    "silent.yaml": fleetFile(fleets, { blueprint: COPIES.silent }),
    "promising.yaml": fleetFile(fleets, { blueprint: COPIES.promising, expect: true }),
  };
  writeBlueprints(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const bin = join(__dirname, "..", "bin", "fleetroles.js");
  const run = (args: readonly string[]): Promise<number> =>
    measureTime([process.execPath, bin, ...args], folder);
  const results = new Map<string, Pair[]>();
  for (let index = 0; index < runs; index++) {
    for (const { name, check, other } of questions(fleets)) {
      const pair = { check: await run(check), other: await run(other) };
      results.set(name, [...(results.get(name) ?? []), pair]);
    }
  }
  return results;
}

function questions(fleets: number): Question[] {
  const table = `dynamodb:table/${tableName(fleets - 1)}`;
  const check = ["check", "--format", "json"];
  return [
    { name: "who-can, one table", check, other: ["who-can", "dynamodb:GetItem", table] },
    { name: "who-can, any table", check, other: ["who-can", "dynamodb:GetItem", "*"] },
    { name: "diff, 10 differ", check, other: ["diff", "fleets.yaml", "changed.yaml"] },
    {
      name: "with expectations",
      check: ["check", "silent.yaml", "--format", "json"],
      other: ["check", "promising.yaml", "--format", "json"],
    },
  ];
}
