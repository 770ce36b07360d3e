/**
 * Texts to try for a variable: one that nothing spells out, what the key's own conditions ask for, what patterns spell out, and what
 * stands in its place in a text that all patterns match.
 */
import { matches } from "../languages/automaton";
import { onlyText, patternOf, withoutVariables, type Pattern } from "../languages/pattern";
import type { Steps } from "../languages/steps";
import { findWord, type Requirement } from "../languages/texts";
import {
  keyDimension,
  literalHolds,
  type Conjunction,
  type Literal,
  type Signed,
} from "./literals";
import type { Scenario } from "./scenario";
import type { Theories } from "./theories";
import { wordText } from "./values";

/** What the values of variables are looked for with. */
export interface Search {
  readonly scenario: Scenario;
  readonly theories: Theories;
  readonly steps: Steps;
}

/** Texts; `complete` where the variable's own conditions list all that it can be. */
export interface Texts {
  readonly texts: readonly string[];
  readonly complete: boolean;
}

/** What is tried for a variable, the others being what they are or open. */
export function textsFor(key: string, literals: Conjunction, search: Search): Texts {
  const dimension = keyDimension(key);
  const own = literals.filter(({ literal }) => literal.dimension === dimension);
  const simple = own.filter(({ literal }) => literal.variables.length === 0);
  const fits = (text: string): boolean =>
    text !== "" && simple.every(({ literal, holds }) => literalHolds(literal, text) === holds);
  const listed = own.map(listedBy).find((texts) => texts !== undefined);
  if (listed !== undefined) return { texts: [...new Set(listed)].filter(fits), complete: true };
  const found = search.theories.find(dimension, simple)?.value;
  const shortest = typeof found === "string" ? [found] : [];
  const texts = [
    ...shortest.map((text) => `${text}7q`),
    ...["u7q", ...shortest],
    ...inPlace(key, literals, search),
    ...literals.flatMap(({ literal }) => fragments(literal)),
  ];
  return { texts: [...new Set(texts)].filter(fits), complete: false };
}

/** The texts that a condition lists, where it lists all that the key can be. */
function listedBy(signed: Signed): string[] | undefined {
  if (signed.literal.kind !== "key" || !isPositive(signed)) return undefined;
  const texts = patternsOf(signed.literal).map(onlyText);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Whether the literal asks that one of its patterns match. */
function isPositive({ literal, holds }: Signed): boolean {
  if (literal.kind === "text") return holds;
  return literal.element.kind === "text" && literal.element.negated !== holds;
}

function patternsOf(literal: Literal): readonly Pattern[] {
  if (literal.kind === "text") return literal.patterns;
  return literal.element.kind === "text" ? literal.element.patterns : [];
}

/** What stands where the variable does, in a text that all patterns match if every variable is any text. */
function inPlace(key: string, literals: Conjunction, { theories, steps }: Search): string[] {
  const naming = literals.filter(
    (signed) => isPositive(signed) && signed.literal.variables.includes(key),
  );
  return naming.flatMap(({ literal: { dimension } }) => {
    const all = literals.filter(({ literal }) => literal.dimension === dimension);
    const asked = all.map((signed): Requirement => {
      const patterns = patternsOf(signed.literal);
      return isPositive(signed)
        ? { any: patterns.map(withoutVariables) }
        : { none: patterns.filter(({ variables }) => variables.length === 0) };
    });
    const word = findWord([...asked, ...(theories.domain(dimension) ?? [])], steps);
    const text = word && wordText(word);
    if (text === undefined) return [];
    return all
      .filter(isPositive)
      .flatMap(({ literal }) => patternsOf(literal))
      .flatMap((pattern) => captures(pattern, key, text));
  });
}

/** More texts than these of one place are not looked at. */
const PLACES = 8;

/** What the first variable of that key can be in a text that the pattern matches, if every variable is any text. */
function captures({ id, tokens }: Pattern, key: string, text: string): string[] {
  const at = tokens.findIndex((token) => token.kind === "var" && token.key === key);
  if (at < 0) return [];
  const part = (from: number, to?: number): Pattern =>
    withoutVariables(patternOf(`${id}\u0000${from}-${to ?? ""}`, tokens.slice(from, to)));
  const [before, after] = [part(0, at), part(at + 1)];
  const found: string[] = [];
  for (let from = 0; from < text.length; from++) {
    if (!matches(before, text.slice(0, from))) continue;
    for (let to = from + 1; to <= text.length && found.length < PLACES; to++) {
      if (matches(after, text.slice(to))) found.push(text.slice(from, to));
    }
  }
  return found;
}

/** What the patterns of a literal spell out between wildcards, variables, slashes and colons. */
function fragments(literal: Literal): string[] {
  return patternsOf(literal).flatMap(({ tokens }) => {
    const runs = tokens.map((token) => (token.kind === "char" ? token.chars.charAt(0) : "\n"));
    const whole = runs.join("").split("\n");
    return [...whole, ...whole.flatMap((run) => run.split(/[/:]/))];
  });
}
