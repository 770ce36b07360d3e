/** From a grant of the fleet file to the statements that it comes to. */
import type { IntentCatalog } from "../../intents";
import type { ResourceFacts } from "../../iam/arn";
import type { Condition } from "../../iam/document";
import type { ServiceReference } from "../../iam/reference";
import { problemAt, quote } from "../../problem";
import type { Problem } from "../../problem";
import { draftAccess } from "./access";
import { draftActions } from "./actions";
import { companionCondition, joinConditions, sharedKey } from "./conditions";

import { resolveTarget } from "./targets";
import type {
  Drafted,
  ExpandedGrant,
  GrantContext,
  GrantRequest,
  Located,
  Target,
  GrantDraft,
} from "./types";

export type { ExpandedGrant, GrantRequest, Located } from "./types";

/**
 * The statements that a grant comes to, in the order of its targets and verbs, to be merged with those
 * of the role's other grants; and every problem of the grant. Targets and actions with errors are left
 * out of the statements. `facts` say where resources of short names lie; the reference must have every
 * service that the grant mentions (`servicesMentioned`).
 */
export function expandGrant(
  grant: GrantRequest,
  facts: ResourceFacts,
  reference: ServiceReference,
  intents: IntentCatalog,
): ExpandedGrant {
  const { targets, problems } = resolveTargets(grant.to, { facts, reference, intents });
  const access = distinct(grant.access ?? []);
  const parts = targets.map((target) => draftAccess(access, target, reference));
  const named = draftActions(grant.actions ?? [], targets, problems.length === 0, reference);
  const all: Drafted = {
    drafts: [...(access.length > 0 ? parts : []), named].flatMap((part) => part.drafts),
    problems: [...(access.length > 0 ? parts : []), named].flatMap((part) => part.problems),
  };
  const restricted = restrict(all.drafts, grant, reference);
  const from = [{ path: grant.path }];
  return {
    drafts: restricted.drafts.map((draft) => ({
      ...draft,
      from,
      ...(grant.why !== undefined && { why: grant.why }),
    })),
    problems: distinctProblems([
      ...problems,
      ...withoutAccess(grant),
      ...all.problems,
      ...restricted.problems,
    ]),
  };
}

function resolveTargets(
  to: readonly Located[],
  context: GrantContext,
): { targets: Target[]; problems: Problem[] } {
  const targets: Target[] = [];
  const problems: Problem[] = [];
  for (const at of to) {
    const resolved = resolveTarget(at, context);
    if ("target" in resolved) targets.push(resolved.target);
    else problems.push(resolved.problem);
  }
  return { targets, problems };
}

/** The grant's own condition on every statement, beside what the intents ask for. */
function restrict(
  drafts: readonly GrantDraft[],
  grant: GrantRequest,
  reference: ServiceReference,
): Drafted {
  const { conditions } = grant;
  if (conditions === undefined) return { drafts: [...drafts], problems: [] };
  const clash = drafts.find((draft) => draft.condition && sharedKey(conditions, draft.condition));
  if (clash !== undefined) return { drafts: [], problems: [conflict(conditions, clash, grant)] };
  return {
    drafts: drafts.map((draft) => restricted(draft, conditions, reference)),
    problems: [],
  };
}

function restricted(
  draft: GrantDraft,
  conditions: Condition,
  reference: ServiceReference,
): GrantDraft {
  if (draft.companion !== true) {
    // One without operators stays, empty: that it says nothing is the checks' to tell.
    return { ...draft, condition: joinConditions([draft.condition, conditions]) ?? {} };
  }
  const own = companionCondition(conditions, draft.actions ?? [], reference);
  const joined = joinConditions([draft.condition, own]);
  return { ...draft, ...(joined !== undefined && { condition: joined }) };
}

function conflict(condition: Condition, clash: GrantDraft, grant: GrantRequest): Problem {
  const [operator, key] = sharedKey(condition, clash.condition ?? {}) ?? ["", ""];
  return problemAt(
    "conflicting-condition",
    [...grant.path, "conditions", operator, key],
    `${quote(key)} under ${operator} is what restricts the access to the resource already`,
    "name the resource in to: more narrowly, or use another operator",
  );
}

function withoutAccess(grant: GrantRequest): Problem[] {
  if ((grant.access?.length ?? 0) + (grant.actions?.length ?? 0) > 0) return [];
  const fix = "write access: [read], or actions: with the actions that the code calls";
  return [problemAt("missing-access", grant.path, "the grant says no access", fix)];
}

function distinct(items: readonly Located[]): Located[] {
  return items.filter((item, index) => items.findIndex((o) => o.value === item.value) === index);
}

/** What is wrong with a verb is wrong for every target of a type: it is said once. */
function distinctProblems(problems: readonly Problem[]): Problem[] {
  const byText = new Map<string, Problem>();
  for (const problem of problems) {
    const text = JSON.stringify([problem.id, problem.message]);
    if (!byText.has(text)) byText.set(text, problem);
  }
  return [...byText.values()];
}
