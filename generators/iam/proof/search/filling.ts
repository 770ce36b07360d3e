/**
 * Texts for policy variables. The search knows of a variable's value only that it is the same everywhere; here
 * values are tried until all literals hold: one that nothing spells out first, then what the key's own conditions and
 * the texts around it spell out. What is not found so is unknown.
 */
import { onlyText, substitute, type Pattern } from "../languages/pattern";
import { keyDimension, literalHolds } from "./literals";
import type { Conjunction, KeyLiteral, Literal, Signed, Value } from "./literals";
import type { Scenario } from "./scenario";
import type { Found } from "./values";

/** Ways to fill in variables, and whether there are no others. */
export interface Fillings {
  readonly values: Iterable<ReadonlyMap<string, Value>>;
  readonly complete: boolean;
}

/** A value for which the literals of a dimension hold. */
type Theory = (dimension: string, literals: Conjunction) => Found | undefined;

/** More ways than these are not tried. */
const MOST = 200;

/** The assignments to try for these literals. */
export function fillings(literals: Conjunction, scenario: Scenario, theory: Theory): Fillings {
  const keys = new Set(literals.flatMap(({ literal }) => literal.variables));
  const choices = [...keys]
    .filter((key) => scenario.get(key) === "value")
    .map((key) => ({ key, ...candidates(key, literals, theory) }));
  const ways = choices.reduce((product, { texts }) => product * texts.length, 1);
  const complete = ways <= MOST && choices.every((one) => one.complete);
  return { values: assignments(choices, literals, theory), complete };
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
  if (literal.variables.length === 0) return literal;
  const fill = (patterns: readonly Pattern[]): Pattern[] =>
    patterns.flatMap((pattern) => substitute(pattern, values) ?? []);
  const given = Array.from(values, ([key, value]) => `${key}=${value ?? ""}`).join("\n");
  const id = `${literal.id}\u0000${given}`;
  if (literal.kind === "text") {
    return { ...literal, id, variables: [], patterns: fill(literal.patterns) };
  }
  if (literal.element.kind !== "text") return literal;
  const element = { ...literal.element, patterns: fill(literal.element.patterns) };
  return { ...literal, id, variables: [], element };
}

interface Choice {
  readonly key: string;
  readonly texts: readonly string[];
}

function* assignments(
  choices: readonly Choice[],
  literals: Conjunction,
  theory: Theory,
): Generator<ReadonlyMap<string, Value>> {
  let count = 0;
  for (const chosen of product(choices)) {
    if (++count > MOST) return;
    const values = assign(chosen, literals, theory);
    if (values !== undefined) yield values;
  }
}

function* product(choices: readonly Choice[]): Generator<ReadonlyMap<string, string>> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield new Map();
    return;
  }
  for (const others of product(rest)) {
    for (const text of first.texts) yield new Map([...others, [first.key, text]]);
  }
}

/** Values of all dimensions, once the variables are texts. */
function assign(
  chosen: ReadonlyMap<string, string>,
  literals: Conjunction,
  theory: Theory,
): ReadonlyMap<string, Value> | undefined {
  const fixed = Array.from(chosen, ([key, text]) => [keyDimension(key), text] as const);
  const values = new Map<string, Value>(fixed);
  const dimensions = new Map<string, Signed[]>([
    ["action", []],
    ["resource", []],
  ]);
  for (const { literal, holds } of literals) {
    if (values.has(literal.dimension)) continue;
    const known = dimensions.get(literal.dimension) ?? [];
    dimensions.set(literal.dimension, [...known, { literal: filled(literal, chosen), holds }]);
  }
  for (const [dimension, asked] of dimensions) {
    const found = theory(dimension, asked);
    if (found === undefined || found.abstract) return undefined;
    values.set(dimension, found.value);
  }
  return values;
}

/** Texts for a variable; `complete` where its own conditions list all that it can be. */
function candidates(
  key: string,
  literals: Conjunction,
  theory: Theory,
): { readonly texts: readonly string[]; readonly complete: boolean } {
  const own = literals.filter(({ literal }) => literal.dimension === keyDimension(key));
  const simple = own.filter(({ literal }) => literal.variables.length === 0);
  const fits = (text: string): boolean =>
    simple.every(({ literal, holds }) => literalHolds(literal, text) === holds);
  const listed = own.map(listedBy).find((texts) => texts !== undefined);
  if (listed !== undefined) return { texts: listed.filter(fits), complete: true };
  const found = theory(keyDimension(key), simple)?.value;
  const shortest = typeof found === "string" ? [found] : [];
  const texts = [
    ...shortest.map((text) => `${text}7q`),
    ...["u7q", ...shortest],
    ...literals.flatMap(({ literal }) => fragments(literal)),
  ];
  return {
    texts: [...new Set(texts)].filter((text) => text !== "" && fits(text)),
    complete: false,
  };
}

/** The texts that a condition lists, where it lists all that the key can be. */
function listedBy({ literal, holds }: Signed): string[] | undefined {
  const { element } = literal as KeyLiteral;
  if (element.kind !== "text" || element.negated === holds) return undefined;
  const texts = element.patterns.map(onlyText);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** What the patterns of a literal spell out between wildcards, variables, slashes and colons. */
function fragments(literal: Literal): string[] {
  const patterns =
    literal.kind === "text"
      ? literal.patterns
      : literal.element.kind === "text"
        ? literal.element.patterns
        : [];
  return patterns.flatMap(({ tokens }) => {
    const runs = tokens.map((token) => (token.kind === "char" ? token.chars.charAt(0) : "\n"));
    const whole = runs.join("").split("\n");
    return [...whole, ...whole.flatMap((run) => run.split(/[/:]/))];
  });
}
