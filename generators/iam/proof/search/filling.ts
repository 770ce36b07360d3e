/**
 * Texts for policy variables. The search knows of a variable's value only that it is the same everywhere; here
 * values are tried, one variable after the other, until all literals hold (`variable-texts.ts` says which). What is not found so is unknown.
 */
import { substitute, type Pattern } from "../languages/pattern";
import { keyDimension, literalHolds } from "./literals";
import type { Conjunction, Literal, Signed, Value } from "./literals";
import { textsFor, type Search, type Texts } from "./variable-texts";

/** More ways than these are not tried. */
const MOST = 200;

/** Ways to fill in the variables of some literals: each is a value for every dimension. */
export class Fillings implements Iterable<ReadonlyMap<string, Value>> {
  private isComplete = true;
  private tried = 0;

  constructor(
    private readonly literals: Conjunction,
    private readonly search: Search,
  ) {}

  /** Whether those that were given are all there are. */
  get complete(): boolean {
    return this.isComplete;
  }

  [Symbol.iterator](): Generator<ReadonlyMap<string, Value>> {
    const keys = new Set(this.literals.flatMap(({ literal }) => literal.variables));
    const open = [...keys].filter((key) => this.search.scenario.get(key) === "value");
    return this.fill(open, new Map(), this.literals);
  }

  private *fill(
    keys: readonly string[],
    chosen: ReadonlyMap<string, string>,
    literals: Conjunction,
  ): Generator<ReadonlyMap<string, Value>> {
    const [key, ...others] = keys;
    if (key === undefined) {
      const values = this.assign(chosen, literals);
      if (values !== undefined) yield values;
      return;
    }
    const { texts, complete }: Texts = textsFor(key, literals, this.search);
    this.isComplete &&= complete;
    for (const text of texts) {
      this.search.steps.take();
      if (++this.tried > MOST) {
        this.isComplete = false;
        return;
      }
      const values = new Map([[key, text]]);
      const filledIn = literals.map(({ literal, holds }) => ({
        literal: filled(literal, values),
        holds,
      }));
      if (this.canHold(filledIn)) {
        yield* this.fill(others, new Map([...chosen, [key, text]]), filledIn);
      }
    }
  }

  /** Whether each dimension by itself has a value. */
  private canHold(literals: Conjunction): boolean {
    return [...byDimension(literals)].every(
      ([dimension, asked]) => this.search.theories.find(dimension, asked) !== undefined,
    );
  }

  /** Values of all dimensions, once the variables are texts. */
  private assign(
    chosen: ReadonlyMap<string, string>,
    literals: Conjunction,
  ): ReadonlyMap<string, Value> | undefined {
    const values = new Map<string, Value>(this.search.theories.lists());
    for (const [key, text] of chosen) values.set(keyDimension(key), text);
    for (const [dimension, asked] of byDimension(literals)) {
      if (values.has(dimension)) continue;
      const found = this.search.theories.find(dimension, asked);
      if (found === undefined || found.abstract) {
        this.isComplete = false;
        return undefined;
      }
      values.set(dimension, found.value);
    }
    return values;
  }
}

function byDimension(literals: Conjunction): Map<string, Signed[]> {
  const dimensions = new Map<string, Signed[]>([
    ["action", []],
    ["resource", []],
  ]);
  for (const signed of literals) {
    const { dimension } = signed.literal;
    dimensions.set(dimension, [...(dimensions.get(dimension) ?? []), signed]);
  }
  return dimensions;
}

/** Whether a literal holds once variables have the values that their keys have. */
export function holdsIn(literal: Literal, values: ReadonlyMap<string, Value>): boolean {
  const texts = new Map<string, string | undefined>();
  for (const key of literal.variables) {
    const value = values.get(keyDimension(key));
    texts.set(key, typeof value === "string" ? value : undefined);
  }
  return literalHolds(filled(literal, texts), values.get(literal.dimension));
}

function filled(literal: Literal, values: ReadonlyMap<string, string | undefined>): Literal {
  if (!literal.variables.some((key) => values.has(key))) return literal;
  const fill = (patterns: readonly Pattern[]): Pattern[] =>
    patterns.flatMap((pattern) => substitute(pattern, values) ?? []);
  const given = Array.from(values, ([key, value]) => `${key}=${value ?? ""}`).join("\n");
  const common = {
    id: `${literal.id}\u0000${given}`,
    variables: literal.variables.filter((key) => !values.has(key)),
  };
  if (literal.kind === "text") {
    return { ...literal, ...common, patterns: fill(literal.patterns) };
  }
  if (literal.element.kind !== "text") return literal;
  const element = { ...literal.element, patterns: fill(literal.element.patterns) };
  return { ...literal, ...common, element };
}
