/**
 * What a role has that no resource gives it. A role's attributes say all policies that it has in AWS, so that what stands there
 * and in no resource of the plan was attached by hand, or by another configuration; it stays, unless something takes it away.
 */
import type { ManagedDocument } from "../from-account";
import type { HeldPolicy } from "../holder";
import { ownValue } from "../../text/own-value";
import { keyOf, policyOf } from "./documents";
import { fieldsOf, listOf, textOf, textsOf } from "../fields";
import { grantees, granteeId, type Grant } from "./grants";
import { managedIn } from "./managed";
import { EXCLUSIVE, IDENTITIES, identityRows, type IdentityType } from "./table";
import type { Instance, World } from "./world";

/** By the address of the role. */
export type Undeclared = ReadonlyMap<string, readonly HeldPolicy[]>;

/** What an identity has besides. */
export function beside(
  undeclared: Undeclared | undefined,
  { address }: Instance,
): readonly HeldPolicy[] {
  return undeclared?.get(address) ?? [];
}

/**
 * What roles had before, without what resources gave them.
 *
 * @param grants what resources gave, by the role's address
 */
export function undeclaredIn(
  world: World,
  grants: ReadonlyMap<string, readonly Grant[]>,
  managed: ManagedDocument,
): Undeclared {
  const found = new Map<string, HeldPolicy[]>();
  for (const type of Object.keys(IDENTITIES) as IdentityType[]) {
    for (const one of world.all(type)) {
      const given = new Set((grants.get(one.address) ?? []).map(({ held }) => keyOf(held)));
      const all = [...attributes(world, type, one, managed)];
      found.set(
        one.address,
        all.filter((held) => !given.has(keyOf(held))),
      );
    }
  }
  return found;
}

function attributes(
  world: World,
  type: IdentityType,
  one: Instance,
  managed: ManagedDocument,
): HeldPolicy[] {
  const { inline, managed: arns } = identityRows[type];
  return [
    ...(inline === undefined ? [] : inlineIn(one, inline)),
    ...(arns === undefined ? [] : managedIn(world, one, arns, managed).map(({ held }) => held)),
  ];
}

function inlineIn(one: Instance, argument: string): HeldPolicy[] {
  return listOf(ownValue(one.values, argument)).flatMap(({ name, policy }) =>
    textOf(policy) === undefined
      ? []
      : [policyOf(policy, { kind: "inline", name: textOf(name) ?? argument })],
  );
}

/**
 * What is left of it after the change: nothing of a role that is made anew or that says itself which policies it has, nor
 * what a resource that tolerates no others takes away.
 */
export function remaining(before: Undeclared, world: World): Undeclared {
  const left = new Map<string, readonly HeldPolicy[]>();
  for (const type of Object.keys(IDENTITIES) as IdentityType[]) {
    const { inline, managed } = identityRows[type];
    for (const one of world.all(type)) {
      const says = (argument: string | undefined): boolean =>
        argument !== undefined && world.sets(one, argument);
      const kept = (before.get(one.address) ?? []).filter(
        ({ kind }) => !says(kind === "inline" ? inline : managed),
      );
      left.set(one.address, one.isNew ? [] : kept);
    }
  }
  return withoutExclusive(left, world);
}

function withoutExclusive(left: Map<string, readonly HeldPolicy[]>, world: World): Undeclared {
  for (const { type, of, holder, kind, keeps } of EXCLUSIVE) {
    for (const one of world.all(type)) {
      if (world.isUnknown(one, keeps)) continue;
      const names = new Set(textsOf(ownValue(fieldsOf(one.values), keeps)));
      for (const id of grantees(world, one, of, holder).map(granteeId)) {
        const stays = (held: HeldPolicy): boolean =>
          (held.kind === "inline") !== (kind === "inline") || names.has(held.name);
        left.set(id, (left.get(id) ?? []).filter(stays));
      }
    }
  }
  return left;
}
