import { PART_LISTS } from "../../blueprints/part-kinds";
import type { PartList } from "../../blueprints/part-kinds";
import { partsOf } from "../../blueprints/parts";
import type { BlueprintAttachment, BlueprintPolicy, BlueprintRole } from "../../blueprints/schema";
import { compare, sortedUnique } from "../../text/names";
import { compactBy, fitted } from "../grants/fitted";
import { NOTHING } from "../grants/given";
import type { Problem } from "../../problem";
import { namingProblems, roleFacts, roleNaming } from "../roles/naming";
import type { RoleNaming, SetRole } from "../roles/naming";
import { idleCompact } from "../roles/compact";
import { settled } from "../roles/settled";
import { narrowed, trustConditions, trustProblems } from "../roles/trust";
import type { TrustConditions } from "../roles/trust";
import type { OwnSettings } from "../roles/settings";
import {
  blueprintPolicies,
  managedPolicies,
  policyDocument,
  trustDocument,
  trustFrom,
} from "./blueprint-roles";
import { expandAll, expandOne, holds } from "./scope";
import type { Scope } from "./scope";
import { common, iotPolicy, named, roleAlias } from "./iot-parts";
import type { PartsRequest } from "./parts-request";
import type { Attachment, CustomerPolicy, Role, Stack } from "../types";

/** What a stack creates. */
export type StackParts = Pick<Stack, PartList>;

/** Thousands of roles have nothing of what some have. */
const NONE: readonly string[] = [];

/** No parts at all. */
export const NO_PARTS = Object.fromEntries(
  PART_LISTS.map((list) => [list, []]),
) as never as StackParts;

export type { PartsRequest } from "./parts-request";

/** What a stack creates of a blueprint, and the roles that it needs and somebody else has made. */
export interface BlueprintParts {
  readonly parts: StackParts;
  /** What it was worked out over: with the names that roles have. */
  readonly scope: Scope;
  readonly existing: readonly ExistingRole[];
  /** What the fleet file adds to the trust policies of the roles that are made. */
  readonly trustConditions: TrustConditions;
  /** What is set for names, paths and trust of roles, and does not come about. */
  readonly problems: readonly Problem[];
}

/** A role that is somebody else's. */
export type ExistingRole = Pick<Role, "id" | "name" | "path">;

/** The parts of a blueprint whose `when` holds, with every value filled in. */
export function blueprintParts(asked: PartsRequest): BlueprintParts {
  const { blueprint, parts, prefix } = asked;
  const all = partsOf(blueprint, parts);
  const present = <T extends { readonly when?: BlueprintRole["when"] }>(
    list: readonly (readonly [string, T])[],
  ): (readonly [string, T])[] =>
    list.filter(([, { when }]) => holds(when, asked.scope)).sort(([a], [b]) => compare(a, b));
  // Also of roles that are left out: what names one is then about a role that is there without this blueprint.
  const everyRole = all.roles.map(([id, part]) => [id, namedPart(id, part, asked)] as const);
  const facts = roleFacts(everyRole.map(([id, { naming }]) => [id, naming]));
  const named = everyRole
    .flatMap(([, one]) => (holds(one.part.when, asked.scope) ? [one] : []))
    .sort((a, b) => compare(a.id, b.id));
  const request = { ...asked, scope: { ...asked.scope, roles: facts } };
  const policies = present(all.policies).flatMap(([id, policy]) => customer(id, policy, request));
  const there = new Set(policies.map(({ id }) => id));
  const [own, foreign] = divided(named, ({ settings }) => settings.existing === undefined);
  const roles = own.map((one) => role(one, request, there));
  // An alias of a role whose own `when` fails leads nowhere.
  const aliased = new Set(named.map(({ id }) => `${prefix}${id}`));
  const made = {
    policies,
    roles,
    attachments: present(all.attachments).flatMap(([id, part]) =>
      attachment(id, part, request, there),
    ),
    roleAliases: present(all.roleAliases)
      .map(([id, part]) => roleAlias(id, part, request))
      .filter((alias) => aliased.has(alias.role)),
    iotPolicies: present(all.iotPolicies).flatMap(([id, part]) => iotPolicy(id, part, request)),
  };
  return {
    parts: made,
    scope: request.scope,
    existing: foreign.map(({ id, naming }) => {
      return { id: `${prefix}${id}`, name: naming.name, path: naming.path };
    }),
    trustConditions: trustConditions(own),
    problems: [...namingProblems(named, asked.scope), ...ownProblems(own, asked)],
  };
}

