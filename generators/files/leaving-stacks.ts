/** Stacks that left their fleet files: the next apply of each destroys what it has. */
import { join } from "node:path";
import type { PastStack } from "./hand-over";
import { readText } from "./read";
import { recordsIn } from "./stack-records";

/** One of them, and the addresses that it lets go of. */
export interface LeavingStack extends PastStack {
  readonly letGo: readonly string[];
}

/** Those of a folder, whichever fleet file they left, but for those that are kept. */
export function leavingStacks(folder: string): LeavingStack[] {
  return [...recordsIn(folder)].flatMap(([path, record]): LeavingStack[] => {
    const { retired, keep, made, released = {}, account, region } = record;
    if (!retired || keep) return [];
    const text = readText(join(folder, path));
    if (text === undefined) return [];
    return [{ path, text, had: { ...made }, account, region, letGo: Object.keys(released) }];
  });
}
