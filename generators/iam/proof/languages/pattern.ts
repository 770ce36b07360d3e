/** Glob patterns as rows of tokens, each a set of characters: what the automata run on. */

import { readVariable } from "../variables";
import { Undecided } from "./undecided";

/** A piece of a pattern. `not` are characters that it does not take; `var` is a policy variable. */
export type Token =
  | { readonly kind: "char"; readonly chars: string }
  | { readonly kind: "one" | "many"; readonly not: string }
  | {
      readonly kind: "var";
      readonly key: string;
      readonly fallback: string | undefined;
      /** Whether it stands for its value in any case. */
      readonly ignoreCase: boolean;
    };

/** A pattern: a set of texts. */
export interface Pattern {
  /** Patterns of one id stand for the same texts. */
  readonly id: string;
  readonly tokens: readonly Token[];
  /** Keys of the policy variables in it, in lower case. */
  readonly variables: readonly string[];
}

/** How a text becomes a pattern. */
export interface Reading {
  /** `*` and `?` are wildcards; otherwise every character is itself. */
  readonly wildcards: boolean;
  /** `${…}` is a policy variable; otherwise its characters are themselves. */
  readonly variables: boolean;
  readonly ignoreCase?: boolean;
  /** Wildcards of the first five fields do not take a colon, as in an ARN. */
  readonly fields?: boolean;
  /** The first five fields ignore case. */
  readonly ignoreHead?: boolean;
  /** Where `${…}` is no variable, a wildcard in it is none. */
  readonly hiddenSigns?: boolean;
}

const patterns = new Map<string, Pattern>();

/** The pattern that a text is under a reading. */
export function readPattern(text: string, reading: Reading): Pattern {
  const flags = [
    reading.wildcards,
    reading.variables,
    ...[reading.ignoreCase, reading.fields, reading.ignoreHead, reading.hiddenSigns],
  ];
  const id = `${flags.map((flag) => Number(flag === true)).join("")}${text}`;
  const known = patterns.get(id);
  if (known !== undefined) return known;
  if (reading.wildcards && /\\[*?$\\]/.test(text)) {
    // `evaluate` reads it in both ways (the reading "backslash"); here it has no one meaning.
    throw new Undecided(`whether the backslash in ${text} escapes what follows is open`);
  }
  const pattern = patternOf(id, tokensOf(text, reading));
  // A long run meets many documents; what is not in use is read anew.
  if (patterns.size > 50_000) patterns.clear();
  patterns.set(id, pattern);
  return pattern;
}

/** A pattern of tokens that were made otherwise. */
export function patternOf(id: string, tokens: readonly Token[]): Pattern {
  const variables = tokens.flatMap((token) => (token.kind === "var" ? [token.key] : []));
  return { id, tokens, variables: [...new Set(variables)] };
}

/** The pattern that one text alone is. */
export function exactly(text: string): Pattern {
  return readPattern(text, { wildcards: false, variables: false });
}

/** The text of a pattern that is one text, or undefined where it may be several or has a variable. */
export function onlyText(pattern: Pattern): string | undefined {
  let text = "";
  for (const token of pattern.tokens) {
    if (token.kind !== "char" || Array.from(token.chars).length !== 1) return undefined;
    text += token.chars;
  }
  return text;
}

/** All texts. */
export const ANY_TEXT: Pattern = patternOf("any", [{ kind: "many", not: "" }]);

/** All texts but the empty one. */
export const SOME_TEXT: Pattern = patternOf("some", [
  { kind: "one", not: "" },
  { kind: "many", not: "" },
]);

/** All texts of six parts, as ARNs are. */
export const SIX_PARTS: Pattern = patternOf("six", partTokens(6));

/** The same with a partition. */
export const WITH_PARTITION: Pattern = patternOf("partition", [
  ...partTokens(1),
  ...[{ kind: "char", chars: ":" } as const, { kind: "one", not: ":" } as const],
  ...partTokens(6).slice(2),
]);

/** All texts of fewer parts. */
export const FEWER_PARTS: readonly Pattern[] = [1, 2, 3, 4, 5].map((parts) =>
  patternOf(`parts${parts}`, partTokens(parts)),
);

/**
 * The pattern with values in the place of variables; a variable that `values` does not name stays. Undefined where
 * one has neither value nor default: then it matches nothing. Wildcards in a value are literal.
 */
export function substitute(
  pattern: Pattern,
  values: ReadonlyMap<string, string | undefined>,
): Pattern | undefined {
  if (!pattern.variables.some((key) => values.has(key))) return pattern;
  const tokens: Token[] = [];
  let id = pattern.id;
  for (const token of pattern.tokens) {
    if (token.kind !== "var" || !values.has(token.key)) tokens.push(token);
    else {
      const value = values.get(token.key) ?? token.fallback;
      if (value === undefined) return undefined;
      id += `\u0000${token.key}=${value}`;
      const { ignoreCase } = token;
      const charOf = (char: string): Token => ({
        kind: "char",
        chars: ignoreCase ? bothCases(char) : char,
      });
      tokens.push(...Array.from(value, charOf));
    }
  }
  return patternOf(id, tokens);
}

/** The pattern with any text in the place of each variable. */
export function withoutVariables(pattern: Pattern): Pattern {
  if (pattern.variables.length === 0) return pattern;
  const tokens = pattern.tokens.map((token): Token =>
    token.kind === "var" ? { kind: "many", not: "" } : token,
  );
  return patternOf(`${pattern.id}\u0000*`, tokens);
}

function partTokens(parts: number): Token[] {
  return Array.from({ length: parts }, (_, index): Token[] => [
    ...(index === 0 ? [] : [{ kind: "char", chars: ":" } as const]),
    { kind: "many", not: index === 5 ? "" : ":" },
  ]).flat();
}

function tokensOf(text: string, reading: Reading): Token[] {
  const tokens: Token[] = [];
  let colons = 0;
  for (const [piece] of text.matchAll(/\$\{[^}]*\}|[\s\S]/gu)) {
    if (piece === ":") colons++;
    const not = reading.fields === true && colons < 5 ? ":" : "";
    const ignoreCase = reading.ignoreCase === true || (reading.ignoreHead === true && colons < 5);
    tokens.push(...piecesOf(piece, not, { ...reading, ignoreCase }));
  }
  return tokens;
}

function piecesOf(piece: string, not: string, reading: Reading): Token[] {
  const { wildcards, variables, ignoreCase, hiddenSigns } = reading;
  if (piece.length > 2 && variables) return [variable(piece, ignoreCase === true)];
  if (piece.length > 2) {
    const inside = { ...reading, wildcards: wildcards && hiddenSigns !== true };
    return Array.from(piece).flatMap((char) => piecesOf(char, not, inside));
  }
  if (wildcards && piece === "*") return [{ kind: "many", not }];
  if (wildcards && piece === "?") return [{ kind: "one", not }];
  return [{ kind: "char", chars: ignoreCase === true ? bothCases(piece) : piece }];
}

/** `${*}`, `${?}` and `${$}` are the characters (facts: evaluation.md, section 2). */
function variable(piece: string, ignoreCase: boolean): Token {
  const read = readVariable(piece);
  if ("sign" in read) return { kind: "char", chars: read.sign };
  return { kind: "var", key: read.key, fallback: read.standIn, ignoreCase };
}

function bothCases(char: string): string {
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  return lower === upper || upper.length > lower.length ? lower : lower + upper;
}
