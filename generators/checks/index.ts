import { lifecycle } from "./lifecycle/lifecycle";
import { namesAndLimits } from "./names/names-and-limits";
import { policySizes } from "./sizes/policy-sizes";
import { resourceArns } from "./access/resource-arns";
import { sharedOwners } from "./uniqueness/shared-owners";
import { stateCollisions } from "./uniqueness/state-collisions";
import { trustPolicies } from "./trust/trust-policies";
import { unattachedPolicies } from "./access/unattached-policies";
import { uniquePolicies } from "./uniqueness/unique-policies";
import { uniqueRoles } from "./uniqueness/unique-roles";
import type { Check } from "./check";

/** Every check, by name; each has a case file of that name. */
export const checks: readonly Check[] = [
  lifecycle,
  namesAndLimits,
  policySizes,
  resourceArns,
  sharedOwners,
  stateCollisions,
  trustPolicies,
  unattachedPolicies,
  uniquePolicies,
  uniqueRoles,
];

export type { Check } from "./check";
