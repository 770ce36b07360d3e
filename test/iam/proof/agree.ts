import { evaluate } from "../../../generators/iam/proof/evaluate";
import type { Decision } from "../../../generators/iam/proof/request";
import { draw, type Draw } from "./draw";
import { REWRITINGS, rewritten } from "./explained";
import { simulator } from "./oracle";

type Effect = Decision["effect"];

/** From the least access to the most. */
const ORDER: readonly Effect[] = ["explicitly-denied", "implicitly-denied", "allowed"];

/** What came of comparing so many drawn requests with iam-simulate. */
export interface Agreement {
  readonly agreed: number;
  /** How often each explanation was the one, most often first; `open` where AWS's pages leave it open. */
  readonly explained: ReadonlyMap<string, number>;
  /** Each is one that nothing explains. */
  readonly differences: readonly string[];
  readonly effects: ReadonlyMap<Effect, number>;
}

/** Compares so many requests, from the seed on. */
export async function agreement(seed: number, count: number): Promise<Agreement> {
  const simulate = await simulator();
  const explained = new Map<string, number>();
  const effects = new Map<Effect, number>();
  const differences: string[] = [];
  let agreed = 0;
  for (let one = seed; one < seed + count; one++) {
    const drawn = draw(one);
    const ours = evaluate(drawn.request, drawn.policies).effect;
    const theirs = simulate(drawn);
    add(effects, ours);
    if (ours === theirs) agreed++;
    else {
      const why = explanation(drawn, ours, theirs, simulate);
      if (why === undefined) differences.push(difference(one, ours, theirs, drawn));
      else add(explained, why);
    }
  }
  const byNumber = [...explained].sort(([, one], [, other]) => other - one);
  return { agreed, explained: new Map(byNumber), differences, effects };
}

/**
 * Why iam-simulate says something else than `evaluate` with the reading that allows most; undefined where nothing
 * explains it.
 */
export function explanation(
  drawn: Draw,
  most: Effect,
  theirs: Effect,
  simulate: (drawn: Draw) => Effect,
): string | undefined {
  const least = evaluate(drawn.request, drawn.policies, { reading: "least" }).effect;
  // Somewhere between the readings, for iam-simulate takes one here and the other there.
  const fits = (effect: Effect): boolean =>
    ORDER.indexOf(least) <= ORDER.indexOf(effect) && ORDER.indexOf(effect) <= ORDER.indexOf(most);
  if (fits(theirs)) return "open";
  const one = Object.entries(REWRITINGS).find(([, rewrite]) => fits(simulate(rewrite(drawn))));
  if (one !== undefined) return one[0];
  return fits(simulate(rewritten(drawn))) ? "several" : undefined;
}

function add<T>(counts: Map<T, number>, item: T): void {
  counts.set(item, (counts.get(item) ?? 0) + 1);
}

function difference(seed: number, ours: Effect, theirs: Effect, drawn: Draw): string {
  return `draw ${String(seed)}: ${ours}, but iam-simulate says ${theirs}: ${JSON.stringify(drawn)}`;
}
