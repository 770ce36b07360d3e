/**
 * The search: some literals hold, and of each clause one does. Each thing that literals speak of is decided by its own
 * theory; a clause that the values found so far do not meet is branched on, the one with the fewest ways first.
 */
import type { Steps } from "../languages/steps";
import { findWord, type Requirement } from "../languages/texts";
import { fillings, holdsIn } from "./filling";
import type { KnownActions } from "./known-actions";
import { literalHolds } from "./literals";
import type {
  Clause,
  Conjunction,
  KeyLiteral,
  Literal,
  Signed,
  TextLiteral,
  Value,
} from "./literals";
import type { Scenario } from "./scenario";
import { Undecided } from "../languages/undecided";
import { findValue, wordText, type Found, type KeyType } from "./values";

/** What is known of the requests that are possible. */
export interface World {
  /** What the texts of actions and resources are, whatever the policies say. */
  readonly domains: Readonly<Record<"action" | "resource", readonly Requirement[]>>;
  /** Where the action is one that the data does not know: those that it knows. */
  readonly knownActions: KnownActions | undefined;
  /** The type of a key's values; `"absent"` for a key that these requests never carry. */
  typeOf(key: string): KeyType;
  /** Keys that have just these several values. */
  readonly lists: ReadonlyMap<string, Value>;
}

/** The values of a request, by dimension; keys that are not there are absent. */
export type Assignment = ReadonlyMap<string, Value>;

/** Found values, none, or none found where the search could not decide. */
export type Outcome =
  { readonly values: Assignment } | { readonly none: true; readonly open: boolean };

/** A search within one world. */
export class Solver {
  private readonly memo = new Map<string, Found | "open" | undefined>();
  private readonly names = new Map<string, number>();
  private isOpen = false;

