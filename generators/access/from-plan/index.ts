/** What a Terraform plan gives and takes, whoever wrote its configuration. */
import type { PolicyHolder } from "../holder";
import { identitiesOf, type ManagedDocument } from "./identities";
import { Links } from "./links";
import type { Plan, PlanResource } from "./plan";
import { resourcePolicies } from "./resources";

export { readPlan, type Plan } from "./plan";
export type { ManagedDocument } from "./identities";

/**
 * The roles, users and groups of a plan with their policies together, managed policies that nobody of it has, and policies of
 * resources, before and after. The id is the address: one that moves has its new address on both sides.
 *
 * @param managed documents of AWS managed policies by ARN, as far as they are known
 */
export function planHolders(
  plan: Plan,
  managed: ManagedDocument,
): { readonly before: readonly PolicyHolder[]; readonly after: readonly PolicyHolder[] } {
  const side = (resources: readonly PlanResource[]): PolicyHolder[] => [
    ...identitiesOf(plan, resources, managed),
    ...resourcePolicies(resources, new Links(plan, resources)),
  ];
  return { before: side(plan.before), after: side(plan.after) };
}
