/** Many actions in few words, for a person to read. */
import type { ServiceReference } from "../../reference";
import { isLike } from "../../wildcards";
import type { ReadStatement } from "../policy";
import { servicesOfPatterns } from "./actions";

/** Given to whoever signs, whatever policies say: it is never missing. */
const FREE = "sts:GetCallerIdentity";

/**
 * The patterns of a statement of which all actions are among those that are given, and the other actions as they are. What is given
 * of services that the reference does not have stands for all others, so that `*` is whole with it alone.
 *
 * @param asked the actions that were looked at: others are the same on both sides
 * @param reference has the services of those that are given, unless they are not known to it
 */
export function compactActions(
  { actions, notActions }: ReadStatement,
  reference: ServiceReference,
  asked: readonly string[],
  given: readonly string[],
): string[] {
  const services = [...new Set(given.map((name) => name.split(":", 1).join("").toLowerCase()))];
  const known = services.filter((service) => reference.hasLoaded(service));
  const all = known.flatMap((service) =>
    reference.actions(service).map(({ name }) => `${service}:${name}`),
  );
  const missing = new Set([...all.filter((name) => name !== FREE), ...asked]);
  for (const name of given) missing.delete(name);
  const hasOthers = known.length < services.length;
  const isWhole = (pattern: string): boolean =>
    (hasOthers || servicesOfPatterns([pattern]).size > 0) &&
    given.some((name) => names(pattern, name)) &&
    ![...missing].some((name) => names(pattern, name));
  const written = notActions === undefined ? (actions ?? ["*"]).filter(isWhole) : [];
  const left = known.filter((service) => !written.some((pattern) => names(pattern, `${service}:`)));
  const found = [
    ...written,
    ...left
      .map((service) => `${service}:*`)
      .sort()
      .filter(isWhole),
  ];
  const rest = given.filter((name) => !found.some((pattern) => names(pattern, name)));
  return [...found, ...[...new Set(rest)].sort()];
}

function names(pattern: string, action: string): boolean {
  return isLike(action.toLowerCase(), pattern.toLowerCase());
}
