import {
  INLINE_POLICIES_MAX,
  IOT_POLICY_MAX,
  MANAGED_POLICY_MAX,
  TRUST_POLICY_MAX,
  documentSize,
} from "../../iam/policy/quotas";
import { quotaOf } from "../../model/quotas";
import type { Problem } from "../../problem";
import type { CustomerPolicy, IotPolicy, Role, Stack } from "../../model/types";
import { defineCheck, findings } from "../check";
import { heaviest, heaviestOf, shorter } from "./heaviest";

const found = findings({
  "policy-too-large": { severity: "error", summary: "A document is larger than AWS lets it be." },
});

/** The limits of IAM and AWS IoT on the size of documents, white space not counted. */
export const policySizes = defineCheck({
  name: "policy-sizes",
  scope: "stack",
  finds: found.kinds,
  run: (stack) => [
    ...stack.roles.flatMap((role) => sizeProblems(role, stack)),
    ...stack.policies.flatMap((policy) =>
      policyProblems(policy, stack, {
        noun: "policy",
        by: "IAM",
        most: MANAGED_POLICY_MAX,
        fix: "list fewer resources; a common prefix with * is shorter, and allows more",
      }),
    ),
    ...stack.iotPolicies.flatMap((policy) =>
      policyProblems(policy, stack, {
        noun: "IoT policy",
        by: "AWS IoT",
        most: IOT_POLICY_MAX,
        fix: "write ${iot:Connection.Thing.ThingName} for what differs by device, or list fewer resources; a common prefix with * is shorter, and allows more",
      }),
    ),
  ],
});

function sizeProblems(role: Role, stack: Stack): Problem[] {
  const inline = role.inlinePolicies.reduce((sum, { document }) => sum + documentSize(document), 0);
  const trust = documentSize(role.trust);
  const quota = quotaOf(stack.environment, "trust_policy");
  const problems: Problem[] = [];
  if (inline > INLINE_POLICIES_MAX) {
    const excess = `${String(inline - INLINE_POLICIES_MAX)} too many`;
    problems.push(
      tooLarge(
        `the role ${role.name}`,
        role,
        stack,
        `inline policies have ${String(inline)} characters, ${excess}; IAM allows ${String(INLINE_POLICIES_MAX)} in all${heaviest(role, stack)}`,
        inlineFix(role, stack),
      ),
    );
  }
  if (trust > quota) {
    problems.push(
      tooLarge(
        `the role ${role.name}`,
        role,
        stack,
        `trust policy has ${String(trust)} characters, ${String(trust - quota)} too many; the account's quota is ${String(quota)}`,
        quota < TRUST_POLICY_MAX
          ? `list fewer principals or sources; or have AWS raise the quota, to ${String(TRUST_POLICY_MAX)} at most, and say so under quotas: of the environment`
          : "list fewer principals or sources",
      ),
    );
  }
  return problems;
}

/** Grants go on in customer managed policies, where the role is no module's; what a blueprint has inline does not. */
function inlineFix(role: Role, { modules }: Stack): string {
  const call = modules.find((one) => one.blueprint === role.blueprint);
  const less = `${shorter(role)}, or split the fleet`;
  return call === undefined
    ? less
    : `leave via out: a module has grants inline alone, and resources have more room in policies of their own; or ${less}`;
}

/** A limit on one document: what has it, whose it is, and how many characters it lets through. */
interface SizeLimit {
  readonly noun: string;
  readonly fix: string;
  readonly by: string;
  readonly most: number;
}

function policyProblems(
  policy: CustomerPolicy | IotPolicy,
  stack: Stack,
  { noun, by, most, fix }: SizeLimit,
): Problem[] {
  const size = documentSize(policy.document);
  if (size <= most) return [];
  return [
    tooLarge(
      `the ${noun} ${policy.name}`,
      policy,
      stack,
      `document has ${String(size)} characters, ${String(size - most)} too many; ${by} allows ${String(most)}${heaviestOf([policy], stack)}`,
      fix,
    ),
  ];
}

function tooLarge(
  what: string,
  { origin }: Pick<Role, "origin">,
  stack: Stack,
  message: string,
  fix: string,
): Problem {
  return found.problem("policy-too-large", {
    message: `${what} (stack ${stack.name}): its ${message}`,
    fix,
    path: origin,
    atKey: true,
  });
}
