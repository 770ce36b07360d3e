import { furtherGrants } from "../../model/parts/spread-grants";
import { MANAGED_POLICIES_MAX } from "../../iam/policy/quotas";
import type { Problem } from "../../problem";
import { quotaOf } from "../../model/quotas";
import type { Role, Stack } from "../../model/types";
import { partId } from "../acceptance/about";
import { defineCheck, findings } from "../check";
import { heaviest, shorter } from "./heaviest";

const found = findings({
  "too-many-policies": {
    severity: "error",
    summary: "More managed policies are attached than IAM lets be.",
  },
  "many-policies": {
    severity: "warning",
    narrow: ["role"],
    summary: "A role has so many managed policies that little more will fit.",
  },
});

/**
 * From here on a role is near its end. IAM's quota was 10 for long, and accounts may still have that (facts: IAM
 * quotas, the older page).
 */
const MANY = 10;

/** How many managed policies a role has, those that its grants go on in among them. */
export const attachedPolicies = defineCheck({
  name: "attached-policies",
  scope: "stack",
  finds: found.kinds,
  run: (stack) => stack.roles.flatMap((role) => problemsOf(role, stack)),
});

function problemsOf(role: Role, stack: Stack): Problem[] {
  const most = quotaOf(stack.environment, "managed_policies_per_role");
  const count = role.managedPolicies.length + role.attached.length;
  const grants = furtherGrants(role, stack).length;
  const of = grants === 0 ? "" : `, ${String(grants)} of them for its grants`;
  const at = { path: role.origin, atKey: true };
  const where = `(role ${role.id} of stack ${stack.name})`;
  if (count > most) {
    const message = `${String(count)} managed policies${of}, ${String(count - most)} too many; IAM attaches at most ${String(most)} to a role ${where}${heaviest(role, stack)}`;
    return [
      found.problem("too-many-policies", { message, fix: fixFor(role, grants, most), ...at }),
    ];
  }
  if (count <= MANY) return [];
  const message = `${String(count)} managed policies${of}; IAM attaches at most ${String(most)} to a role ${where}${heaviest(role, stack)}`;
  const about = { role: [partId(role, stack)] };
  return [
    found.problem("many-policies", { message, fix: fixFor(role, grants, most), ...at, about }),
  ];
}

function fixFor(role: Role, grants: number, most: number): string {
  const raise =
    most < MANAGED_POLICIES_MAX
      ? `; or have AWS raise the quota, to ${String(MANAGED_POLICIES_MAX)} at most, and say so under quotas: of the environment`
      : "";
  const less = grants === 0 ? "attach fewer" : `${shorter(role)}, or split the fleet`;
  return less + raise;
}
