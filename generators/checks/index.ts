import { namesAndLimits } from "./names-and-limits";
import { policySizes } from "./policy-sizes";
import { resourceArns } from "./resource-arns";
import { sharedOwners } from "./shared-owners";
import { stateCollisions } from "./state-collisions";
import { uniqueRoles } from "./unique-roles";
import type { Check } from "./types";

/** Every check, by name; each has a case file of that name. */
export const checks: readonly Check[] = [
  namesAndLimits,
  policySizes,
  resourceArns,
  sharedOwners,
  stateCollisions,
  uniqueRoles,
];

export type { Check } from "./types";
