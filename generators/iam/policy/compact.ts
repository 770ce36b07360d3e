/** Lists of actions in fewer characters, by wildcards. */
import type { PolicyDocument } from "../document";
import type { ServiceReference } from "../reference";
import { sortedUnique } from "../../text/names";
import { isActionWithin } from "./within";

/**
 * The document with patterns (`s3:GetObject*`) in place of the actions that they name, in every Action. A pattern is the beginning of an action's
 * name, of whole words and one at least, and names no action of the service, as the data has it, that the list does not: today it says
 * what the list said. What AWS adds later under such a beginning falls under it. Services that were not loaded, and NotAction,
 * stay as they are.
 */
export function compactDocument(
  { Version, Statement }: PolicyDocument,
  reference: ServiceReference,
): PolicyDocument {
  return {
    Version,
    Statement: Statement.map((statement) => {
      const { Action } = statement;
      return Action === undefined
        ? statement
        : { ...statement, Action: compactActions(Action, reference) };
    }),
  };
}

/** A list of actions, sorted, with patterns in place of those that they name. */
export function compactActions(actions: readonly string[], reference: ServiceReference): string[] {
  const services = sortedUnique(actions.map((one) => serviceOf(one)));
  const patterns = services.flatMap((service) => {
    const own = actions.filter((one) => serviceOf(one) === service);
    return reference.hasLoaded(service) ? patternsFor(own, service, reference) : [];
  });
  const isSaid = (action: string): boolean => patterns.some((one) => isActionWithin(action, one));
  return sortedUnique([...patterns, ...actions.filter((one) => !isSaid(one))]);
}

function serviceOf(action: string): string {
  return action.includes(":") ? (action.split(":", 1)[0] ?? "") : "";
}

/** The widest patterns that stand for two of the actions at least, and for nothing that these do not. */
function patternsFor(
  actions: readonly string[],
  service: string,
  reference: ServiceReference,
): string[] {
  const named = new Set(actions.map((one) => one.toLowerCase()));
  const open = actions.filter((one) => /[*?]/.test(one));
  const isListed = (name: string): boolean =>
    named.has(name.toLowerCase()) || open.some((one) => isActionWithin(name, one));
  const known = reference.actions(service).map(({ name }) => `${service}:${name}`);
  const others = known.filter((name) => !isListed(name)).map((name) => name.toLowerCase());
  const found: string[] = [];
  // A shorter beginning comes before all that begin with it.
  for (const beginning of beginningsOf(known.filter(isListed))) {
    const pattern = `${beginning}*`;
    if (found.some((wider) => isActionWithin(pattern, wider))) continue;
    if (others.some((name) => name.startsWith(beginning.toLowerCase()))) continue;
    if (actions.filter((one) => isActionWithin(one, pattern)).length > 1) found.push(pattern);
  }
  return found;
}

/** `s3:Get`, `s3:GetObject` of `s3:GetObject`, in order. */
function beginningsOf(actions: readonly string[]): string[] {
  return sortedUnique(
    actions.flatMap((action) => {
      const start = action.indexOf(":") + 1;
      const ends = [...action.slice(start).matchAll(WORD)].map(({ index, 0: word }) => {
        return start + index + word.length;
      });
      return ends.map((end) => action.slice(0, end));
    }),
  );
}

/** A word of a name: `Describe`, `DB` and `Instances` of `DescribeDBInstances`. */
const WORD = /[A-Z](?:[A-Z](?![a-z]))*[a-z0-9]*|[^A-Z]/g;
