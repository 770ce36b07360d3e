import { quote } from "../../problem";
import { ownValue } from "../../text/own-value";
import { cutList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import { parseArn } from "../arn";
import { wildcardMatches } from "../reference";
import type { ActionInfo, ServiceReference } from "../reference";
import { atOnce } from "./statement";
import type { RuleInSteps, StatementFault, WrittenStatement } from "./statement";

/** An action as written, and those of AWS that it stands for. */
interface NamedAction {
  readonly text: string;
  readonly at: readonly (string | number)[];
  readonly infos: readonly ActionInfo[];
  /** What each of them can be on, `service:type`. */
  readonly on: readonly AppliesTo[];
}

interface AppliesTo {
  readonly service: string;
  readonly types: readonly string[];
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
export const fitInSteps: RuleInSteps = ({ Action }, { kind, reference }) => {
  if (kind !== "identity" || Action === undefined || Action.includes("*")) return undefined;
  const actions = Action.map((text, index): NamedAction => {
    const infos = reference.matchActions(text);
    return { text, at: ["Action", index], infos, on: infos.map(appliesTo) };
  });
  // With one that is misspelt among them, what it was meant for may be what seems to be left over.
  if (actions.some(({ infos }) => infos.length === 0)) return undefined;
  return ({ Resource }) => {
    const resources = namedResources(Resource, reference);
    return resources === undefined ? [] : misfits(actions, resources);
  };
};

export const fit = atOnce(fitInSteps);

function misfits(
  actions: readonly NamedAction[],
  resources: readonly NamedResource[],
): StatementFault[] {
  const idle = actions.filter((action) => !resources.some((one) => anyApplies(action, one)));
  const unused = resources.filter((one) => !actions.some((action) => anyApplies(action, one)));
  return [
    ...idle.map((action) => notApplicable(action, resources)),
    // Where no action fits, that says it all.
    ...(idle.length < actions.length ? unused.map(unusedTarget) : []),
  ];
}

/** Undefined where the data cannot tell what one of them is. */
function namedResources(
  texts: WrittenStatement["Resource"],
  reference: ServiceReference,
): NamedResource[] | undefined {
  if (texts === undefined || texts.includes("*")) return undefined;
  const resources = texts.map((text, index): NamedResource => {
    const types = reference.typesOfArn(text).map(({ type }) => nameOf(type.service, type.name));
    return { text, at: ["Resource", index], types: new Set(types) };
  });
  return resources.some(({ types }) => types.size === 0) ? undefined : resources;
}

function appliesTo({ service, resourceTypes }: ActionInfo): AppliesTo {
  return { service, types: resourceTypes.map((type) => nameOf(service, type)) };
}

function nameOf(service: string, type: string): string {
  return `${service}:${type}`.toLowerCase();
}

function anyApplies({ on }: NamedAction, { types: are, text }: NamedResource): boolean {
  return on.some(({ service, types }) =>
    types.length === 0 ? isWholeService(text, service) : types.some((type) => are.has(type)),
  );
}

/**
 * `arn:aws:s3:::*` beside an action that takes no resource: AWS's own pages disagree on whether that is
 * allowed (facts: evaluation.md, section 2), so it passes.
 */
function isWholeService(text: string, service: string): boolean {
  const arn = parseArn(text);
  if (arn?.service !== service) return false;
  const asked = ownValue(ASKED_ON, service);
  return arn.resource === "*" || (asked !== undefined && wildcardMatches(arn.resource, asked));
}

/**
 * What a service asks about where the request names nothing, though AWS's data has no resource for it: `logs:DescribeLogGroups` is
 * denied "on resource arn:aws:logs:…:log-group::log-stream:" (hashicorp/terraform-provider-aws#8804), so patterns of that allow it.
 */
const ASKED_ON: Readonly<Record<string, string>> = { logs: "log-group::log-stream:" };

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
