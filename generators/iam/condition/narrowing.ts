/** Conditions that are added to an Allow: whether each of them keeps somebody out. */
import { quote } from "../../problem";
import type { Condition } from "../document";
import type { Fault } from "../fault";
import { OPERATORS, readOperator } from "./operators";

/** A fault of an added condition: operator, key and index of the value, as far as it is about them. */
export interface NarrowingFault extends Fault {
  readonly at: readonly (string | number)[];
}

/**
 * Operators that hold only for what they name. Left out are those that also hold where the request has no such key.
 * Source: AWS IAM User Guide, reference_policies_elements_condition_operators (negated operators, `…IfExists`) and
 * reference_policies_condition-single-vs-multi-valued-context-keys (`ForAllValues`).
 */
export const NARROWING_OPERATORS: readonly string[] = Object.values(OPERATORS)
  .flat()
  .filter((name) => !name.includes("Not"));

/** Values that let everything of their kind through, as a regular expression of JavaScript and of Terraform alike. */
export const EVERYTHING = {
  /** A pattern of signs alone, of any ARN, or of any ARN of a partition. */
  pattern: "^(arn:(aws[a-z-]*:)?)?[?:]*[*][*?:]*$",
  /** Every address of IPv4 or IPv6. */
  range: "/0+$",
} as const;

/** What of a condition would let everybody through who was let through before: of each operator, of each value. */
export function narrowingFaults(condition: Condition): NarrowingFault[] {
  return Object.entries(condition).flatMap(([name, keys]): NarrowingFault[] => {
    const fault = operatorFault(name);
    if (fault !== undefined) return [{ ...fault, at: [name] }];
    return Object.entries(keys).flatMap(([key, values]) =>
      valuesFaults(name, values).map((one) => ({ ...one, at: [name, key, ...one.at] })),
    );
  });
}

/** Of an operator; one that IAM does not have is another rule's business. */
function operatorFault(name: string): Fault | undefined {
  const operator = readOperator(name);
  if (operator === undefined) return undefined;
  const { base, set } = operator;
  const plain = `${set === undefined ? "" : "ForAnyValue:"}${base.replace("Not", "")}`;
  const fix = `say who may, with ${quote(plain)}`;
  if (name.endsWith("IfExists") || set === "ForAllValues") {
    const message = `${quote(name)} also holds for requests without the key, and keeps nobody out who leaves it out`;
    return { message, fix };
  }
  if (base.includes("Not")) {
    const message = `${quote(name)} lets everybody through but those whom it names, and all whose requests lack the key`;
    return { message, fix };
  }
  return undefined;
}

function valuesFaults(name: string, values: readonly string[]): NarrowingFault[] {
  const kind = readOperator(name)?.kind;
  if (kind === undefined) return [];
  if (kind === "Bool" && new Set(values).size > 1) {
    const message = `${name} holds for ${quote(values)}, so for every value`;
    return [{ message, fix: "write one of the two", at: [] }];
  }
  return values.flatMap((text, index) => {
    const fault = valueFault(name, text);
    return fault === undefined ? [] : [{ ...fault, at: [index] }];
  });
}

function valueFault(name: string, text: string): Fault | undefined {
  const { base, kind } = readOperator(name) ?? {};
  if (base === "Null" && text === "true") {
    const message = `${name} with "true" holds for requests without the key, and keeps nobody out who leaves it out`;
    return { message, fix: 'write "false": the key has to be there' };
  }
  if (new RegExp(EVERYTHING.pattern).test(text)) {
    const message = `${quote(text)} of ${name} lets every value through, or is compared as it is written`;
    return { message, fix: "name what may, or a pattern of it; that a key is there at all: Null" };
  }
  if (kind === "IPAddress" && new RegExp(EVERYTHING.range).test(text)) {
    const message = `${quote(text)} of ${name} holds every address`;
    return { message, fix: "write the ranges that may, as 203.0.113.0/24" };
  }
  return undefined;
}

/** Operators and keys that two conditions have in common, as the second spells them: joined, one would displace the other. */
export function sharedPairs(own: Condition, added: Condition): (readonly [string, string])[] {
  const taken = new Set(pairsOf(own).map(lower));
  return pairsOf(added).filter((pair) => taken.has(lower(pair)));
}

/** Every operator with every key of it. */
export function pairsOf(condition: Condition): (readonly [string, string])[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => [operator, key] as const),
  );
}

function lower([operator, key]: readonly [string, string]): string {
  return `${operator} ${key}`.toLowerCase();
}

/** An operator that means the same as another one, where there is one: `ArnEquals` for `ArnLike`. */
export function sameOperator(name: string): string | undefined {
  const found = SAME.find((pair) => pair.includes(name));
  return found?.find((other) => other !== name);
}

/** The User Guide says of the first two that they behave alike; of texts without wildcards the others do. */
const SAME: readonly (readonly string[])[] = [
  ["ArnEquals", "ArnLike"],
  ["StringEquals", "StringLike"],
];
