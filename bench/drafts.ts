import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listingText, type ListedAs } from "./listing";
import { measureMemory, measureTime, type Command } from "./process-tree";
import { emptyProject, REPOSITORY } from "./project";

/** Seconds of one run, and MiB. */
export interface Spent {
  readonly seconds: number;
  readonly memory: number;
}

/** A step with the listing of an account, by its name. */
interface Step {
  readonly name: string;
  readonly command: Command;
  /** What has to go before it, so that it makes all of it again. */
  readonly clean: readonly string[];
}

/**
 * Drafts, adopts and verifies an account of so many roles that differ by site only, beside a process that does nothing but read
 * the listing's JSON. The steps follow each other: each works on what the one before has made.
 */
export async function measureDrafts(
  roles: number,
  as: ListedAs,
  runs: number,
): Promise<ReadonlyMap<string, readonly Spent[]>> {
  const folder = emptyProject();
  symlinkSync(REPOSITORY, join(folder, "node_modules", "fleetroles"), "dir");
  writeFileSync(join(folder, "account.json"), listingText(roles, as));
  const results = new Map<string, Spent[]>();
  for (let run = 0; run < runs; run++) {
    for (const { name, command, clean } of steps()) {
      const remove = (): void => {
        for (const one of clean) rmSync(join(folder, one), { recursive: true, force: true });
      };
      remove();
      const memory = await measureMemory(command, folder);
      remove();
      const seconds = await measureTime(command, folder);
      results.set(name, [...(results.get(name) ?? []), { seconds, memory }]);
    }
  }
  return results;
}

function steps(): Step[] {
  const bin = join(REPOSITORY, "bin", "fleetroles.js");
  const from = ["--from", "account.json"];
  const read = 'JSON.parse(require("fs").readFileSync("account.json", "utf8"))';
  return [
    { name: "reading the JSON", command: [process.execPath, "-e", read], clean: [] },
    {
      name: "draft",
      command: [process.execPath, bin, "adopt", ...from, "--draft", "fleets.yaml"],
      clean: ["fleets.yaml", "blueprints", "stacks"],
    },
    { name: "adopt", command: [process.execPath, bin, "adopt", ...from], clean: ["stacks"] },
    { name: "verify", command: [process.execPath, bin, "verify", ...from], clean: [] },
  ];
}
