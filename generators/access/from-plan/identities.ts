/** Roles, users and groups of a plan, each with all its policies. */
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY } from "../compare";
import type { HeldPolicy, PolicyHolder } from "../holder";
import { documentIn, parsed } from "./documents";
import { Links } from "./links";
import { listOf, text, textsOf, type Plan, type PlanResource } from "./plan";

/** Documents of AWS managed policies, as far as they are known. */
export type ManagedDocument = (arn: string) => object | undefined;

type Kind = "role" | "user" | "group";

/** Everything that the identities of one side of a plan are put together from. */
interface Side {
  readonly resources: readonly PlanResource[];
  readonly links: Links;
  readonly managed: ManagedDocument;
}

/** The identities and the managed policies that nobody of the plan has. */
export function identitiesOf(
  plan: Plan,
  resources: readonly PlanResource[],
  managed: ManagedDocument,
): PolicyHolder[] {
  const side: Side = { resources, links: new Links(plan, resources), managed };
  const roles = holdersOf("role", side);
  const groups = holdersOf("group", side);
  const users = holdersOf("user", side).map((user) => ({
    ...user,
    policies: [...user.policies, ...groupsOf(user, side).flatMap((name) => ofGroup(name, groups))],
  }));
  const identities = [...roles, ...users, ...groups];
  const attached = new Set(identities.flatMap(({ policies }) => policies.map(({ name }) => name)));
  const alone = resources
    .filter(({ type }) => type === "aws_iam_policy")
    .map((one) => customerManaged(one))
    .filter(({ name }) => !attached.has(name));
  return [...identities, ...alone.map(policyHolder)];
}

function policyHolder(held: HeldPolicy & { readonly address: string }): PolicyHolder {
  const { address, ...policy } = held;
  return { kind: "policy", id: address, stack: "", label: address, policies: [policy] };
}

function ofGroup(name: string, groups: readonly PolicyHolder[]): readonly HeldPolicy[] {
  return groups.find((group) => group.name === name)?.policies ?? [];
}

function holdersOf(kind: Kind, side: Side): PolicyHolder[] {
  return side.resources
    .filter(({ type }) => type === `aws_iam_${kind}`)
    .map((one): PolicyHolder => {
      const { address, values } = one;
      const [name, arn] = [text(values.name), text(values.arn)];
      const boundary = boundaryOf(one, side);
      const trust = documentIn(one, "assume_role_policy", { kind: "trust", name: "trust policy" });
      return {
        ...{ kind, id: address, stack: "", label: address },
        ...(name !== "" && { name }),
        ...(arn !== "" && { arn }),
        policies: distinct([...inlineOf(kind, one, side), ...managedOf(kind, one, side)]),
        ...(boundary && { boundary }),
        ...(trust && { trust }),
      };
    });
}

function distinct(policies: readonly HeldPolicy[]): HeldPolicy[] {
  return [...new Map(policies.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}

/** Whether an argument names the identity: by its name, or, before that is known, by reference. */
function isOf(
  one: PlanResource,
  argument: string,
  identity: PlanResource,
  { links }: Side,
): boolean {
  const value = ownValue(one.values, argument);
  if (typeof value === "string") return value !== "" && value === identity.values.name;
  return links.target(one, argument, identity.type)?.address === identity.address;
}

function inlineOf(kind: Kind, identity: PlanResource, side: Side): HeldPolicy[] {
  const own = side.resources
    .filter(({ type }) => type === `aws_iam_${kind}_policy`)
    .filter((one) => isOf(one, kind, identity, side))
    .flatMap((one) => {
      const name = text(one.values.name) || one.address;
      return documentIn(one, "policy", { kind: "inline", name }) ?? [];
    });
  if (!side.links.sets(identity, "inline_policy")) return own;
  const blocks = listOf(identity.values.inline_policy).map(({ name, policy }) =>
    parsed(text(policy), { kind: "inline", name: text(name) }),
  );
  return [...own, ...blocks];
}

function managedOf(kind: Kind, identity: PlanResource, side: Side): HeldPolicy[] {
  const attached = side.resources
    .filter(({ type }) => type === `aws_iam_${kind}_policy_attachment`)
    .filter((one) => isOf(one, kind, identity, side));
  const shared = side.resources
    .filter(({ type }) => type === "aws_iam_policy_attachment")
    .filter(({ values }) =>
      textsOf(ownValue(values, `${kind}s`)).includes(text(identity.values.name)),
    );
  const listed = side.links.sets(identity, "managed_policy_arns")
    ? textsOf(identity.values.managed_policy_arns)
    : [];
  return [
    ...[...attached, ...shared].map((one) => attachedBy(one, side)),
    ...listed.map((arn) => byArn(arn, side)),
  ];
}

function attachedBy(one: PlanResource, side: Side): HeldPolicy {
  const arn = text(one.values.policy_arn);
  if (arn !== "") return byArn(arn, side);
  const policy = side.links.target(one, "policy_arn", "aws_iam_policy");
  if (policy !== undefined) return withoutAddress(customerManaged(policy));
  return { kind: "customer-managed", name: one.address, document: undefined, why: AFTER_APPLY };
}

function byArn(arn: string, { resources, managed }: Side): HeldPolicy {
  const own = resources.find(
    ({ type, values }) => type === "aws_iam_policy" && text(values.arn) === arn,
  );
  if (own !== undefined) return withoutAddress(customerManaged(own));
  const isOfAws = arn.split(":")[4] === "aws";
  const document = isOfAws ? managed(arn) : undefined;
  const why = isOfAws ? "its document is not in the snapshot" : "it is made elsewhere";
  const kind = isOfAws ? "aws-managed" : "customer-managed";
  return { kind, name: arn, document, ...(document === undefined && { why }) };
}

/** A customer managed policy; before it has an ARN it is called by its address. */
function customerManaged(policy: PlanResource): HeldPolicy & { readonly address: string } {
  const { address } = policy;
  const held = { kind: "customer-managed", name: address } as const;
  const found = documentIn(policy, "policy", held);
  return { ...(found ?? { ...held, document: undefined, why: "it has no document" }), address };
}

function withoutAddress({ kind, name, document, why }: HeldPolicy): HeldPolicy {
  return { kind, name, document, ...(why !== undefined && { why }) };
}

function boundaryOf(identity: PlanResource, side: Side): HeldPolicy | undefined {
  const arn = text(identity.values.permissions_boundary);
  if (arn !== "") return { ...byArn(arn, side), kind: "boundary" };
  if (identity.unknown.permissions_boundary !== true) return undefined;
  const policy = side.links.target(identity, "permissions_boundary", "aws_iam_policy");
  if (policy !== undefined) return { ...withoutAddress(customerManaged(policy)), kind: "boundary" };
  return { kind: "boundary", name: identity.address, document: undefined, why: AFTER_APPLY };
}

/** The groups of a user. */
function groupsOf({ name = "" }: PolicyHolder, { resources }: Side): string[] {
  return resources.flatMap(({ type, values }) => {
    if (type === "aws_iam_user_group_membership" && values.user === name) {
      return textsOf(values.groups);
    }
    const isMember = type === "aws_iam_group_membership" && textsOf(values.users).includes(name);
    return isMember ? [text(values.group)] : [];
  });
}