  constructor(
    private readonly world: World,
    private readonly scenario: Scenario,
    private readonly steps: Steps,
  ) {}

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
      start === undefined ? undefined : this.search(start, [...clauses], { all: clauses, accept });
    return values === undefined ? { none: true, open: this.isOpen } : { values };
  }

  private search(state: State, clauses: readonly Clause[], goal: Goal): Assignment | undefined {
    this.steps.take();
    const chosen = this.choose(state, clauses);
    if (chosen === "dead") return undefined;
    if (chosen === undefined) return this.finish(state, goal);
    let before = state;
    for (const signed of chosen.ways) {
      const next = this.extend(before, [signed]);
      const found = next && this.search(next, chosen.rest, goal);
      if (found !== undefined) return found;
      // What this way gives was looked at; the ways that are left are outside of it.
      const without = this.extend(before, [not(signed)]);
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
    const left = clauses.filter((clause) => !clause.some((signed) => isAsserted(state, signed)));
    // Before any theory is asked: what contradicts itself.
    const open = left.map((clause) => clause.filter((signed) => !isAsserted(state, not(signed))));
    if (open.some((clause) => clause.length === 0)) return "dead";
    let best: { readonly at: number; readonly ways: Clause } | undefined;
    for (const [at, clause] of open.entries()) {
      if (clause.some((signed) => this.isMet(state, signed))) continue;
      const ways = clause.filter((signed) => this.extend(state, [signed]) !== undefined);
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
    const found = state.get(literal.dimension)?.found ?? this.find(literal.dimension, []);
    return found !== undefined && !found.abstract && literalHolds(literal, found.value) === holds;
  }

  /** The state with more literals; undefined where they cannot hold together. */
  private extend(state: State, more: Conjunction): State | undefined {
    const next = new Map(state);
    for (const signed of more) {
      const { dimension } = signed.literal;
      const literals = next.get(dimension)?.with(signed) ?? new Slot([signed], undefined);
      const found = this.find(dimension, literals.literals);
      if (found === undefined) return undefined;
      next.set(dimension, new Slot(literals.literals, found));
    }
    return next;
  }

  private find(dimension: string, literals: Conjunction): Found | undefined {
    const key = `${dimension}#${literals
      .map(({ literal, holds }) => this.name(literal) * 2 + Number(holds))
      .sort((a, b) => a - b)
      .join(",")}`;
    const found = this.memo.has(key) ? this.memo.get(key) : this.tryDecide(dimension, literals);
    this.memo.set(key, found);
    if (found !== "open") return found;
    this.isOpen = true;
    return undefined;
  }

  private tryDecide(dimension: string, literals: Conjunction): Found | "open" | undefined {
    try {
      return this.decide(dimension, literals);
    } catch (error) {
      if (error instanceof Undecided) return "open";
      throw error;
    }
  }

  private name({ id }: Literal): number {
    const known = this.names.get(id) ?? this.names.size;
    this.names.set(id, known);
    return known;
  }

  private decide(dimension: string, literals: Conjunction): Found | undefined {
    if (dimension !== "action" && dimension !== "resource") {
      return this.decideKey(dimension.slice(4), literals);
    }
    const requirements = literals.map(({ literal, holds }): Requirement => {
      const { patterns } = literal as TextLiteral;
      return holds ? { any: patterns } : { none: patterns };
    });
    const asked = [...requirements, ...this.world.domains[dimension]];
    const known = dimension === "action" ? this.world.knownActions : undefined;
    const { steps } = this;
    const word = known === undefined ? findWord(asked, steps) : known.findOther(asked, steps);
    const value = word && wordText(word);
    return word && { value, abstract: value === undefined };
  }

  private decideKey(key: string, literals: Conjunction): Found | undefined {
    const type = this.world.typeOf(key);
    const signed = literals.map(({ literal, holds }) => ({
      literal: literal as KeyLiteral,
      holds,
    }));
    if (type === "absent" || this.world.lists.has(key)) {
      const value = this.world.lists.get(key);
      const fits = signed.every(({ literal, holds }) => literalHolds(literal, value) === holds);
      return fits ? { value, abstract: false } : undefined;
    }
    // Variables are of keys with one value; so is what a scenario gives one.
    const known = this.scenario.has(key) ? (type ?? "String") : type;
    return findValue(signed, known, this.steps);
  }

  /** Texts for the variables, if there are any; then all that was asked for is looked at once more. */
  private finish(state: State, { all, accept }: Goal): Assignment | undefined {
    const literals = [...state.values()].flatMap((slot) => slot.literals);
    const theory = (dimension: string, asked: Conjunction): Found | undefined =>
      this.find(dimension, asked);
    const { values: ways, complete } = fillings(literals, this.scenario, theory);
    for (const values of ways) {
      const holds = ({ literal, holds: wanted }: Signed): boolean =>
        holdsIn(literal, values) === wanted;
      if (!literals.every(holds)) continue;
      if (all.every((clause) => clause.some(holds)) && accept(values)) return values;
      // Another value of the same might have done.
      this.isOpen = true;
    }
    if (!complete) this.isOpen = true;
    return undefined;
  }
}

/** Whether some clause has only opposites of what has to hold: equal statements on both sides come to that. */
function contradicts(base: Conjunction, clauses: readonly Clause[]): boolean {
  const held = new Set(base.map(idOf));
  return clauses.some((clause) => clause.every((signed) => held.has(idOf(not(signed)))));
}

function idOf({ literal, holds }: Signed): string {
  return `${Number(holds)}${literal.id}`;
}

function not({ literal, holds }: Signed): Signed {
  return { literal, holds: !holds };
}

function isAsserted(state: State, signed: Signed): boolean {
  return state.get(signed.literal.dimension)?.isAsserted(signed) === true;
}

interface Goal {
  readonly all: readonly Clause[];
  readonly accept: (values: Assignment) => boolean;
}

type State = ReadonlyMap<string, Slot>;

/** What was asserted of a dimension, and a value for which it holds. */
class Slot {
  constructor(
    readonly literals: Conjunction,
    readonly found: Found | undefined,
  ) {}

  with(signed: Signed): Slot {
    return this.isAsserted(signed) ? this : new Slot([...this.literals, signed], undefined);
  }

  isAsserted({ literal, holds }: Signed): boolean {
    return this.literals.some((one) => one.literal.id === literal.id && one.holds === holds);
  }
}
