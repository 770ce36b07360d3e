/** Whether what one statement says is all said by another. */
import { isResourceWithin } from "../arn";
import type { Condition, PolicyStatement } from "../document";
import { ownValue } from "../../text/own-value";
import { isWithin } from "../wildcards";

/** A statement of sound form: lists, and its condition in normal form. */
type Statement = Omit<PolicyStatement, "Sid">;

/**
 * Whether every request that a statement matches is one that a wider one matches, which has the same effect. A false may be wrong:
 * patterns are compared with patterns, conditions as texts, and what is left out (NotAction, NotResource) only with its like.
 */
export function isStatementWithin(statement: Statement, wider: Statement): boolean {
  return (
    statement.Effect === wider.Effect &&
    isConditionWithin(statement.Condition ?? {}, wider.Condition ?? {}) &&
    areWithin(
      [statement.Action, statement.NotAction],
      [wider.Action, wider.NotAction],
      isActionWithin,
    ) &&
    areWithin(
      [statement.Resource, statement.NotResource],
      [wider.Resource, wider.NotResource],
      isResourceWithin,
    )
  );
}

/** Whether every action that a pattern names is one that a wider one names: case does not matter. */
export function isActionWithin(action: string, wider: string): boolean {
  return isWithin(action.toLowerCase(), wider.toLowerCase());
}

/** The items that no other one is wider than; of those that say the same, the first. */
export function withoutNarrower(
  items: readonly string[],
  isItemWithin: (item: string, wider: string) => boolean,
): string[] {
  // Most lists have no pattern, and are long.
  const wide = [...items.entries()].filter(([, item]) => /[*?]/.test(item));
  const isSaid = (item: string, index: number): boolean =>
    wide.some(([at, other]) => {
      if (at === index || !isItemWithin(item, other)) return false;
      return at < index || !isItemWithin(other, item);
    });
  return items.filter((item, index) => !isSaid(item, index));
}

type Element = readonly [
  listed: readonly string[] | undefined,
  left: readonly string[] | undefined,
];

function areWithin(
  [items, left]: Element,
  [wider, widerLeft]: Element,
  isItemWithin: (item: string, wider: string) => boolean,
): boolean {
  if (wider?.includes("*")) return true;
  if (items === undefined || wider === undefined) {
    return items === wider && JSON.stringify(left) === JSON.stringify(widerLeft);
  }
  return items.every((item) => wider.some((other) => isItemWithin(item, other)));
}

/** Every part of a condition has to hold: the fewer there are, the more it lets through. */
function isConditionWithin(condition: Condition, wider: Condition): boolean {
  return Object.entries(wider).every(([operator, keys]) =>
    Object.entries(keys).every(
      ([key, values]) =>
        JSON.stringify(ownValue(ownValue(condition, operator), key)) === JSON.stringify(values),
    ),
  );
}
