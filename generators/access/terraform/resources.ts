/** Policies of buckets, keys, queues, topics, secrets, repositories and functions. */
import { grouped } from "../../text/grouped";
import { ownValue } from "../../text/own-value";
import type { HeldPolicy, PolicyHolder } from "../holder";
import { policyIn, unknownPolicy } from "./documents";
import { fieldsOf, textOf } from "../fields";
import { permissionPolicy } from "./permission";
import { PERMISSION, RESOURCE_POLICIES, resourceRows, type ResourceType } from "./table";
import type { Instance, Link, World } from "./world";

/** A policy, and whose it is. */
interface Owned {
  readonly id: string;
  readonly link: Link;
  readonly held: HeldPolicy;
}

/** Called by what sets it. */
function as({ address }: Instance): Pick<HeldPolicy, "kind" | "name"> {
  return { kind: "resource", name: address };
}

/** The policies of resources on one side, by the id of the holder. */
export type ResourcePolicies = ReadonlyMap<string, readonly Owned[]>;

/** Policies that are resources of their own. */
export function resourcePoliciesOf(world: World): ResourcePolicies {
  const documents = RESOURCE_POLICIES.flatMap(({ type, of, holder, policy }) =>
    world.all(type).flatMap((one) => {
      const link = ownerOf(world, one, of, holder);
      const id = idOf(link, one, of[0]);
      return policyIn(world, one, policy, as(one)).map((held) => ({ id, link, held }));
    }),
  );
  const permissions = world.all(PERMISSION.type).map((one) => {
    const link = ownerOf(world, one, PERMISSION.of, PERMISSION.holder);
    return {
      id: idOf(link, one, PERMISSION.of[0]),
      link,
      held: permissionPolicy(world, one, link),
    };
  });
  return grouped([...documents, ...permissions], ({ id }) => id);
}

function ownerOf(world: World, one: Instance, of: readonly ResourceType[], argument: string): Link {
  const targets = new Map(of.map((type) => [type, resourceRows[type].by]));
  return world.links(one, argument, targets)[0] ?? { kind: "unknown" };
}

/** A resource of another configuration is told by what names it there. */
function idOf(link: Link, one: Instance, type: ResourceType): string {
  if (link.kind === "here") return link.instance.address;
  return link.kind === "elsewhere" ? `${type} ${link.name}` : one.address;
}

/**
 * All resources that have a policy on this side.
 *
 * @param before of a plan, the policies that were resources of their own before: what is removed is gone, though the resource's
 *   attribute still shows it
 */
export function resourcesOf(
  world: World,
  policies: ResourcePolicies,
  stack: string,
  before: ResourcePolicies = new Map(),
): PolicyHolder[] {
  const types = Object.keys(resourceRows) as ResourceType[];
  const here = types.flatMap((type) =>
    world.all(type).flatMap((one): PolicyHolder[] => {
      const apart = (policies.get(one.address) ?? []).map(({ held }) => held);
      const own = before.has(one.address) ? byDefault(type, one) : ownPolicy(world, type, one);
      const held = apart.length > 0 ? together(apart) : own;
      if (held.length === 0) return [];
      const arn = textOf(one.values.arn);
      return [{ ...holder(one.address, stack, held), ...(arn !== undefined && { arn }) }];
    }),
  );
  const known = new Set(types.flatMap((type) => world.all(type).map(({ address }) => address)));
  const elsewhere = [...policies].filter(([id]) => !known.has(id));
  return [
    ...here,
    ...elsewhere.map(([id, owned]) => holder(id, stack, together(owned.map(({ held }) => held)))),
  ];
}

function holder(id: string, stack: string, policies: readonly HeldPolicy[]): PolicyHolder {
  return { kind: "resource", id, stack, label: id, policies };
}

function ownPolicy(world: World, type: ResourceType, one: Instance): HeldPolicy[] {
  const { own } = resourceRows[type];
  if (own === undefined) return [];
  const isDefault = one.isNew && !world.sets(one, own) && world.isUnknown(one, own);
  if (!isDefault) return policyIn(world, one, own, as(one));
  // Nobody gives it one, and so the attribute will say what AWS does by itself.
  return byDefault(type, one);
}

function byDefault(type: ResourceType, { address }: Instance): HeldPolicy[] {
  const why = "AWS gives it a policy of its own";
  return resourceRows[type].hasDefault ? [unknownPolicy("resource", address, why)] : [];
}

/** A resource has one policy; statements that stand apart are put together, and what is not known stays beside them. */
function together(policies: readonly HeldPolicy[]): HeldPolicy[] {
  const known = policies.flatMap(({ document }) => document ?? []);
  const unknown = policies.filter(({ document }) => document === undefined);
  if (known.length < 2) return [...policies];
  const statements = known.flatMap((one) => ownValue(fieldsOf(one), "Statement") ?? []);
  const document = { Version: "2012-10-17", Statement: statements };
  const names = policies.filter((one) => one.document !== undefined).map(({ name }) => name);
  return [{ kind: "resource", name: names.join(", "), document }, ...unknown];
}
