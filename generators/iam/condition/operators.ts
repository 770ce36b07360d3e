import type { Mending } from "../../problem";
import { meant } from "../../text/meant";

/** What the values of an operator, and the condition keys it is meant for, hold. */
export type ValueKind =
  "String" | "Numeric" | "Date" | "Bool" | "Binary" | "IPAddress" | "ARN" | "Null";

/** A condition operator, taken apart. */
export interface Operator {
  /** Without prefix and suffix: `StringLike`. */
  readonly base: string;
  readonly kind: ValueKind;
  /** `ForAllValues` or `ForAnyValue` where the operator compares sets. */
  readonly set?: string;
}

const COMPARISONS = [
  "Equals",
  "NotEquals",
  "LessThan",
  "LessThanEquals",
  "GreaterThan",
  "GreaterThanEquals",
];

/**
 * The operators of each kind. Source: AWS IAM User Guide,
 * reference_policies_elements_condition_operators.
 */
export const OPERATORS: Readonly<Record<ValueKind, readonly string[]>> = {
  String: [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
  ],
  Numeric: COMPARISONS.map((comparison) => `Numeric${comparison}`),
  Date: COMPARISONS.map((comparison) => `Date${comparison}`),
  Bool: ["Bool"],
  Binary: ["BinaryEquals"],
  IPAddress: ["IpAddress", "NotIpAddress"],
  ARN: ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
  Null: ["Null"],
};

const SHAPE = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/s;

const kinds: ReadonlyMap<string, ValueKind> = new Map(
  Object.entries(OPERATORS).flatMap(([kind, names]) =>
    names.map((name): [string, ValueKind] => [name, kind as ValueKind]),
  ),
);

/**
 * The operator of that exact name, with `ForAllValues:` or `ForAnyValue:` before it and `IfExists`
 * after it where given (never after `Null`), or undefined for one that IAM does not have.
 */
export function readOperator(name: string): Operator | undefined {
  const [, set, base = "", ifExists] = SHAPE.exec(name) ?? [];
  const kind = kinds.get(base);
  if (kind === undefined || (kind === "Null" && ifExists !== undefined)) return undefined;
  return { base, kind, ...(set !== undefined && { set }) };
}

/** What to write instead of a name that is no operator. */
export function operatorFix(name: string): Mending {
  if (/:?NullIfExists$/.test(name)) {
    return { fix: "write Null: it asks whether the key exists already" };
  }
  return meant(name, spellings, "use an operator of IAM, as StringEquals or ArnLike");
}

const spellings: readonly string[] = ["", "ForAllValues:", "ForAnyValue:"].flatMap((set) =>
  [...kinds.keys()].flatMap((base) =>
    base === "Null" ? [set + base] : [set + base, `${set}${base}IfExists`],
  ),
);
