import type { Attachment, CustomerPolicy, Model, Role, Stack } from "../../generators";
import type { AppliedPolicy, AppliedRole, Principals } from "./account";

/** The role as the AWS API has to tell it. */
export function roleAsApplied(role: Role, stack: Stack): AppliedRole {
  return {
    name: role.name,
    path: role.path,
    description: role.description,
    maxSessionDuration: role.maxSessionDuration ?? 3600,
    trust: role.trust,
    managedPolicies: [...role.managedPolicies, ...ownArns(role.attached, stack)].sort(),
    inlinePolicies: Object.fromEntries(role.inlinePolicies.map((p) => [p.name, p.document])),
    tags: role.tags,
  };
}

/** The same of a customer managed policy. */
export function policyAsApplied(policy: CustomerPolicy): AppliedPolicy {
  const { name, path, description, document, tags } = policy;
  return { name, path, description, document, tags };
}

/** The ARN that a customer managed policy of a stack has to get. */
export function policyArn({ path, name }: CustomerPolicy, { environment }: Stack): string {
  return `arn:${environment.partition}:iam::${environment.account}:policy${path}${name}`;
}

/** The stack that a role of the model is in. */
export function stackOf(model: Model, role: Role): Stack {
  const stack = model.stacks.find(({ roles }) => roles.includes(role));
  if (stack === undefined) throw new Error(`no stack has the role ${role.name}`);
  return stack;
}

/** ARNs of the policies that an attachment gives. */
export function givenBy({ managedPolicies, attached }: Attachment, stack: Stack): string[] {
  return [...managedPolicies, ...ownArns(attached, stack)].sort();
}

/** Everybody that a model attaches policies to, and that something else must have made. */
export function principalsIn({ stacks }: Model): Principals {
  const attachments = stacks.flatMap((stack) => stack.attachments);
  const names = (kind: keyof Principals): string[] => [
    ...new Set(attachments.flatMap((attachment) => attachment[kind])),
  ];
  return { groups: names("groups"), users: names("users"), roles: names("roles") };
}

function ownArns(ids: readonly string[], stack: Stack): string[] {
  return stack.policies.filter(({ id }) => ids.includes(id)).map((one) => policyArn(one, stack));
}
