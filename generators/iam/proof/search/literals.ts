/**
 * What statements come to: conjunctions of literals. A literal says something about one thing of a request (its
 * action, its resource, one condition key) and nothing of the others, so that each thing has its own theory.
 */
import { matches } from "../languages/automaton";
import { isInRange, type AddressRange } from "../languages/addresses";
import { compares, readDate, readNumber, wholeBelow } from "../languages/numbers";
import type { Pattern } from "../languages/pattern";

/** The action's or the resource's text is in a language. */
export interface TextLiteral {
  readonly kind: "text";
  readonly id: string;
  readonly dimension: "action" | "resource";
  readonly patterns: readonly Pattern[];
  readonly variables: readonly string[];
}

/** What one value of a condition key has to be. */
export type Element =
  | { readonly kind: "text"; readonly patterns: readonly Pattern[]; readonly negated: boolean }
  | {
      readonly kind: "number" | "date";
      readonly comparison: string;
      readonly bounds: readonly bigint[];
      /** What holds for a value that is no number, or no date. */
      readonly otherwise: boolean;
      /** Whether what hangs on fractions of a second holds. */
      readonly wide: boolean;
    }
  | {
      readonly kind: "address";
      readonly ranges: readonly AddressRange[];
      readonly negated: boolean;
      /** What a value says that is no address, or one of a family that a range is not of. */
      readonly otherwise: boolean;
    }
  | { readonly kind: "constant"; readonly holds: boolean };

/** A condition on a key. */
export interface KeyLiteral {
  readonly kind: "key";
  readonly id: string;
  /** `key:` and the key in lower case. */
  readonly dimension: string;
  /** What holds where the key is absent, an empty text, or an empty list. */
  readonly absent: boolean;
  readonly emptyText: boolean;
  readonly emptyList: boolean;
  /** What holds for a list of nothing but empty texts. */
  readonly emptyTexts: boolean;
  /** Of several values: whether all have to do, or one; `never`: then it does not hold; `always`: then it does. */
  readonly several: "every" | "some" | "never" | "always";
  readonly element: Element;
  readonly variables: readonly string[];
}

export type Literal = TextLiteral | KeyLiteral;

/** A literal or its opposite. */
export interface Signed {
  readonly literal: Literal;
  readonly holds: boolean;
}

/** All of them hold. */
export type Conjunction = readonly Signed[];

/** One of them holds. */
export type Clause = readonly Conjunction[];

/** The opposite of a literal. */
export function not({ literal, holds }: Signed): Signed {
  return { literal, holds: !holds };
}

/** The opposite of a conjunction. */
export function opposite(conjunction: Conjunction): Clause {
  return conjunction.map((signed) => [not(signed)]);
}

/** The key of a condition as a dimension. */
export function keyDimension(key: string): string {
  return `key:${key.toLowerCase()}`;
}

/** The value of a dimension: a text, several, or undefined where the key is absent. */
export type Value = string | readonly string[] | undefined;

/** Whether a literal holds for a value. Patterns with variables match nothing. */
export function literalHolds(literal: Literal, value: Value): boolean {
  if (literal.kind === "text") {
    return typeof value === "string" && literal.patterns.some((one) => matches(one, value));
  }
  if (value === undefined) return literal.absent;
  if (typeof value === "string") {
    return value === "" ? literal.emptyText : elementHolds(literal.element, value);
  }
  if (value.length === 0) return literal.emptyList;
  if (literal.several === "never") return false;
  if (value.every((text) => text === "")) return literal.emptyTexts;
  if (literal.several === "always") return true;
  const one = (text: string): boolean => elementHolds(literal.element, text);
  return literal.several === "every" ? value.every(one) : value.some(one);
}

/** Whether an element holds for one value that is not empty. */
export function elementHolds(element: Element, text: string): boolean {
  switch (element.kind) {
    case "constant":
      return element.holds;
    case "text":
      return element.patterns.some((pattern) => matches(pattern, text)) !== element.negated;
    case "address":
      return addressHolds(element, text);
    case "number": {
      const value = readNumber(text);
      return value === undefined
        ? element.otherwise
        : compares(value, element.comparison, element.bounds);
    }
    case "date":
      return dateHolds(element, text);
  }
}

/** Whether fractions of a second count is open (`readings.ts`: date-fraction). */
function dateHolds(element: Extract<Element, { kind: "number" | "date" }>, text: string): boolean {
  const { comparison, bounds, otherwise, wide } = element;
  const value = readDate(text);
  if (value === undefined) return otherwise;
  const fine = compares(value, comparison, bounds);
  const coarse = compares(wholeBelow(value), comparison, bounds.map(wholeBelow));
  return wide ? fine || coarse : fine && coarse;
}

function addressHolds(element: Extract<Element, { kind: "address" }>, text: string): boolean {
  const { ranges, negated, otherwise } = element;
  if (ranges.some((range) => isInRange(text, range))) return !negated;
  if (!negated) return false;
  const family = text.includes(":") ? 6 : /^[\d.]+$/.test(text) ? 4 : undefined;
  return ranges.every(({ version }) => version === family) || otherwise;
}
