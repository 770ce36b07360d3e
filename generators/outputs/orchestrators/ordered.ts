import { sortedUnique } from "../../text/names";
import { runnable } from "./affected";
import type { AffectedStack } from "./affected";

/** Those in which Terraform can run, each without what it waits for that has no folder any more. */
export function ordered<T extends AffectedStack>(stacks: readonly T[]): T[] {
  const all = runnable(stacks);
  const names = new Set(all.map(({ name }) => name));
  return all.map((one) => ({
    ...one,
    after: sortedUnique(one.after).filter((name) => names.has(name)),
  }));
}
