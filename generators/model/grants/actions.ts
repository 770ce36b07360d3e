/** `actions:` of a grant: each on the resources it can apply to, wildcards written out. */
import { actionFault } from "../../iam/statement/actions";
import { applicableFix } from "../../iam/statement/fit";
import { sortedUnique } from "../../text/names";
import type { ActionInfo, ServiceReference } from "../../iam/reference";
import { problemAt, quote, type DataPath } from "../../problem";
import type { Mending, Problem } from "../../problem";
import type { ProblemId } from "../../problem-kinds";
import { cutList } from "../../text/lists";
import { type Drafted, type GrantDraft, labelOf, type Located, type Target } from "./types";

/**
 * The statements for named actions, one for each target, and what is wrong with the names. Whether
 * actions and targets fit is said only where all targets of the grant are known (`complete`).
 */
export function draftActions(
  names: readonly Located[],
  targets: readonly Target[],
  complete: boolean,
  reference: ServiceReference,
): Drafted {
  const problems: Problem[] = [];
  const actions: NamedAction[] = [];
  for (const name of names) {
    const found = actionsNamed(name, targets, reference);
    if ("problem" in found) problems.push(found.problem);
    else actions.push(...found.actions.map((info) => ({ info, at: name.path })));
  }
  const drafts: GrantDraft[] = [];
  for (const target of targets) {
    const own = actions.filter(({ info }) => applies(info, target, reference));
    if (own.length > 0) drafts.push(draftFor(own, target));
    else if (actions.length > 0) problems.push(unusedTarget(target));
  }
  const told = problems.filter(
    ({ id }) => complete || id === "unknown-action" || id === "unknown-service",
  );
  return { drafts, problems: told };
}

/** Whether a statement can allow the action on the target. */
export function applies(action: ActionInfo, target: Target, reference: ServiceReference): boolean {
  if (target.condition !== undefined) {
    const keys = Object.values(target.condition).flatMap((pairs) => Object.keys(pairs));
    const supported = new Set(action.conditionKeys);
    return action.service === target.service && keys.every((key) => supported.has(key));
  }
  // Of a resource that stands for everything, only what AWS does not let anyone restrict.
  if (target.arn === "*") {
    return action.service === target.service && action.resourceTypes.length === 0;
  }
  const types = new Set(
    action.resourceTypes.map((name) => reference.resourceType(action.service, name)),
  );
  return target.readings.some(({ type }) => types.has(type));
}

/** An action, and where it was named. */
interface NamedAction {
  readonly info: ActionInfo;
  readonly at: DataPath;
}

function draftFor(named: readonly NamedAction[], target: Target): GrantDraft {
  const places = new Map(named.map(({ info, at }) => [fullName(info), at]));
  const actions = sortedUnique([...places.keys()]);
  return {
    effect: "Allow",
    actions,
    actionsAt: actions.map((action) => places.get(action) ?? target.at.path),
    resources: target.resources,
    resourcesAt: target.at.path,
    label: labelOf(target),
    verbs: [],
    ...(target.condition !== undefined && { condition: target.condition }),
  };
}

type Found = { readonly actions: readonly ActionInfo[] } | { readonly problem: Problem };

function actionsNamed(at: Located, targets: readonly Target[], reference: ServiceReference): Found {
  if (!/^[^:*?]+:./s.test(at.value)) return noPrefix(at, targets, reference);
  const fault = actionFault(at.value, reference);
  if (fault !== undefined) return failed(at, fault.id, fault.message, fault);
  const known = reference.matchActions(at.value);
  const usable = known.filter((action) => targets.some((to) => applies(action, to, reference)));
  return usable.length > 0 ? { actions: usable } : notApplicable(at, known, targets);
}

function noPrefix(at: Located, targets: readonly Target[], reference: ServiceReference): Found {
  const services = sortedUnique(targets.map((target) => target.service));
  const message = `${quote(at.value)} does not start with the prefix of a service`;
  return failed(at, "unknown-action", message, prefixed(at.value, services, reference));
}

/** With the prefix of what it is for: an edit where that is one, and has the action, or one that can be meant. */
function prefixed(name: string, services: readonly string[], reference: ServiceReference): Mending {
  if (!/^[\w*?]+$/.test(name)) {
    return { fix: "write the prefix and the name of one action, such as dynamodb:GetItem" };
  }
  const known = services.find((prefix) => reference.action(`${prefix}:${name}`));
  const whole = `${known ?? services[0] ?? "dynamodb"}:${name}`;
  const fault = actionFault(whole, reference);
  const right = rightName(whole, fault, reference);
  const isSure = services.length === 1 && right !== undefined;
  if (!isSure) return { fix: fault?.fix ?? `write ${right ?? whole}` };
  return { fix: `write ${right}`, edit: { from: name, to: right } };
}

function rightName(
  whole: string,
  fault: Mending | undefined,
  reference: ServiceReference,
): string | undefined {
  const info = reference.action(whole);
  if (info !== undefined) return fullName(info);
  if (fault === undefined) return whole;
  return fault.edit && whole.slice(0, whole.indexOf(":") + 1) + fault.edit.to;
}

function notApplicable(
  at: Located,
  known: readonly ActionInfo[],
  targets: readonly Target[],
): Found {
  const types = sortedUnique(
    known.flatMap(({ service, resourceTypes }) =>
      resourceTypes.map((type) => `${service}:${type}`),
    ),
  );
  const to = cutList(sortedUnique(targets.map((target) => target.at.value)).map(quote), 4);
  const message = `${quote(at.value)} cannot apply to ${to}`;
  const fix =
    types.length === 0
      ? 'AWS does not let it be restricted to a resource: put it under statements:, with Resource "*", which allows it on everything'
      : intendedFix(known, targets) + applicableFix(types, "to:");
  return failed(at, "action-not-applicable", message, fix);
}

/** Where a verb of the target brings the action along, on what it applies to: that is what was meant. */
function intendedFix(known: readonly ActionInfo[], targets: readonly Target[]): string {
  const names = new Set(known.map(({ name }) => name));
  const verbs = targets.flatMap(({ intent }) =>
    [...(intent?.access ?? [])]
      .filter(([, entries]) => entries.some(({ actions }) => actions.some((a) => names.has(a))))
      .map(([verb]) => verb),
  );
  return verbs.length === 0 ? "" : `access: has it under ${cutList(sortedUnique(verbs), 6)}; else `;
}

function unusedTarget(target: Target): Problem {
  return problemAt(
    "unused-target",
    target.at.path,
    `none of the actions can apply to ${quote(target.at.value)}`,
    "remove it, or name an action that applies to it",
  );
}

function failed(at: Located, id: ProblemId, message: string, mending: string | Mending): Found {
  const { fix, edit } = typeof mending === "string" ? { fix: mending } : mending;
  return { problem: problemAt(id, at.path, message, { fix, ...(edit && { edit }) }) };
}

function fullName({ service, name }: ActionInfo): string {
  return `${service}:${name}`;
}
