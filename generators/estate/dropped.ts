/** What stacks that go on had, and that nobody has any more. */
import type { PastStack } from "../files/hand-over";
import type { Stack } from "../model/types";
import { compare } from "../text/names";
import { heldBefore, heldNow } from "./held";

/** By the path of a stack's file: address → what Terraform imports it by. */
export type Dropped = ReadonlyMap<string, Readonly<Record<string, string>>>;

/**
 * What is to be remembered of stacks that go on: their states may still have it, for nobody knows which were applied. Should it be
 * asked for again, elsewhere or under another address, it must not be destroyed there and made here.
 *
 * @param pathOf the path of a stack's file
 * @param past stacks as they were, of which something may be gone
 */
export function droppedBy(
  stacks: readonly Stack[],
  pathOf: (stack: Stack) => string,
  past: readonly PastStack[],
): Dropped {
  if (past.length === 0) return new Map();
  const byPath = new Map(stacks.map((stack) => [pathOf(stack), stack]));
  const all = stacks.flatMap((stack) => heldNow(stack, pathOf(stack)));
  const keys = new Set(all.map(({ key }) => key));
  const taken = new Set(all.flatMap(({ path, exact }) => exact.map((at) => `${path} ${at}`)));
  const found = past.flatMap((was): [string, Record<string, string>][] => {
    if (!byPath.has(was.path)) return [];
    const left = heldBefore(was).filter(
      ({ key, path, address }) => !keys.has(key) && !taken.has(`${path} ${address}`),
    );
    const entries = left.map(({ address, importId }) => [address, importId] as const);
    const sorted = entries.sort(([a], [b]) => compare(a, b));
    return sorted.length === 0 ? [] : [[was.path, Object.fromEntries(sorted)]];
  });
  return new Map(found);
}
