/** What the roles and policies of a fleet file can do. */
import { policyArn, roleArn } from "../iam/arn/identities";
import type {
  Attachment,
  CustomerPolicy,
  Environment,
  InlinePolicy,
  Model,
  Role,
  Stack,
} from "../model/types";
import { SESSION_DURATION_MIN } from "../iam/policy/quotas";
import { ownValue } from "../text/own-value";
import { tagsInAws } from "./own-keys";
import { OTHERS, THEIRS } from "./not-known";
import type { Carrier, HeldPolicy, PolicyHolder } from "./holder";

/**
 * Every role of every stack, and, as a `policy`, what each attachment gives to groups, users and roles that exist elsewhere; and
 * each customer managed policy that the stack attaches to nobody, and roles of others that it looks up. In the order of the stacks.
 */
export function modelHolders(model: Model): PolicyHolder[] {
  return model.stacks.flatMap((stack) => {
    const own = [...stackHolders(stack, model.managed), ...existingHolders(stack)];
    const { group } = stack;
    return group === undefined ? own : own.map((one) => ({ ...one, group: group.name }));
  });
}

/** Roles that the file says are somebody else's: what they can do is not known. */
function existingHolders({ name: stack, references, environment }: Stack): PolicyHolder[] {
  return references.flatMap(({ id, name, arn, existing }) =>
    existing === undefined
      ? []
      : [
          {
            ...{ kind: "role", id: `${stack}/${id}`, stack, label: id, name, arn },
            policies: [OTHERS],
            account: environment.account,
          },
        ],
  );
}

/**
 * Every role of every stack, and whoever else gets policies, each by itself: a change is seen by who gains. They are made
 * elsewhere, so that what else they have is not known.
 */
export function comparedHolders(model: Model): PolicyHolder[] {
  return model.stacks
    .flatMap((stack) => [
      ...stack.roles.map((role) => ({
        ...roleHolder(role, stack, model.managed),
        tags: tagsInAws(role.tags, stack.environment.provider),
      })),
      ...takersOf(stack, model.managed),
      ...aloneIn(stack, stack.attachments.filter(isTaken)),
    ])
    .concat(theirs(model));
}

/** Roles that are somebody else's, as those that the file makes; and stacks of account-wide parts that are, each as a whole. */
function theirs({ stacks, elsewhere = [] }: Model): PolicyHolder[] {
  const roles = stacks.flatMap((one) => {
    const { name: stack, references, environment } = one;
    const { account } = environment;
    return references.flatMap(({ id, name, arn, existing }): PolicyHolder[] =>
      existing === undefined || existing[0] === "environments"
        ? []
        : [
            {
              ...{ kind: "role", id: `${stack}/${id}`, stack, label: id, name, arn, account },
              ...{ policies: [THEIRS], carriers: aliasesOf(id, one) },
            },
          ],
    );
  });
  const wholes = elsewhere.map((stack): PolicyHolder => {
    return { kind: "policy", id: stack, stack, label: stack, policies: [THEIRS] };
  });
  return [...roles, ...wholes];
}

/** Groups, users and roles that are made elsewhere, with what all attachments of the stack give to them. */
function takersOf(stack: Stack, managed: Model["managed"]): PolicyHolder[] {
  const takers = new Map<string, PolicyHolder>();
  for (const attachment of stack.attachments) {
    const policies = policiesOf(attachment, stack, managed);
    for (const [kind, names] of takersByKind(attachment)) {
      for (const name of names) {
        const id = `${stack.name}/${kind}/${name}`;
        const { policies: before = [OTHERS] } = takers.get(id) ?? {};
        const { account } = stack.environment;
        const held = { ...{ kind, id, stack: stack.name, label: name, name }, account };
        takers.set(id, { ...held, policies: [...before, ...policies] });
      }
    }
  }
  return [...takers.values()];
}

function takersByKind({
  groups,
  users,
  roles,
}: Attachment): ["group" | "user" | "role", readonly string[]][] {
  return [
    ["group", groups],
    ["user", users],
    ["role", roles],
  ];
}

function isTaken(attachment: Attachment): boolean {
  return takersByKind(attachment).some(([, names]) => names.length > 0);
}

/** Those of one stack. `managed`: documents of AWS managed policies by ARN. */
export function stackHolders(stack: Stack, managed: Model["managed"]): PolicyHolder[] {
  const holders = [
    ...stack.roles.map((role) => roleHolder(role, stack, managed)),
    ...stack.attachments.map((attachment) => attachmentHolder(attachment, stack, managed)),
  ];
  return [...holders, ...aloneIn(stack, stack.attachments)];
}

