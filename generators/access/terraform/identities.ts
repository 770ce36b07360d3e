/** Roles, users and groups of a plan, each with all policies that it will have. */
import { grouped } from "../../text/grouped";
import { SESSION_DURATION_MIN } from "../../iam/policy/quotas";
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY, OTHERS } from "../not-known";
import type { ManagedDocument } from "../from-account";
import type { HeldPolicy, PolicyHolder } from "../holder";
import { inOrder, keyOf, policyIn, unknownPolicy } from "./documents";
import { fieldsOf, textOf } from "../fields";
import { fromGroup, granteeId, grantsOf, membershipsOf, type Grant, type Grantee } from "./grants";
import { managedIn, ownPolicy } from "./managed";
import { beside, type Undeclared } from "./undeclared";
import { IDENTITIES, identityRows, POLICY, type IdentityType } from "./table";
import type { Instance, World } from "./world";

/** A configuration by itself, or one side of a plan. */
export interface Side {
  readonly world: World;
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
}

/** What the resources of a world give to whom, by whom. */
export function sideOf(world: World, managed: ManagedDocument): Side {
  return { world, grants: grouped(grantsOf(world, managed), ({ to }) => granteeId(to)) };
}

/** What holders are read with. */
export interface Reading {
  readonly managed: ManagedDocument;
  /** What identities have that no resource of a plan's own gives them; nothing, where there is no plan. */
  readonly undeclared?: Undeclared;
  readonly stack: string;
}

/** All identities of a side, those that are made elsewhere and get something here included. */
export function identitiesOf(side: Side, reading: Reading): PolicyHolder[] {
  const { world, grants } = side;
  const types = Object.keys(IDENTITIES) as IdentityType[];
  const here = types.flatMap((type) =>
    world.all(type).map((one) => ({ type, one, policies: ownPolicies(side, type, one, reading) })),
  );
  const policies = new Map(here.map(({ one, policies: own }) => [one.address, own]));
  const members = membershipsOf(world);
  const known = new Set(policies.keys());
  const elsewhere = new Map<string, Grantee>();
  const all = [
    ...[...grants.values()].flat().map(({ to }) => to),
    ...members.map(({ user }) => user),
  ];
  for (const one of all) {
    const id = granteeId(one);
    if (!known.has(id)) elsewhere.set(id, one);
  }
  const inGroups = (id: string): HeldPolicy[] =>
    members
      .filter(({ user }) => granteeId(user) === id)
      .flatMap(({ group }) =>
        fromGroup(group, policies.get(granteeId(group)) ?? groupElsewhere(side, group)),
      );
  return [
    ...here.map(({ type, one, policies: own }) =>
      identity(world, type, one, [...own, ...inGroups(one.address)], reading),
    ),
    ...[...elsewhere].map(([id, one]) =>
      holderElsewhere(id, one, [...heldBy(side, id), ...inGroups(id)], reading),
    ),
  ];
}

function heldBy({ grants }: Side, id: string): HeldPolicy[] {
  return (grants.get(id) ?? []).map(({ held }) => held);
}

/** What a group that is made elsewhere has from here, and what nobody here knows. */
function groupElsewhere(side: Side, group: Grantee): HeldPolicy[] {
  return [...heldBy(side, granteeId(group)), OTHERS];
}

function ownPolicies(
  side: Side,
  type: IdentityType,
  one: Instance,
  reading: Reading,
): HeldPolicy[] {
  const { inline, managed } = identityRows[type];
  const { world } = side;
  const granted = heldBy(side, one.address);
  const written = [
    ...(inline !== undefined && world.sets(one, inline) ? blocks(world, one, inline) : []),
    ...(managed !== undefined && world.sets(one, managed)
      ? managedIn(world, one, managed, reading.managed).map(({ held }) => held)
      : []),
  ];
  const names = new Set([...granted, ...written].map(keyOf));
  const others = beside(reading.undeclared, one).filter((other) => !names.has(keyOf(other)));
  return inOrder([...granted, ...written, ...others]);
}

