import { allows } from "./acceptance/allows";
import { exclusiveRoles } from "./access/exclusive-roles";
import { idleGrants } from "./access/idle-grants";
import { expectations } from "./expectations/expectations";
import { expectationForms } from "./expectations/forms";
import { instanceProfiles } from "./trust/instance-profiles";
import { lifecycle } from "./lifecycle/lifecycle";
import { renewedNames } from "./names/renewed-names";
import { namesAndLimits } from "./names/names-and-limits";
import { policySizes } from "./sizes/policy-sizes";
import { acceptedProblems, statementChecks, unfilledStatements } from "./statements";
import { tags } from "./names/tags";
import { privilegeEscalation } from "./escalation/privilege-escalation";
import { accountQuotas } from "./sizes/account-quotas";
import { attachedPolicies } from "./sizes/attached-policies";
import { sharedOwners } from "./uniqueness/shared-owners";
import { stateCollisions } from "./uniqueness/state-collisions";
import { trustGuards } from "./trust/trust-guards";
import { trustPolicies } from "./trust/trust-policies";
import { unattachedPolicies } from "./access/unattached-policies";
import { uniquePolicies } from "./uniqueness/unique-policies";
import { uniqueRoles } from "./uniqueness/unique-roles";
import { wideManagedPolicies } from "./access/wide-policies";
import type { Check } from "./check";

/** Every check, by name; each has a case file of that name. */
export const checks: readonly Check[] = [
  accountQuotas,
  allows,
  attachedPolicies,
  exclusiveRoles,
  expectationForms,
  expectations,
  idleGrants,
  instanceProfiles,
  lifecycle,
  namesAndLimits,
  policySizes,
  renewedNames,
  privilegeEscalation,
  sharedOwners,
  stateCollisions,
  acceptedProblems,
  ...statementChecks,
  tags,
  trustGuards,
  trustPolicies,
  unattachedPolicies,
  uniquePolicies,
  uniqueRoles,
  wideManagedPolicies,
  unfilledStatements,
];

export type { Check } from "./check";
