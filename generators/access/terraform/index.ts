/** What roles, users, groups and resources can do before and after a plan of Terraform, whoever wrote it. */
import { compare } from "../../text/names";
import type { ManagedDocument } from "../from-account";
import type { PolicyHolder } from "../holder";
import { Configuration } from "./configuration";
import { identitiesOf, policiesAlone, sideOf } from "./identities";
import type { Plan } from "./plan";
import { resourcePoliciesOf, resourcesOf } from "./resources";
import { remaining, undeclaredIn } from "./undeclared";
import { World, type References } from "./world";

export { readPlan, type Plan } from "./plan";

/** The two sides of a plan. */
export interface PlanHolders {
  readonly before: readonly PolicyHolder[];
  readonly after: readonly PolicyHolder[];
}

export { notesOnPlan, unreadOfPlan } from "./unread";

/** What is there already is known, and leads to itself. */
const KNOWN: References = { of: () => undefined, names: () => false };

/**
 * Every holder of a plan by its address, before and after; the same one where it was moved or is replaced. What is known after
 * apply, or made elsewhere, is a policy without its document, that says why.
 *
 * @param managed documents of AWS managed policies by ARN, as a snapshot has them
 * @param stack the stack that it is of, where its holders stand beside those of other stacks
 */
export function planHolders(plan: Plan, managed: ManagedDocument, stack = ""): PlanHolders {
  const before = new World(plan.before, KNOWN);
  const after = new World(plan.after, new Configuration(plan.configuration));
  const [old, now] = [sideOf(before, managed), sideOf(after, managed)];
  const undeclared = undeclaredIn(before, old.grants, managed);
  const readOld = { managed, stack, undeclared };
  const readNow = { managed, stack, undeclared: remaining(undeclared, after) };
  const [oldPolicies, nowPolicies] = [resourcePoliciesOf(before), resourcePoliciesOf(after)];
  const [oldAlone, nowAlone] = [policiesAlone(old, readOld), policiesAlone(now, readNow)];
  return {
    before: sorted([
      ...identitiesOf(old, readOld),
      ...notAttached(oldAlone, nowAlone, after),
      ...resourcesOf(before, oldPolicies, stack),
    ]),
    after: sorted([
      ...identitiesOf(now, readNow),
      ...notAttached(nowAlone, oldAlone, before),
      ...resourcesOf(after, nowPolicies, stack, oldPolicies),
    ]),
  };
}

/** A policy that somebody has on the other side is theirs: by itself it is neither new nor gone. */
function notAttached(
  alone: readonly PolicyHolder[],
  others: readonly PolicyHolder[],
  other: World,
): PolicyHolder[] {
  const there = new Set(other.all("aws_iam_policy").map(({ address }) => address));
  const free = new Set(others.map(({ id }) => id));
  return alone.filter(({ id }) => !there.has(id) || free.has(id));
}

function sorted(holders: readonly PolicyHolder[]): PolicyHolder[] {
  return [...holders].sort((a, b) => compare(a.id, b.id));
}
