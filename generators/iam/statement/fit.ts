import { quote } from "../../problem";
import { cutList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import { parseArn } from "../arn";
import type { ActionInfo, ServiceReference } from "../reference";
import type { StatementFault, StatementRule, WrittenStatement } from "./statement";

/** An action as written, and those of AWS that it stands for. */
interface NamedAction {
  readonly text: string;
  readonly at: readonly (string | number)[];
  readonly infos: readonly ActionInfo[];
}

/** A resource as written, and what it can be: `service:type`. */
interface NamedResource {
  readonly text: string;
  readonly at: readonly (string | number)[];
  readonly types: ReadonlySet<string>;
}

/**
 * Every action can apply to one of the resources, and every resource can have one of the actions: what
 * cannot, allows or denies nothing. Mixed statements are right where each finds its like. What does not
 * exist at all is another rule's business.
 * Source: AWS Service Authorization Reference, as `ServiceReference` has it.
 */
export const fit: StatementRule = (statement, { kind, reference }) => {
  const named = kind === "identity" ? namedBy(statement, reference) : undefined;
  if (named === undefined) return [];
  const { actions, resources } = named;
  const idle = actions.filter(({ infos }) => !resources.some((one) => anyApplies(infos, one)));
  const unused = resources.filter((one) => !actions.some(({ infos }) => anyApplies(infos, one)));
  return [
    ...idle.map((action) => notApplicable(action, resources)),
    // Where no action fits, that says it all.
    ...(idle.length < actions.length ? unused.map(unusedTarget) : []),
  ];
};

/** What to compare; undefined where everything fits, or where the data cannot tell. */
function namedBy(
  { Action, Resource }: WrittenStatement,
  reference: ServiceReference,
): { actions: NamedAction[]; resources: NamedResource[] } | undefined {
  if (Action === undefined || Resource === undefined) return undefined;
  if (Action.includes("*") || Resource.includes("*")) return undefined;
  const actions = Action.flatMap((text, index): NamedAction[] => {
    const infos = reference.matchActions(text);
    return infos.length === 0 ? [] : [{ text, at: ["Action", index], infos }];
  });
  const resources = Resource.flatMap((text, index): NamedResource[] => {
    const readings = reference.typesOfArn(text);
    const types = new Set(readings.map(({ type }) => nameOf(type.service, type.name)));
    return types.size === 0 ? [] : [{ text, at: ["Resource", index], types }];
  });
  // With one that is misspelt among them, what it was meant for may be what seems to be left over.
  const whole = actions.length === Action.length && resources.length === Resource.length;
  return whole ? { actions, resources } : undefined;
}

function nameOf(service: string, type: string): string {
  return `${service}:${type}`.toLowerCase();
}

function anyApplies(infos: readonly ActionInfo[], { types, text }: NamedResource): boolean {
  return infos.some(({ service, resourceTypes }) =>
    resourceTypes.length === 0
      ? isWholeService(text, service)
      : resourceTypes.some((type) => types.has(nameOf(service, type))),
  );
}

/**
 * `arn:aws:s3:::*` beside an action that takes no resource: AWS's own pages disagree on whether that is
 * allowed (facts: evaluation.md, section 2), so it passes.
 */
function isWholeService(text: string, service: string): boolean {
  const arn = parseArn(text);
  return arn?.service === service && arn.resource === "*";
}

function notApplicable(
  { text, at, infos }: NamedAction,
  resources: readonly NamedResource[],
): StatementFault {
  const types = sortedUnique(
    infos.flatMap(({ service, resourceTypes }) =>
      resourceTypes.map((type) => `${service}:${type}`),
    ),
  );
  const to = cutList(
    resources.map((one) => quote(one.text)),
    4,
  );
  return {
    id: "action-not-applicable",
    message: `${quote(text)} cannot apply to ${to}`,
    fix: applicableFix(types),
    at,
  };
}

/** What to name instead, by the types of resources that an action has. */
export function applicableFix(types: readonly string[], element = "Resource"): string {
  return types.length === 0
    ? 'AWS does not let it be restricted to a resource: put it into a statement of its own, with Resource "*", which allows it on everything'
    : `it applies to ${cutList(types)}: name one in ${element}, or remove the action`;
}

function unusedTarget({ text, at }: NamedResource): StatementFault {
  return {
    id: "unused-target",
    message: `none of the actions can apply to ${quote(text)}`,
    fix: "remove it, or name an action that applies to it",
    at,
  };
}
