/** Texts of a policy with their variables filled in, as often as there are readings of them. */
import { isLike } from "../wildcards";
import type { Context } from "./context";
import type { ReadingId } from "./readings";
import type { Truth } from "./truth";
import { readVariable } from "./variables";

/** What a text is read in. */
export interface Scope {
  /** Policy variables have a meaning in Version 2012-10-17 only (AWS IAM User Guide, reference_policies_variables). */
  readonly variables: boolean;
  readonly context: Context;
  /** Whether what matches is excluded: NotResource, StringNotLike. */
  readonly negated: boolean;
}

/** A variable with its name in lower case, and how it is written. */
interface Variable {
  readonly kind: "variable";
  readonly key: string;
  /** The default. */
  readonly standIn?: string;
  readonly text: string;
}

/** A text, taken apart: what is written, a sign that stands for itself, or a variable. */
type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sign"; readonly sign: string; readonly text: string }
  | Variable;

/** One way to read a text that has several. */
type Switch = Extract<
  ReadingId,
  | "variable-value-wildcard"
  | "variable-default"
  | "variable-empty"
  | "variable-place"
  | "old-version-star"
  | "backslash"
>;

/** Signs of texts that stand for themselves: wildcards match them, and they are no wildcards. */
const HIDDEN: ReadonlyMap<string, string> = new Map([
  ["*", "\ue000"],
  ["?", "\ue001"],
]);

/** A text in which `*` and `?` are plain signs, to be compared with a pattern. */
export function plain(text: string): string {
  return /[*?]/.test(text) ? text.replace(/[*?]/g, (sign) => HIDDEN.get(sign) ?? sign) : text;
}

/** Whether a plain text is one that a pattern stands for. */
export function isPlainLike(given: string, pattern: string): boolean {
  return isLike(plain(given), pattern);
}

/**
 * Whether a test holds for a text with its variables filled in. `*` and `?` are left in it as wildcards; those
 * that stand for themselves are as `plain` makes them. A variable without a value: nothing matches
 * (AWS IAM User Guide, reference_policies_variables, on variables without a value).
 *
 * @param onlyInLast whether AWS knows variables in the last of the texts only
 */
export function testText(
  texts: readonly string[],
  scope: Scope,
  test: (filled: readonly string[]) => Truth,
  onlyInLast = false,
): Truth {
  if (!texts.some((text) => /[$\\]/.test(text))) return test(texts);
  const pieces = texts.map(takeApart);
  const switches = openSwitches(pieces, scope, onlyInLast);
  let result: Truth | undefined;
  for (const chosen of choices(switches)) {
    const filled = fillAll(pieces, scope, new Set(chosen));
    const other: Truth =
      filled === undefined ? (scope.negated ? "variable-without-value" : false) : test(filled);
    result ??= other;
    if (result !== other) return typeof result === "boolean" ? (chosen[0] ?? false) : result;
  }
  return result ?? false;
}

/** Every subset of the switches, the empty one first. */
function choices(switches: readonly Switch[]): Switch[][] {
  return switches.reduce<Switch[][]>(
    (before, one) => [...before, ...before.map((chosen) => [...chosen, one])],
    [[]],
  );
}

/** `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for the signs themselves. */
function takeApart(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
    const end = text.indexOf("}", at);
    if (end < 0) break;
    pieces.push({ kind: "text", text: text.slice(from, at) }, variable(text.slice(at, end + 1)));
    from = end + 1;
  }
  return [...pieces, { kind: "text", text: text.slice(from) }];
}

function variable(text: string): Piece {
  const read = readVariable(text);
  if ("sign" in read) return { kind: "sign", sign: read.sign, text };
  const { key, standIn } = read;
  return { kind: "variable", key, text, ...(standIn !== undefined && { standIn }) };
}

/** The readings that can make a difference to these texts. */
function openSwitches(
  texts: readonly (readonly Piece[])[],
  scope: Scope,
  onlyInLast: boolean,
): Switch[] {
  const open = texts.flatMap((pieces, index) =>
    pieces.flatMap((piece) => pieceSwitches(piece, scope, onlyInLast && index < texts.length - 1)),
  );
  return [...new Set(open)];
}

function pieceSwitches(piece: Piece, scope: Scope, early: boolean): Switch[] {
  if (piece.kind === "text") return /\\[*?$\\]/.test(piece.text) ? ["backslash"] : [];
  if (!scope.variables) return /[*?]/.test(piece.text) ? ["old-version-star"] : [];
  if (piece.kind === "sign") return [];
  const hasWildcard = /[*?]/.test(valueIn(piece, scope, new Set()) ?? "");
  const hasOther =
    valueIn(piece, scope, new Set(["variable-default"] as const)) !==
    valueIn(piece, scope, new Set());
  return [
    ...(early ? ["variable-place" as const] : []),
    ...(hasWildcard ? ["variable-value-wildcard" as const] : []),
    ...(hasOther ? ["variable-default" as const] : []),
    ...(valueOf(piece.key, scope) === "" ? ["variable-empty" as const] : []),
  ];
}

function fillAll(
  texts: readonly (readonly Piece[])[],
  scope: Scope,
  chosen: ReadonlySet<Switch>,
): string[] | undefined {
  const filled: string[] = [];
  for (const [index, pieces] of texts.entries()) {
    const early = index < texts.length - 1;
    let text = "";
    for (const piece of pieces) {
      const value = fillPiece(piece, scope, chosen, early);
      if (value === undefined) return undefined;
      text += value;
    }
    filled.push(text);
  }
  return filled;
}

function fillPiece(
  piece: Piece,
  scope: Scope,
  chosen: ReadonlySet<Switch>,
  early: boolean,
): string | undefined {
  if (piece.kind === "text") return chosen.has("backslash") ? escaped(piece.text) : piece.text;
  if (!scope.variables) return chosen.has("old-version-star") ? piece.text : plain(piece.text);
  if (piece.kind === "sign") return plain(piece.sign);
  if (early && chosen.has("variable-place")) return plain(piece.text);
  const filled = valueIn(piece, scope, chosen);
  return filled === undefined || chosen.has("variable-value-wildcard") ? filled : plain(filled);
}

/** The value of a variable, or its default. */
function valueIn(
  { key, standIn }: Variable,
  scope: Scope,
  chosen: ReadonlySet<Switch>,
): string | undefined {
  const value = valueOf(key, scope);
  if (value !== undefined && value !== "") return value;
  if (!scope.context.has(key)) return standIn;
  if (standIn !== undefined && !chosen.has("variable-default")) return standIn;
  return chosen.has("variable-empty") ? undefined : value;
}

/** The value of a key of one value. */
function valueOf(key: string, { context }: Scope): string | undefined {
  const value = context.get(key);
  return typeof value === "string" ? value : undefined;
}

/** The text if a backslash makes the sign after it stand for itself. */
function escaped(text: string): string {
  return text.replace(/\\([*?$\\])/g, (_, sign: string) => plain(sign));
}
