/** Parameters with which a blueprint comes nearest to what an account has. */
import type { Value } from "../../../blueprints/values";
import type { Candidates } from "./candidates";
import type { Claim } from "./claims";
import { liveAtoms, modelAtoms } from "./atoms";
import { distanceOf, gapOf, partsWith, type Gap } from "./score";
import type { Facts } from "./pattern";

/** Parameters, and what the blueprint with them differs in from the account. */
export interface Fit {
  readonly values: ReadonlyMap<string, Value>;
  readonly gap: Gap;
}

/** Far more than parameters that depend on each other take. */
const MOST_ROUNDS = 6;

/**
 * Goes from the defaults, and from all that the account tells, to the nearest values, one parameter at a time; then back to
 * the default wherever that makes no difference.
 *
 * @param fixed parameters that are known already
 */
export function bestFit(
  claim: Claim,
  candidates: Candidates,
  facts: Facts,
  fixed: ReadonlyMap<string, Value>,
): Fit | undefined {
  const free = [...candidates].filter(([name]) => !fixed.has(name));
  if (free.some(([, values]) => values.length === 0)) return undefined;
  const live = liveAtoms(claim);
  const gap = (values: ReadonlyMap<string, Value>): Gap =>
    gapOf(modelAtoms(partsWith(claim, values, facts)), live);
  const onTheWay: Distance = (values) => distanceOf(gap(values), false);
  const atEnd: Distance = (values) => distanceOf(gap(values), true);
  const start = (pick: (values: readonly Value[]) => Value | undefined): Map<string, Value> =>
    new Map([...fixed, ...free.map(([name, values]) => [name, pick(values) ?? ""] as const)]);
  const starts = [start((all) => all[0]), start((all) => all.at(-1))];
  const ends = starts.map((from) => descend(descend(from, free, onTheWay), free, atEnd));
  const [best = new Map<string, Value>()] = ends.sort((a, b) => atEnd(a) - atEnd(b));
  const values = withDefaults(best, free, atEnd);
  return { values, gap: gap(values) };
}

type Distance = (values: ReadonlyMap<string, Value>) => number;
type Free = readonly (readonly [string, readonly Value[]])[];

function descend(from: Map<string, Value>, free: Free, distance: Distance): Map<string, Value> {
  let [best, least] = [from, distance(from)];
  for (let round = 0; round < MOST_ROUNDS && least > 0; round++) {
    const before = least;
    for (const [name, values] of free) {
      const tried = [...values, ...shortened(best.get(name))];
      const nexts = tried.map((value) => new Map(best).set(name, value));
      for (const next of nexts) {
        const reached = distance(next);
        [best, least] = reached < least ? [next, reached] : [best, least];
      }
    }
    if (least === before) break;
  }
  return best;
}

/** A list without each of its elements. */
function shortened(value: Value | undefined): Value[] {
  if (typeof value !== "object" || value.length < 2 || value.length > 20) return [];
  return value.map((one) => value.filter((other) => other !== one));
}

function withDefaults(
  best: Map<string, Value>,
  free: Free,
  distance: Distance,
): Map<string, Value> {
  const least = distance(best);
  let values = best;
  for (const [name, [first]] of free) {
    if (first === undefined || JSON.stringify(values.get(name)) === JSON.stringify(first)) continue;
    const next = new Map(values).set(name, first);
    if (distance(next) <= least) values = next;
  }
  return values;
}
