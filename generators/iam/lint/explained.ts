/** What the rules on statements find, which the checks of fleet files share: why it matters and what mends it. */
import { problemKinds } from "../../problem-kinds";
import type { ProblemId } from "../../problem";
import type { FindingKind } from "./rule";

type Explanation = Pick<FindingKind, "why" | "fix" | "source">;

const NEVER = "IAM takes it, and it never allows or denies anything.";
const REFUSED = "IAM refuses the document.";
const LEAST = "best-practices (grant least privilege)";

const EXPLAINED: Readonly<Partial<Record<ProblemId, Explanation>>> = {
  "bad-statement": {
    why: REFUSED,
    fix: "Give the statement the elements that its kind of document asks for.",
    source: "reference_policies_grammar",
  },
  "bad-sid": {
    why: REFUSED,
    fix: "Use letters and digits only.",
    source: "reference_policies_elements_sid",
  },
  "unknown-action": {
    why: NEVER,
    fix: "Correct the name.",
    source: "Service Authorization Reference",
  },
  "unknown-service": {
    why: NEVER,
    fix: "Correct the prefix; name a service in full, without a wildcard.",
    source: "Service Authorization Reference",
  },
  "malformed-arn": {
    why: REFUSED,
    fix: "Write all six parts: arn:partition:service:region:account:resource.",
    source: "reference-arns",
  },
  "unknown-resource-type": {
    why: NEVER,
    fix: "Write the ARN in a form that the service has: with a region and an account where it has them, and nowhere else.",
    source: "Service Authorization Reference",
  },
  "malformed-condition": {
    why: REFUSED,
    fix: "Write operator: { key: value }, each key once.",
    source: "reference_policies_elements_condition",
  },
  "unknown-condition-operator": {
    why: REFUSED,
    fix: "Use one of IAM's operators.",
    source: "reference_policies_elements_condition_operators",
  },
  "unknown-condition-key": {
    why: "No request has it, so that the condition never holds, or always.",
    fix: "Use a key of the service, or a global one (aws:…); a key for tags ends with the tag's key.",
    source: "reference_policies_condition-keys",
  },
  "condition-operator-mismatch": {
    why: "The comparison never holds, or not as it was meant.",
    fix: "Use an operator of the key's type.",
    source: "reference_policies_elements_condition_operators",
  },
  "bad-value-of-key": {
    why: "No request ever has it: the condition never holds, or always.",
    fix: "Write a value in the form that the key has.",
    source: "reference_policies_condition-keys",
  },
  "bad-condition-value": {
    why: "IAM refuses it, or no request ever has such a value.",
    fix: "Write a value of the operator's type, in the form that the key has.",
    source: "reference_policies_elements_condition_operators",
  },
  "unknown-policy-variable": {
    why: "It stays as it is, or the statement matches nothing.",
    fix: "Write ${key} or ${key, 'default'}, of a key with one value, where variables are filled in.",
    source: "reference_policies_variables",
  },
  "bad-principal": {
    why: "IAM refuses it, or everybody may try.",
    fix: "Name an account, a role, a service or an identity provider.",
    source: "reference_policies_elements_principal",
  },
  "unknown-service-principal": {
    why: "A misspelt service trusts nobody.",
    fix: "Compare it with the service's guide.",
    source: "reference_policies_elements_principal",
  },
  "wildcard-without-like": {
    why: "It is compared as the character that it is.",
    fix: "Use StringLike, or write the value in full.",
    source: "reference_policies_elements_condition_operators",
  },
  "mqtt-wildcard": {
    why: "No topic's name holds + or #.",
    fix: "Write * in an ARN of a topic.",
    source: "AWS IoT Core Developer Guide, iot-policies",
  },
  "foreign-partition": {
    why: NEVER,
    fix: "Write the partition of the account.",
    source: "reference-arns",
  },
  "action-not-applicable": {
    why: NEVER,
    fix: "Name a resource that the action applies to, or remove the action.",
    source: "Service Authorization Reference",
  },
  "unused-target": {
    why: NEVER,
    fix: "Name an action that applies to it, or remove it.",
    source: "Service Authorization Reference",
  },
  "exposes-resources": {
    why: "Whoever has them gives access to himself, to another account, or to everybody.",
    fix: "Name the resources, or leave the actions out.",
    source: "access_policies_understand-policy-summary-access-level-summaries",
  },
  "reads-secrets": {
    why: "Whoever takes over the role has what else is protected by them.",
    fix: "Name the resources.",
    source: LEAST,
  },
  "reads-contents": {
    why: "Whoever takes over the role carries away all that the account keeps.",
    fix: "Name the resources.",
    source: LEAST,
  },
  "wide-actions": {
    why: "It is of those that AWS adds next year, too, and of those that change who may do what.",
    fix: "Name the actions that are needed.",
    source: LEAST,
  },
  "allow-not-action": {
    why: "It allows all but what it names, over all services, and all that AWS adds.",
    fix: "Name in Action what is needed.",
    source: "reference_policies_elements_notaction",
  },
  "allow-not-resource": {
    why: "It is about everything but what it names.",
    fix: "Name in Resource what is needed.",
    source: "reference_policies_elements_notresource",
  },
  "pass-any-role": {
    why: "Who may pass a role can do what it can: with all roles, everything.",
    fix: "Name the roles, and the service under iam:PassedToService.",
    source: "id_roles_use_passrole",
  },
  "pass-to-any-service": {
    why: "Another service may do more with the role than was meant.",
    fix: "Add iam:PassedToService.",
    source: "id_roles_use_passrole",
  },
  "any-service-linked-role": {
    why: "Roles come about that nobody meant.",
    fix: "Name the role, or the service under iam:AWSServiceName.",
    source: "access-analyzer-reference-policy-checks",
  },
  "condition-key-unsupported": {
    why: "For those actions the condition never holds, or always.",
    fix: "Put the actions into a statement of their own.",
    source: "Service Authorization Reference",
  },
};

/** The findings of a rule on statements, told in full. */
export function explained(ids: readonly ProblemId[]): Readonly<Record<string, FindingKind>> {
  return Object.fromEntries(
    ids.map((id): [string, FindingKind] => {
      const { severity, summary } = problemKinds[id];
      const told = EXPLAINED[id];
      if (told === undefined) throw new Error(`${id} is not explained`);
      return [id, { severity, summary, ...told }];
    }),
  );
}
