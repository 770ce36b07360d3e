/** What stands under another address than before: Terraform is told, so that nothing is destroyed and made anew. */
import { addressPairs } from "../../model/calls/addresses";
import type { Stack } from "../../model/types";
import { compare } from "../../text/names";
import { ownValue } from "../../text/own-value";
import type { Making } from "../../files/stack-past";

/** One resource that moves. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * All moves of a stack: what changed over, and what stood under other addresses for another reason. What did both moves twice, for
 * Terraform takes one move to an address; where the one is on the way of the other already, that says it.
 *
 * @param was by blueprint, how its parts were made before
 * @param moved the address of before → the next one
 */
export function allMoves(
  stack: Stack,
  was: Readonly<Record<string, Making>>,
  moved: Readonly<Record<string, string>>,
): Move[] {
  const over = movesOf(stack, was).filter(({ from, to }) => !leadsTo(moved, from, to));
  const sources = new Set(over.map(({ from }) => from));
  const before = new Map(over.map(({ from, to }) => [to, from]));
  const others = Object.entries(moved).flatMap(([from, to]): Move[] => {
    if (sources.has(from)) return [];
    const first = before.get(to) ?? to;
    return first === from ? [] : [{ from, to: first }];
  });
  return [...over, ...others].sort((a, b) => compare(a.from, b.from));
}

/** Whether moves, one after the other, lead from an address to another one. */
function leadsTo(moved: Readonly<Record<string, string>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  for (let at = ownValue(moved, from); at !== undefined; at = ownValue(moved, at)) {
    if (at === to) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

/**
 * The resources that a module makes now and did not before, or the other way.
 *
 * @param was by blueprint, how its parts were made before
 */
function movesOf(stack: Stack, was: Readonly<Record<string, Making>>): Move[] {
  const called = new Set(stack.modules.flatMap(({ blueprint }) => blueprint ?? []));
  return Object.entries(was).flatMap(([blueprint, before]): Move[] => {
    const now = called.has(blueprint) ? "module" : "resources";
    if (before === now) return [];
    const pairs = addressPairs(stack, blueprint);
    const moves = pairs.map(([own, inModule]): Move =>
      now === "module" ? { from: own, to: inModule } : { from: inModule, to: own },
    );
    return moves;
  });
}
