/** What stands under another address than before: Terraform is told, so that nothing is destroyed and made anew. */
import { addressPairs } from "../../model/calls/addresses";
import type { Stack } from "../../model/types";
import { compare } from "../../text/names";
import type { Making } from "../../files/stack-past";

/** One resource that moves. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * The resources that a module makes now and did not before, or the other way.
 *
 * @param was by blueprint, how its parts were made before
 */
export function movesOf(stack: Stack, was: Readonly<Record<string, Making>>): Move[] {
  const called = new Set(stack.modules.flatMap(({ blueprint }) => blueprint ?? []));
  return Object.entries(was).flatMap(([blueprint, before]): Move[] => {
    const now = called.has(blueprint) ? "module" : "resources";
    if (before === now) return [];
    const pairs = addressPairs(stack, blueprint);
    const moves = pairs.map(([own, inModule]): Move =>
      now === "module" ? { from: own, to: inModule } : { from: inModule, to: own },
    );
    return moves.sort((a, b) => compare(a.from, b.from));
  });
}
