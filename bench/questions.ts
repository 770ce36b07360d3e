import { join } from "node:path";
import { tableName } from "./fleets";
import { measureTime, type Command } from "./process-tree";
import { fleetrolesProject } from "./project";

/** Seconds of one run each, side by side. */
interface Pair {
  readonly check: number;
  readonly whoCan: number;
}

/**
 * `who-can` over as many fleets, each with a table of its own, beside `check` of the same file: of the exact question for one
 * table, and of any table. Runs alternate, so that what else the machine does falls on both alike.
 */
export async function compareQuestions(
  fleets: number,
  runs: number,
): Promise<ReadonlyMap<string, readonly Pair[]>> {
  const { folder } = fleetrolesProject(fleets);
  const bin = join(__dirname, "..", "bin", "fleetroles.js");
  const run = (...args: readonly string[]): Promise<number> => {
    const command: Command = [process.execPath, bin, ...args];
    return measureTime(command, folder);
  };
  const table = `dynamodb:table/${tableName(fleets - 1)}`;
  const questions = { "one table": table, "any table": "*" };
  const results = new Map<string, Pair[]>();
  for (let index = 0; index < runs; index++) {
    for (const [name, resource] of Object.entries(questions)) {
      const check = await run("check", "--format", "json");
      const whoCan = await run("who-can", "dynamodb:GetItem", resource);
      results.set(name, [...(results.get(name) ?? []), { check, whoCan }]);
    }
  }
  return results;
}
