/**
 * The search: some literals hold, and of each clause one conjunction does. Each thing that literals speak of is decided by its own
 * theory; a clause that the values found so far do not meet is branched on, the one with the fewest ways first.
 */
import type { Steps } from "../languages/steps";
import { Fillings, holdsIn } from "./filling";
import {
  literalHolds,
  not,
  type Clause,
  type Conjunction,
  type Signed,
  type Value,
} from "./literals";
import type { Scenario } from "./scenario";
import { isAsserted, Slot, type State } from "./state";
import { Theories, type World } from "./theories";

/** The values of a request, by dimension; keys that are not there are absent. */
export type Assignment = ReadonlyMap<string, Value>;

/** Found values, none, or none found where the search could not decide. */
export type Outcome =
  { readonly values: Assignment } | { readonly none: true; readonly open: boolean };

interface Goal {
  readonly all: readonly Clause[];
  readonly accept: (values: Assignment) => boolean;
}

/** A search within one world. */
export class Solver {
  private readonly theories: Theories;
  private isOpen = false;

  constructor(
    world: World,
    private readonly scenario: Scenario,
    private readonly steps: Steps,
  ) {
    this.theories = new Theories(world, scenario, steps);
  }

  /** Values for which the literals and one of each clause hold, and which `accept` takes. */
  solve(
    base: Conjunction,
    clauses: readonly Clause[],
    accept: (values: Assignment) => boolean,
  ): Outcome {
    this.isOpen = false;
    if (contradicts(base, clauses)) return { none: true, open: false };
    const start = this.extend(new Map(), base);
    const values =
      start === undefined ? undefined : this.search(start, clauses, { all: clauses, accept });
    return values === undefined ? { none: true, open: this.isOpen } : { values };
  }

  private search(state: State, clauses: readonly Clause[], goal: Goal): Assignment | undefined {
    this.steps.take();
    const chosen = this.choose(state, clauses);
    if (chosen === "dead") return undefined;
    if (chosen === undefined) return this.finish(state, goal);
    let before = state;
    for (const way of chosen.ways) {
      const next = this.extend(before, way);
      const found = next && this.search(next, chosen.rest, goal);
      if (found !== undefined) return found;
      const [only, ...others] = way;
      if (only === undefined) return undefined;
      if (others.length > 0) continue;
      // What this way gives was looked at; the ways that are left are outside of it.
      const without = this.extend(before, [not(only)]);
      if (without === undefined) return undefined;
      before = without;
    }
    return undefined;
  }

  /** The clause that leaves the fewest ways, with those; `dead` where one leaves none. */
  private choose(
    state: State,
    clauses: readonly Clause[],
  ): { readonly ways: Clause; readonly rest: Clause[] } | "dead" | undefined {
    const holds = (way: Conjunction): boolean => way.every((signed) => isAsserted(state, signed));
    const left = clauses.filter((clause) => !clause.some(holds));
    // Before any theory is asked: what contradicts itself.
    const open = left.map((clause) =>
      clause.filter((way) => !way.some((signed) => isAsserted(state, not(signed)))),
    );
    if (open.some((clause) => clause.length === 0)) return "dead";
    let best: { readonly at: number; readonly ways: Clause } | undefined;
    for (const [at, clause] of open.entries()) {
      this.steps.take();
      if (clause.some((way) => way.every((signed) => this.isMet(state, signed)))) continue;
      const ways = clause.filter((way) => this.extend(state, way) !== undefined);
      if (ways.length === 0) return "dead";
      if (best === undefined || ways.length < best.ways.length) best = { at, ways };
      if (ways.length === 1) break;
    }
    if (best === undefined) return undefined;
    const { at, ways } = best;
    return { ways, rest: left.filter((_, index) => index !== at) };
  }

  /** Whether the value that was found for the literal's dimension meets it, too. */
  private isMet(state: State, { literal, holds }: Signed): boolean {
    if (literal.variables.length > 0 || this.scenario.has(literal.dimension.slice(4))) return false;
    const found = state.get(literal.dimension)?.found ?? this.theories.find(literal.dimension, []);
    return found !== undefined && !found.abstract && literalHolds(literal, found.value) === holds;
  }

  /** The state with more literals; undefined where they cannot hold together. */
  private extend(state: State, more: Conjunction): State | undefined {
    const next = new Map(state);
    for (const signed of more) {
      const { dimension } = signed.literal;
      const { literals } = next.get(dimension)?.with(signed) ?? new Slot([signed], undefined);
      const found = this.theories.find(dimension, literals);
      if (found === undefined) return undefined;
      next.set(dimension, new Slot(literals, found));
    }
    return next;
  }

  /** Texts for the variables, if there are any; then all that was asked for is looked at once more. */
  private finish(state: State, { all, accept }: Goal): Assignment | undefined {
    const literals = [...state.values()].flatMap((slot) => slot.literals);
    const { scenario, theories, steps } = this;
    const ways = new Fillings(literals, { scenario, theories, steps });
    for (const values of ways) {
      const holds = ({ literal, holds: wanted }: Signed): boolean =>
        holdsIn(literal, values) === wanted;
      if (!literals.every(holds)) continue;
      if (all.every((clause) => clause.some((way) => way.every(holds))) && accept(values)) {
        return values;
      }
      // Another value of the same might have done.
      this.isOpen = true;
    }
    if (!ways.complete) this.isOpen = true;
    return undefined;
  }
}

/** Whether some clause has only opposites of what has to hold: equal statements on both sides come to that. */
function contradicts(base: Conjunction, clauses: readonly Clause[]): boolean {
  const held = new Set(base.map(idOf));
  const isOut = (way: Conjunction): boolean => way.some((signed) => held.has(idOf(not(signed))));
  return clauses.some((clause) => clause.every(isOut));
}

function idOf({ literal, holds }: Signed): string {
  return `${Number(holds)}${literal.id}`;
}
