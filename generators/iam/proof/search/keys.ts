/** Which condition keys statements name. */
import { variablesIn } from "../variables";
import type { SideStatement } from "./sides";

/** The condition keys that are named, as they are spelled. */
export function keysOf(statements: readonly SideStatement[]): string[] {
  const keys = statements.flatMap(({ statement, variables }) => {
    const { conditions, resources = [], notResources = [] } = statement;
    const texts = [...resources, ...notResources, ...conditions.flatMap(({ values }) => values)];
    const own = conditions.map(({ key }) => key);
    return variables ? [...texts.flatMap(variablesIn), ...own] : own;
  });
  return [...new Set(keys)];
}