/** What is set for roles that are made here, and does not come about. */
function ownProblems(roles: readonly NamedPart[], { given }: PartsRequest): Problem[] {
  return [...trustProblems(roles), ...idleCompact(roles, given)];
}

/** A role of a blueprint with what is set for it, and what it is called. */
interface NamedPart extends SetRole {
  readonly naming: RoleNaming;
}

function namedPart(
  id: string,
  part: BlueprintRole,
  { scope, settings: common, given = NOTHING }: PartsRequest,
): NamedPart {
  const own = given.settings.get(id);
  // What an account demands of its roles is not asked of a role that is somebody else's.
  const settings: OwnSettings = own?.existing ? own : { ...common, ...own };
  return { id, part, settings, naming: roleNaming(part, scope, settings) };
}

function divided<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

/** Whether there is nothing to create. */
export function isEmpty(parts: object): boolean {
  return Object.values(parts as Readonly<Record<string, readonly unknown[]>>).every(
    (list) => list.length === 0,
  );
}

function customer(id: string, policy: BlueprintPolicy, request: PartsRequest): CustomerPolicy[] {
  const { scope, tags, origin, file } = request;
  const place = { file, path: ["policies", id, "statements"] };
  const made = policyDocument(policy.statements, scope, place);
  if (made === undefined) return [];
  return [
    {
      ...common(id, request),
      name: expandOne(policy.name, scope),
      path: expandOne(policy.path ?? "/", scope),
      description: expandOne(policy.description, scope),
      ...made,
      tags,
      origin,
    },
  ];
}

function role(
  { id, part, settings, naming }: NamedPart,
  request: PartsRequest,
  policies: ReadonlySet<string>,
): Role {
  const { scope, origin, about = "", given = NOTHING, file } = request;
  const place = { file, path: ["roles", id] };
  const own = blueprintPolicies(part, scope, place);
  const inline = [...own, ...fitted(given.policies.get(id), own, compactBy(settings, request))];
  const managed = managedPolicies(part.managed, scope);
  const more = settings.managed?.value ?? [];
  const further = more.filter((arn) => !managed.includes(arn));
  const description = [expandOne(part.description, scope), about].filter((text) => text !== "");
  return {
    ...common(id, request),
    ...naming,
    description: settings.description?.value ?? description.join(" "),
    ...narrowed(
      trustDocument(part.trust, scope),
      trustFrom(part.trust, scope, { file, path: [...place.path, "trust"] }),
      settings.trust_conditions,
    ),
    managedPolicies: more.length === 0 ? managed : sortedUnique([...managed, ...more]),
    ...(further.length > 0 && { further: sortedUnique(further) }),
    ...(part.grants && { takesGrants: true as const }),
    ...named(part),
    ...(settings.formerly && { replaces: settings.formerly.value }),
    ...(part.accept && { accept: part.accept }),
    attached: ownPolicies(part.attached, request, policies),
    after: NONE,
    ...settled(part, request, settings, naming.name),
    inlinePolicies: inline.sort((a, b) => compare(a.name, b.name)),
    origin,
  };
}

function attachment(
  id: string,
  part: BlueprintAttachment,
  request: PartsRequest,
  policies: ReadonlySet<string>,
): Attachment[] {
  const { scope, origin } = request;
  const names = (given: string | readonly string[] = []): string[] =>
    expandAll(given, scope).sort(compare);
  const made: Attachment = {
    ...common(id, request),
    groups: names(part.groups),
    users: names(part.users),
    roles: names(part.roles),
    managedPolicies: managedPolicies(part.managed, scope),
    attached: ownPolicies(part.attached, request, policies),
    ...(part.accept && { accept: part.accept }),
    origin,
  };
  const takers = [...made.groups, ...made.users, ...made.roles];
  const given = [...made.managedPolicies, ...made.attached];
  return takers.length > 0 && given.length > 0 ? [made] : [];
}

/** Ids of the policies that exist: one whose `when` fails is attached to nobody. */
function ownPolicies(
  ids: readonly string[] = [],
  { prefix }: PartsRequest,
  there: ReadonlySet<string>,
): readonly string[] {
  if (ids.length === 0) return NONE;
  return ids
    .map((id) => `${prefix}${id}`)
    .filter((id) => there.has(id))
    .sort(compare);
}
