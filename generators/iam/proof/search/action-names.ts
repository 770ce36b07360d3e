/** Many actions in few words, for a person to read. */
import { isLike } from "../../wildcards";
import type { ReadStatement } from "../policy";

/**
 * The patterns of a statement of which all actions are among those that are given, and the other actions as they are.
 *
 * @param all the actions that the statement names
 */
export function compactActions(
  { actions, notActions }: ReadStatement,
  all: readonly string[],
  given: readonly string[],
): string[] {
  const missing = new Set(all);
  for (const name of given) missing.delete(name);
  const services = new Set(all.map((name) => `${name.split(":", 1).join("")}:*`));
  const patterns = notActions === undefined ? (actions ?? ["*"]) : [...services].sort();
  const whole = patterns.filter(
    (pattern) =>
      given.some((name) => names(pattern, name)) &&
      ![...missing].some((name) => names(pattern, name)),
  );
  const rest = given.filter((name) => !whole.some((pattern) => names(pattern, name)));
  return [...whole, ...[...new Set(rest)].sort()];
}

function names(pattern: string, action: string): boolean {
  return isLike(action.toLowerCase(), pattern.toLowerCase());
}
