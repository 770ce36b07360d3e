/** Statements cut to what requests can be: tools pool actions and resources that have nothing to do with each other. */
import type { ServiceReference } from "../../iam/reference";
import { quote } from "../../problem";
import { cutList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import type { DerivedStatement, Remark } from "./types";

/** A statement's parts, and what in it can never allow anything. */
export interface Pieces {
  readonly pieces: readonly DerivedStatement[];
  readonly remarks: readonly Remark[];
}

/**
 * One statement for all resources that take the same of its actions. What grants cannot say anyhow stays whole, and so does what
 * AWS's data does not know.
 */
export function piecesOf(
  { name, statement }: DerivedStatement,
  reference: ServiceReference,
): Pieces {
  const { Effect, Action = [], Resource = [] } = statement;
  const isWhole =
    Effect !== "Allow" ||
    Action.length === 0 ||
    Resource.length === 0 ||
    Resource.includes("*") ||
    Action.some((one) => reference.action(one) === undefined) ||
    Resource.some((one) => reference.typesOfArn(one).length === 0);
  if (isWhole) return { pieces: [{ name, statement }], remarks: [] };
  const names = sortedUnique(Action.map((one) => spelled(one, reference)));
  const groups = new Map<string, { Action: string[]; Resource: string[] }>();
  for (const arn of Resource) {
    const actions = names.filter((one) => takes(one, arn, reference));
    const key = actions.join(" ");
    const group = groups.get(key) ?? { Action: actions, Resource: [] };
    group.Resource.push(arn);
    groups.set(key, group);
  }
  const parts = [...groups.values()];
  return {
    pieces: parts.flatMap((part) =>
      part.Action.length === 0 ? [] : [{ name, statement: { ...statement, ...part } }],
    ),
    remarks: neverAllowed(name, names, parts, reference),
  };
}

/** The action as AWS writes it: IAM ignores the case. */
function spelled(action: string, reference: ServiceReference): string {
  const info = reference.action(action);
  return info === undefined ? action : `${info.service}:${info.name}`;
}

/** Whether a request of the action can name a resource of that ARN. */
function takes(name: string, arn: string, reference: ServiceReference): boolean {
  const action = reference.action(name);
  if (action === undefined) return false;
  const types = new Set(
    action.resourceTypes.map((type) => reference.resourceType(action.service, type)),
  );
  return reference.typesOfArn(arn).some(({ type }) => types.has(type));
}

function neverAllowed(
  name: string,
  actions: readonly string[],
  parts: readonly { readonly Action: readonly string[]; readonly Resource: readonly string[] }[],
  reference: ServiceReference,
): Remark[] {
  const used = new Set(parts.flatMap((part) => part.Action));
  const unused = actions.filter((one) => !used.has(one));
  const bare = unused.filter((one) => reference.action(one)?.resourceTypes.length === 0);
  const others = unused.filter((one) => !bare.includes(one));
  const idle = parts.flatMap((part) => (part.Action.length === 0 ? part.Resource : []));
  const told: readonly (readonly [readonly string[], string])[] = [
    [bare, 'AWS does not let it be restricted to a resource, so it is allowed on "*" alone'],
    [others, "it is for none of the statement's resources"],
    [idle.map(quote), "none of the statement's actions is for it"],
  ];
  return told.flatMap(([words, why]) =>
    words.length === 0
      ? []
      : [{ what: `${cutList(words, 6)} in ${name}`, why: `it allows nothing there: ${why}` }],
  );
}
