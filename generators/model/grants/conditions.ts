/** Conditions of grants: filled with names, and joined. */
import { sameConditionKey } from "../../iam/condition";
import type { Condition } from "../../iam/document";
import { compare } from "../../text/names";
import type { ServiceReference } from "../../iam/reference";
import { ownValue } from "../../text/own-value";

/** Keys that AWS sends with a resource's request, and with no other. */
const OF_RESOURCE = /^aws:Resource(Tag\/|Account$|OrgID$|OrgPaths$)/i;

/**
 * What of a grant's condition holds for a statement that its intent brings along on "*": the keys that say
 * something of who asks, when and from where, and those that the actions themselves have. Under a condition
 * on the resource it would be denied always, for its requests name none.
 */
export function companionCondition(
  condition: Condition,
  actions: readonly string[],
  reference: ServiceReference,
): Condition {
  const carried = (key: string): boolean =>
    !OF_RESOURCE.test(key) &&
    (reference.conditionKey(key, []) !== undefined ||
      actions.every((action) => sends(reference, action, key)));
  const kept = Object.entries(condition).flatMap(([operator, keys]) => {
    const pairs = Object.entries(keys).filter(([key]) => carried(key));
    return pairs.length === 0 ? [] : [[operator, Object.fromEntries(pairs)] as const];
  });
  return Object.fromEntries(kept);
}

function sends(reference: ServiceReference, action: string, key: string): boolean {
  const keys = reference.action(action)?.conditionKeys ?? [];
  return keys.some((template) => sameConditionKey(template, key));
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
