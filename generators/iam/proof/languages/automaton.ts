/**
 * A pattern as an automaton: a state is a set of places in its tokens. Letters are characters, and for every
 * policy variable one that stands for its value, whatever that is.
 */
import type { Pattern, Token } from "./pattern";

/** Places that can be reached, in order; empty: nothing that follows can match. */
export type Places = readonly number[];

/** A character, or a variable's value as one letter. */
export type Letter = { readonly char: string; readonly variable?: never } | ValueLetter;

/** The value of the variable of a key, whatever it is; it is not empty. */
export interface ValueLetter {
  readonly char?: never;
  readonly variable: string;
  /** The same but for its case. */
  readonly folded: boolean;
}

/** Where a pattern begins. */
export function start({ tokens }: Pattern): Places {
  return close(tokens, [0]);
}

/** Whether what was read so far matches. */
export function accepts({ tokens }: Pattern, places: Places): boolean {
  return places.at(-1) === tokens.length;
}

/**
 * The places after one letter more. A value of a variable is not known: `possible` asks for the places that some
 * value leads to, otherwise they are those that every value leads to.
 */
export function step(pattern: Pattern, places: Places, letter: Letter, possible: boolean): Places {
  const { tokens } = pattern;
  if (letter.variable !== undefined) {
    return stepOverValue(pattern, places, letter, possible);
  }
  const next: number[] = [];
  for (const place of places) {
    const token = tokens[place];
    if (token === undefined || !takes(token, letter.char)) continue;
    next.push(token.kind === "many" ? place : place + 1);
  }
  return close(tokens, next);
}

/** Whether a text is one of the pattern's. Variables match nothing here. */
export function matches(pattern: Pattern, text: string): boolean {
  let places = start(pattern);
  for (const char of text) {
    places = step(pattern, places, { char }, false);
    if (places.length === 0) return false;
  }
  return accepts(pattern, places);
}

function takes(token: Token, char: string): boolean {
  if (token.kind === "char") return token.chars.includes(char);
  return token.kind !== "var" && !token.not.includes(char);
}

function stepOverValue(
  { tokens, variables }: Pattern,
  places: Places,
  letter: ValueLetter,
  possible: boolean,
): Places {
  const first = places[0];
  if (first === undefined) return [];
  if (possible && !variables.includes(letter.variable)) {
    // Some value spells out whatever comes next.
    return Array.from({ length: tokens.length + 1 - first }, (_, index) => first + index);
  }
  const next: number[] = [];
  for (const place of places) {
    const token = tokens[place];
    if (token?.kind === "many" && (possible || token.not === "")) next.push(place);
    if (token?.kind === "var" && isValue(token, letter)) next.push(place + 1);
  }
  return close(tokens, next);
}

function isValue(
  { key, ignoreCase }: Extract<Token, { kind: "var" }>,
  { variable, folded }: ValueLetter,
): boolean {
  return key === variable && (!folded || ignoreCase);
}

/** Adds what is reached without a letter, and drops what a `*` further on does as well. */
function close(tokens: readonly Token[], places: readonly number[]): Places {
  const reached: number[] = [];
  for (const place of places) {
    let at = place;
    if (reached.length === 0 || (reached.at(-1) ?? -1) < at) reached.push(at);
    while (tokens[at]?.kind === "many") {
      at++;
      if ((reached.at(-1) ?? -1) < at) reached.push(at);
    }
  }
  const last = reached.findLastIndex((place) => isFree(tokens[place]));
  return last > 0 ? reached.slice(last) : reached;
}

function isFree(token: Token | undefined): boolean {
  return token?.kind === "many" && token.not === "";
}