/** Customer managed policies that neither roles nor the attachments have. */
function aloneIn(stack: Stack, attachments: readonly Attachment[]): PolicyHolder[] {
  const attached = new Set([...stack.roles, ...attachments].flatMap((user) => [...user.attached]));
  return stack.policies
    .filter(({ id, boundary: isBoundary }) => !attached.has(id) && !isBoundary)
    .map((policy) => policyHolder(policy, stack));
}

/** One role with its policies: inline, then customer managed, then AWS managed. */
export function roleHolder(role: Role, stack: Stack, managed: Model["managed"]): PolicyHolder {
  const { environment } = stack;
  const { partition, account } = environment;
  return {
    kind: "role",
    id: `${stack.name}/${role.id}`,
    stack: stack.name,
    label: role.id,
    name: role.name,
    arn: roleArn(partition, account, role.path, role.name),
    policies: [...role.inlinePolicies.map(inline), ...policiesOf(role, stack, managed)],
    ...(role.permissionsBoundary !== undefined && {
      boundary: boundary(role.permissionsBoundary, stack, managed),
    }),
    trust: { kind: "trust", name: "trust policy", document: role.trust, from: role.trustFrom },
    tags: role.tags,
    account,
    carriers: [...aliasesOf(role.id, stack), ...profileOf(role)],
    settings: {
      name: role.name,
      path: role.path,
      max_session_duration: String(role.maxSessionDuration ?? SESSION_DURATION_MIN),
      exclusive: String(role.exclusive ?? true),
      ...(role.instanceProfile !== undefined && { instance_profile: role.instanceProfile }),
    },
  };
}

/** An account has a role alias of a name once in a region. */
function aliasesOf(role: string, { roleAliases, environment }: Stack): Carrier[] {
  return roleAliases
    .filter((one) => one.role === role)
    .map(({ name }) => ({
      kind: "role-alias",
      name: `role alias ${name} in ${environment.region}`,
    }));
}

function profileOf({ instanceProfile }: Role): Carrier[] {
  if (instanceProfile === undefined) return [];
  return [{ kind: "instance-profile", name: `instance profile ${instanceProfile}` }];
}

/** A permissions boundary is known where the snapshot has it, or the role's own stack makes it. */
function boundary(arn: string, stack: Stack, managed: Model["managed"]): HeldPolicy {
  const own = stack.policies.find((one) => customerManaged(one, stack.environment).name === arn);
  const document = own?.document ?? ownValue(managed, arn);
  return {
    ...{ kind: "boundary", name: arn, document },
    ...(document === undefined && { why: "its document is not known here" }),
  };
}

function attachmentHolder(
  attachment: Attachment,
  stack: Stack,
  managed: Model["managed"],
): PolicyHolder {
  const { id } = attachment;
  return {
    ...{ kind: "policy", id: `${stack.name}/${id}`, stack: stack.name, label: id },
    policies: policiesOf(attachment, stack, managed),
  };
}

/** One customer managed policy by itself. */
export function policyHolder(policy: CustomerPolicy, { name, environment }: Stack): PolicyHolder {
  const held = customerManaged(policy, environment);
  return {
    ...{ kind: "policy", id: `${name}/${policy.id}`, stack: name, label: policy.id },
    ...{ name: policy.name, arn: held.name, policies: [held], account: environment.account },
  };
}

function policiesOf(
  { attached, managedPolicies }: Pick<Role, "attached" | "managedPolicies">,
  { policies, environment }: Stack,
  managed: Model["managed"],
): HeldPolicy[] {
  const own = policies.filter(({ id }) => attached.includes(id));
  return [
    ...own.map((policy) => customerManaged(policy, environment)),
    ...managedPolicies.map((arn) => existing(arn, managed)),
  ];
}

function inline({ name, document, from }: InlinePolicy): HeldPolicy {
  return { kind: "inline", name, document, from };
}

function customerManaged(
  { name, path, document, from }: CustomerPolicy,
  { partition, account }: Environment,
): HeldPolicy {
  const arn = policyArn(partition, account, path, name);
  return { kind: "customer-managed", name: arn, document, from };
}

/** A managed policy that exists already: AWS's is known as far as the snapshot has it. */
function existing(arn: string, managed: Model["managed"]): HeldPolicy {
  const isOfAws = arn.split(":")[4] === "aws";
  const document = ownValue(managed, arn);
  const why = isOfAws ? "its document is not in the snapshot" : "it is made elsewhere";
  return {
    ...{ kind: isOfAws ? "aws-managed" : "customer-managed", name: arn, document },
    ...(document === undefined && { why }),
  };
}
