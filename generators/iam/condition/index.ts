import { quote } from "../../problem";
import type { Mending } from "../../problem";
import { keyEdit, kindsFor, nearestConditionKey } from "./keys";
import { OPERATORS, operatorFix, readOperator, type Operator } from "./operators";
import { valueFault } from "./values";
import type { Condition } from "../document";
import type { Fault } from "../fault";
import { compare, sortedUnique } from "../../text/names";

export { UNLISTED_CONDITION_KEYS, keyEdit, nearestConditionKey, sameConditionKey } from "./keys";

/** A fault of a condition. */
export interface ConditionFault extends Fault {
  readonly id:
    | "malformed-condition"
    | "unknown-condition-operator"
    | "unknown-condition-key"
    | "condition-operator-mismatch"
    | "bad-condition-value";
  /** Operator, key and index of the value, as far as they are known. */
  readonly at: (string | number)[];
}

/** What is known of condition keys. */
export interface KnownConditionKeys {
  /** Type of a key in the words of the service-authorization reference; undefined: no such key. */
  keys(key: string): { readonly type: string } | undefined;
  /** Keys that an unknown one may have been meant to be. */
  readonly suggestions: readonly string[];
}

/**
 * What is wrong with the Condition of a statement: operators and keys that do not exist, operators
 * that do not fit the type of their key, values that do not fit their operator. All faults at once.
 */
export function conditionFaults(condition: unknown, known: KnownConditionKeys): ConditionFault[] {
  const operators = mapping(condition);
  if (operators === undefined) return [malformed([], condition, "operator: { key: value }")];
  return operators.flatMap(([name, entries]) => {
    const keys = mapping(entries);
    if (keys === undefined) return [malformed([name], entries, `${name}: { key: value }`)];
    const operator = readOperator(name);
    if (operator === undefined) return [unknownOperator(name)];
    return [
      ...keys.flatMap(([key]) => keyFaults(key, name, operator, known)),
      ...twins(name, keys),
      ...keys.flatMap(([key, value]) => valueFaults([name, key], value, operator)),
    ];
  });
}

/**
 * The condition in this project's one form: every value a list of strings, sorted and distinct;
 * operators and keys sorted. What `conditionFaults` refuses comes out as text, or not at all.
 */
export function normaliseCondition(condition: unknown): Condition {
  const sorted = <T>(entries: [string, T][]): Record<string, T> =>
    Object.fromEntries(entries.sort(([a], [b]) => compare(a, b)));
  return sorted(
    (mapping(condition) ?? []).map(([operator, entries]) => [
      operator,
      sorted((mapping(entries) ?? []).map(([key, value]) => [key, valueTexts(value)])),
    ]),
  );
}

function mapping(value: unknown): [string, unknown][] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.length > 0 ? entries : undefined;
}

function valueTexts(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return sortedUnique(values.map((item) => (typeof item === "string" ? item : quoteless(item))));
}

/** A value that is no text as the text that IAM compares with: `true`, `3600`. */
function quoteless(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value);
}

function malformed(at: string[], value: unknown, shape: string): ConditionFault {
  const message = `a condition has no ${at.length === 0 ? "operators" : "keys"}: ${quote(value)}`;
  return { id: "malformed-condition", message, fix: `write ${shape}`, at };
}

function unknownOperator(name: string): ConditionFault {
  const message = `IAM has no condition operator ${quote(name)}`;
  return { id: "unknown-condition-operator", message, ...atKey(operatorFix(name)), at: [name] };
}

/** A fault of a key is marked at its value. */
function atKey({ fix, edit }: Mending): Mending {
  return { fix, ...(edit && { edit: { ...edit, atKey: true } }) };
}

function keyFaults(
  key: string,
  name: string,
  operator: Operator,
  known: KnownConditionKeys,
): ConditionFault[] {
  const found = known.keys(key);
  const at = [name, key];
  if (found === undefined) {
    const message = `there is no condition key ${quote(key)} here`;
    const near = nearestConditionKey(key, known.suggestions);
    const fix =
      near === undefined
        ? "use a global key (aws:…) or one of the service"
        : near === key
          ? `write ${key.replace(/\/$/, "")}/KEY, with the key of a tag`
          : `did you mean ${quote(near)}?`;
    const sure = near === undefined ? {} : keyEdit(key, near, known.suggestions);
    return [{ id: "unknown-condition-key", message, ...atKey({ fix, ...sure }), at }];
  }
  const kinds = kindsFor(key, found.type);
  if (kinds === undefined || operator.kind === "Null" || kinds.includes(operator.kind)) return [];
  const message = `${name} does not fit ${quote(key)}, which is of the type ${found.type}`;
  const fix = `use ${kinds.flatMap((kind) => OPERATORS[kind]).join(", ")}`;
  return [{ id: "condition-operator-mismatch", message, fix, at }];
}

/** Keys do not differ by case: two spellings of one under the same operator are an error to IAM. */
function twins(name: string, keys: readonly [string, unknown][]): ConditionFault[] {
  const seen = new Map<string, string>();
  return keys.flatMap(([key]): ConditionFault[] => {
    const first = seen.get(key.toLowerCase());
    seen.set(key.toLowerCase(), first ?? key);
    if (first === undefined) return [];
    const message = `${name} has the key ${quote(key)} twice, also as ${quote(first)}`;
    const fix = "put all values under one key";
    return [{ id: "malformed-condition", message, fix, at: [name, key] }];
  });
}

function valueFaults(at: [string, string], value: unknown, operator: Operator): ConditionFault[] {
  const [name, key] = at;
  const id = "bad-condition-value";
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0) {
    return [
      { id, message: `${name} of ${quote(key)} has no value`, fix: "write at least one", at },
    ];
  }
  const single =
    (operator.kind === "Bool" || operator.kind === "Null") && operator.set === undefined;
  if (single && values.length > 1) {
    const message = `${name} of ${quote(key)} has ${values.length} values: ${quote(value)}`;
    return [{ id, message, fix: 'write one value, "true" or "false"', at }];
  }
  return values.flatMap((item, index) => {
    const fault = valueFault(item, name, operator);
    return fault === undefined
      ? []
      : [{ id, ...fault, at: Array.isArray(value) ? [...at, index] : at }];
  });
}