/** Inline policies that are blocks of the role itself. */
function blocks(world: World, one: Instance, argument: string): HeldPolicy[] {
  const list = ownValue(one.values, argument);
  const rows: unknown[] = Array.isArray(list) ? list : [];
  const unknown = ownValue(fieldsOf(one.unknown), argument);
  if (unknown === true) {
    return [unknownPolicy("inline", `${one.address}.${argument}`, AFTER_APPLY)];
  }
  return rows.flatMap((row, at) => {
    const values = fieldsOf(row);
    const open: unknown = Array.isArray(unknown) ? unknown[at] : unknown;
    const block: Instance = { ...one, values, unknown: open ?? {} };
    const name = textOf(values.name) ?? `${one.address}.${argument}[${at}]`;
    return policyIn(world, block, "policy", { kind: "inline", name });
  });
}

function identity(
  world: World,
  type: IdentityType,
  one: Instance,
  policies: readonly HeldPolicy[],
  reading: Reading,
): PolicyHolder {
  const { kind, trust, boundary } = identityRows[type];
  const [name, arn] = [textOf(one.values.name), textOf(one.values.arn)];
  const [limit] = boundary === undefined ? [] : managedIn(world, one, boundary, reading.managed);
  const [trusted] =
    trust === undefined ? [] : policyIn(world, one, trust, { kind: "trust", name: "trust policy" });
  return {
    ...{ kind, id: one.address, stack: reading.stack, label: one.address },
    ...(name !== undefined && { name }),
    ...(arn !== undefined && { arn }),
    policies: inOrder(policies),
    ...(limit !== undefined && { boundary: { ...limit.held, kind: "boundary" as const } }),
    ...(trusted !== undefined && { trust: trusted }),
    ...tagsOf(one),
    ...settingsOf(one),
    // A role's attributes say all that it has; of others, nothing does.
    ...(trust === undefined && reading.undeclared && !one.isNew && { mayHaveMore: true as const }),
  };
}

/** All tags, the provider's own included; before a plan, those of the resource. */
function tagsOf({ values }: Instance): Pick<PolicyHolder, "tags"> {
  const tags = Object.entries(fieldsOf(values.tags_all ?? values.tags));
  const known = tags.flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []));
  return { tags: Object.fromEntries(known) as Record<string, string> };
}

/** A synthesized stack leaves out what the provider has a default for. */
function settingsOf({ type, values, unknown }: Instance): Pick<PolicyHolder, "settings"> {
  const { name, path = "/", max_session_duration: session = SESSION_DURATION_MIN } = values;
  const said = { name, path, ...(type === "aws_iam_role" && { max_session_duration: session }) };
  const known = Object.entries(said).flatMap(([key, value]) => {
    const isText = typeof value === "string" || typeof value === "number";
    return isText && ownValue(fieldsOf(unknown), key) !== true ? [[key, String(value)]] : [];
  });
  return { settings: Object.fromEntries(known) as Record<string, string> };
}

function holderElsewhere(
  id: string,
  { type, link }: Grantee,
  policies: readonly HeldPolicy[],
  { stack }: Reading,
): PolicyHolder {
  const name = link.kind === "elsewhere" ? link.name : undefined;
  return {
    ...{ kind: IDENTITIES[type].kind, id, stack, label: name ?? id },
    ...(name !== undefined && { name }),
    policies: [...inOrder(policies), OTHERS],
  };
}

/** The customer managed policies of a side that nobody has on it, not even as a boundary, by address. */
export function policiesAlone(
  { world, grants }: Side,
  { stack, managed }: Pick<Reading, "stack" | "managed">,
): PolicyHolder[] {
  const limits = (Object.keys(IDENTITIES) as IdentityType[]).flatMap((type) => {
    const { boundary } = identityRows[type];
    if (boundary === undefined) return [];
    return world.all(type).flatMap((one) => managedIn(world, one, boundary, managed));
  });
  const used = [...[...grants.values()].flat(), ...limits];
  const made = new Set(used.map((one) => one.made?.address));
  return world
    .all(POLICY.type)
    .filter(({ address }) => !made.has(address))
    .map((one): PolicyHolder => {
      const [name, arn] = [textOf(one.values.name), textOf(one.values.arn)];
      return {
        ...{ kind: "policy", id: one.address, stack, label: one.address },
        ...(name !== undefined && { name }),
        ...(arn !== undefined && { arn }),
        policies: [ownPolicy(world, one)],
      };
    });
}
