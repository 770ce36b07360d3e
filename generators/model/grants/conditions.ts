/** Conditions of grants: checked against the reference, filled with names, and joined. */
import { conditionFaults, normaliseCondition, sameConditionKey } from "../../iam/condition";
import type { Condition } from "../../iam/document";
import { compare, sortedUnique } from "../../text/names";
import type { ServiceReference } from "../../iam/reference";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { cutList } from "./problems";
import { ownValue } from "../../text/own-value";

/** A grant's own condition and what is wrong with it; no condition where it has errors. */
export interface CheckedCondition {
  readonly condition?: Condition;
  readonly problems: Problem[];
}

/**
 * Checks operators, keys and values. A key has to be global, or one of the services whose actions
 * the grant comes to. `path` is the place of `conditions:`.
 */
export function checkCondition(
  conditions: unknown,
  path: DataPath,
  services: readonly string[],
  reference: ServiceReference,
): CheckedCondition {
  if (conditions === undefined) return { problems: [] };
  const faults = conditionFaults(conditions, {
    keys: (key) => reference.conditionKey(key, services),
    suggestions: sortedUnique(services.flatMap((service) => reference.conditionKeyNames(service))),
  });
  const problems = faults.map(({ id, message, fix, at }) =>
    problemAt(id, [...path, ...at], message, fix),
  );
  return problems.length > 0
    ? { problems }
    : { condition: normaliseCondition(conditions), problems };
}

/**
 * Warns of keys that some of the actions do not send. What that means depends on the operator: most
 * then never hold, so that the action stays forbidden; negated ones always hold, and restrict nothing.
 */
export function unsupportedKeys(
  condition: Condition,
  path: DataPath,
  actions: readonly string[],
  reference: ServiceReference,
): Problem[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) => {
      if (reference.conditionKey(key, []) !== undefined) return [];
      const lacking = sortedUnique(actions.filter((name) => !sends(reference, name, key)));
      if (lacking.length === 0) return [];
      const effect = holdsWithoutKey(operator, values)
        ? "the condition always holds for them and restricts nothing"
        : "the condition never holds for them, so they stay forbidden";
      return problemAt(
        "condition-key-unsupported",
        [...path, operator, key],
        `${quote(key)} is not sent for ${cutList(lacking)}: ${effect}`,
        "name those actions in a grant of their own, without this condition",
      );
    }),
  );
}

function sends(reference: ServiceReference, action: string, key: string): boolean {
  const keys = reference.action(action)?.conditionKeys ?? [];
  return keys.some((template) => sameConditionKey(template, key));
}

/** IAM User Guide, condition operators: what they say where the request has no such key. */
function holdsWithoutKey(operator: string, values: readonly string[]): boolean {
  const name = operator.toLowerCase();
  if (name === "null") return values.includes("true");
  if (name.endsWith("ifexists") || name.startsWith("forallvalues:")) return true;
  return name.includes("not") && !name.startsWith("foranyvalue:");
}

/** The condition with `{Placeholder}` replaced in its values. */
export function fillCondition(
  condition: Condition,
  values: Readonly<Record<string, string>>,
): Condition {
  const filled = Object.entries(condition).map(([operator, keys]) => {
    const pairs = Object.entries(keys).map(([key, texts]) => {
      return [key, texts.map((text) => fillPlaceholders(text, values))] as const;
    });
    return [operator, Object.fromEntries(pairs)] as const;
  });
  return Object.fromEntries(filled);
}

/** The text with `{Placeholder}` replaced; a placeholder without a value is a fault of the intents. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/(?<!\$)\{(\w+)\}/g, (whole, name: string) => {
    const value = ownValue(values, name);
    if (value === undefined) throw new Error(`intents use ${whole}, which the resource lacks`);
    return value;
  });
}

/** All of the conditions at once; undefined for none. Operators and keys must not meet. */
export function joinConditions(parts: readonly (Condition | undefined)[]): Condition | undefined {
  const joined = new Map<string, Record<string, readonly string[]>>();
  for (const part of parts) {
    for (const [operator, keys] of Object.entries(part ?? {})) {
      joined.set(operator, { ...joined.get(operator), ...keys });
    }
  }
  return joined.size === 0 ? undefined : Object.fromEntries(joined);
}

/** The operator and key that both conditions have, as the first spells them; undefined for none. */
export function sharedKey(a: Condition, b: Condition): readonly [string, string] | undefined {
  const taken = new Set(pairsOf(b).map(([operator, key]) => `${operator} ${key}`.toLowerCase()));
  return pairsOf(a).find(([operator, key]) => taken.has(`${operator} ${key}`.toLowerCase()));
}

function pairsOf(condition: Condition): [string, string][] {
  const pairs = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key): [string, string] => [operator, key]),
  );
  return pairs.sort((a, b) => compare(a.join(" "), b.join(" ")));
}
