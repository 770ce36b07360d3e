import { lifecycle } from "./lifecycle";
import { namesAndLimits } from "./names-and-limits";
import { policySizes } from "./policy-sizes";
import { resourceArns } from "./resource-arns";
import { sharedOwners } from "./shared-owners";
import { stateCollisions } from "./state-collisions";
import { trustPolicies } from "./trust-policies";
import { unattachedPolicies } from "./unattached-policies";
import { uniquePolicies } from "./unique-policies";
import { uniqueRoles } from "./unique-roles";
import type { Check } from "./types";

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

export type { Check } from "./types";
