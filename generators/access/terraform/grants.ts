/** Who gets which policies, and who is in which group, on one side of a plan. */
import type { ManagedDocument } from "../from-account";
import type { HeldPolicy } from "../holder";
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY } from "../not-known";
import { policyIn, unknownPolicy } from "./documents";
import { textOf } from "../fields";
import { managedIn } from "./managed";
import { ATTACHMENTS, IDENTITIES, INLINE_POLICIES, MEMBERSHIPS, type IdentityType } from "./table";
import type { Instance, Link, World } from "./world";

/** Somebody who holds policies: made here or not. */
export interface Grantee {
  readonly type: IdentityType;
  readonly link: Link;
  /** The resource that names them. */
  readonly by: Instance;
}

/** A policy for somebody. */
export interface Grant {
  readonly to: Grantee;
  readonly held: HeldPolicy;
  /** The managed policy's resource, if it is made here. */
  readonly made?: Instance;
}

/** A user in a group. */
export interface Membership {
  readonly user: Grantee;
  readonly group: Grantee;
}

/** What tells a grantee from all others: the address, or the kind and name of one that is made elsewhere. */
export function granteeId({ type, link, by }: Grantee): string {
  if (link.kind === "here") return link.instance.address;
  return link.kind === "elsewhere" ? `${IDENTITIES[type].kind} ${link.name}` : by.address;
}

/** Inline policies and attachments that are resources of their own. */
export function grantsOf(world: World, managed: ManagedDocument): Grant[] {
  const inline = INLINE_POLICIES.flatMap(({ type, of, holder, policy }) =>
    world.all(type).flatMap((one) => {
      const name = textOf(one.values.name) ?? one.address;
      return grantees(world, one, of, holder).flatMap((to) =>
        policyIn(world, one, policy, { kind: "inline", name }).map((held) => ({ to, held })),
      );
    }),
  );
  const attached = ATTACHMENTS.flatMap(({ type, holders, policy }) =>
    world.all(type).flatMap((one) => {
      const policies = managedIn(world, one, policy, managed);
      return holders
        .flatMap(({ of, holder }) => grantees(world, one, of, holder))
        .flatMap((to) => policies.map((found) => ({ to, ...found })));
    }),
  );
  return [...inline, ...attached].map(unlessLeftBehind);
}

/** What is not made anew with its holder went with the one before, or holds it up. */
function unlessLeftBehind(grant: Grant): Grant {
  const { to, held } = grant;
  const isLeft = to.link.kind === "here" && to.link.instance.isNew && !to.by.isNew;
  if (!isLeft) return grant;
  const why = `${to.link.instance.address} is made anew, and ${to.by.address} is not`;
  return { to, held: unknownPolicy(held.kind, held.name, why) };
}

/** All that an argument names. */
export function grantees(
  world: World,
  by: Instance,
  type: IdentityType,
  argument: string,
): Grantee[] {
  const targets = new Map([[type, IDENTITIES[type].by]]);
  return world.links(by, argument, targets).map((link) => ({ type, link, by }));
}

export function membershipsOf(world: World): Membership[] {
  return MEMBERSHIPS.flatMap(({ type, user, group }) =>
    world.all(type).flatMap((one) => {
      const groups = grantees(world, one, "aws_iam_group", group);
      return grantees(world, one, "aws_iam_user", user).flatMap((member) =>
        groups.map((of) => ({ user: member, group: of })),
      );
    }),
  );
}

/** What a user has of a group. */
export function fromGroup(group: Grantee, policies: readonly HeldPolicy[]): HeldPolicy[] {
  const { link, by } = group;
  if (link.kind === "unknown") {
    return [unknownPolicy("inline", `group of ${by.address}`, AFTER_APPLY)];
  }
  const name =
    link.kind === "elsewhere"
      ? link.name
      : (textOf(ownValue(link.instance.values, "name")) ?? link.instance.address);
  return policies.map((one) =>
    one.kind === "inline" ? { ...one, name: `group ${name}: ${one.name}` } : one,
  );
}
