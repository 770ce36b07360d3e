import type { Blueprint } from "../blueprints/load";
import { partsOf } from "../blueprints/parts";
import { sortedUnique } from "../iam/names";
import type { Problem } from "../problem";
import { SHARED } from "../spec/names";
import { backendFor } from "./backend";
import { blueprintParts, isEmpty } from "./blueprint-parts";
import type { StackParts } from "./blueprint-parts";
import { environmentOf } from "./context";
import type { ModelContext } from "./context";
import { tagsOf } from "./fleet-stacks";
import { inOrder } from "./order";
import { pinParts } from "./pinned";
import type { Parameters } from "./parameters";
import type { Placement, Site } from "./placements";
import { accountParameters } from "./account-parameters";
import type { Role, RoleReference, Stack } from "./types";

/** A placement whose blueprint is sound, with its parameters. */
export interface Resolved {
  readonly placement: Placement;
  readonly blueprint: Blueprint;
  readonly parameters: Parameters;
}

/**
 * The `<environment>-shared` stacks. An environment that owns its account-wide roles creates those that its
 * own fleets and the fleets of its borrowers need; a borrower's shared stack only looks them up.
 */
export function sharedStacks(
  sites: readonly Site[],
  resolved: readonly Resolved[],
  context: ModelContext,
): { stacks: Stack[]; problems: Problem[] } {
  const stacks: Stack[] = [];
  const problems: Problem[] = [];
  for (const owner of sites.filter((site) => site.owner === site.name)) {
    const members = sites.filter((site) => site.owner === owner.name);
    const names = new Set(members.map(({ name }) => name));
    const users = resolved.filter(({ placement }) => names.has(placement.site.name));
    const owned = accountParts(owner, members, users, context);
    problems.push(...owned.problems);
    for (const site of members) {
      const used = new Set(
        users
          .filter(({ placement }) => placement.site === site)
          .map(({ blueprint }) => blueprint.data.id),
      );
      const own = site === owner;
      const wanted = owned.parts.roles.filter(({ blueprint }) => own || used.has(blueprint));
      const parts = own ? owned.parts : { ...NOTHING, roles: wanted };
      if (!isEmpty(parts)) stacks.push(sharedStack(site, parts, own, context));
    }
  }
  return { stacks, problems };
}

const NOTHING: StackParts = {
  policies: [],
  roles: [],
  attachments: [],
  roleAliases: [],
  iotPolicies: [],
};

function sharedStack(site: Site, parts: StackParts, own: boolean, { spec }: ModelContext): Stack {
  const name = `${site.name}-${SHARED}`;
  return {
    name,
    environment: environmentOf(site, spec.data),
    subject: { kind: "shared" },
    backend: backendFor(name, site, spec.data),
    ...(own ? parts : NOTHING),
    references: own ? [] : parts.roles.map((role) => referenceTo(role, site)),
  };
}

function referenceTo({ id, name, path }: Role, { partition, account }: Site): RoleReference {
  return { id, name, arn: `arn:${partition}:iam::${account}:role${path}${name}` };
}

function accountParts(
  owner: Site,
  members: readonly Site[],
  users: readonly Resolved[],
  context: ModelContext,
): { parts: StackParts; problems: Problem[] } {
  const problems: Problem[] = [];
  const regions = sortedUnique(members.map(({ region }) => region));
  const tags = tagsOf(context.spec.data, owner.name, { ...owner.facts, fleet: SHARED });
  const found = [...byBlueprint(users)].map(([, group]): StackParts => {
    const [first] = group;
    const { data } = first.blueprint;
    if (isEmpty(partsOf(data, "account"))) return NOTHING;
    const { values, problems: conflicts } = accountParameters(data, group);
    problems.push(...conflicts);
    const scope = { facts: { ...owner.facts, region: regions }, parameters: values };
    const parts = blueprintParts({
      blueprint: data,
      parts: "account",
      scope,
      prefix: `${data.id.replaceAll("-", "_")}_`,
      tags,
      origin: first.placement.path,
    });
    const pinned = pinParts(parts, scope, context, { name: `${owner.name}-${SHARED}`, tags });
    problems.push(...pinned.problems);
    return pinned.parts;
  });
  return { parts: inOrder(joined(found), owner), problems };
}

/** All parts in one; a policy that two blueprints pinned is there once. */
function joined(all: readonly StackParts[]): StackParts {
  const policies = new Map(all.flatMap((parts) => parts.policies).map((one) => [one.id, one]));
  return {
    policies: [...policies.values()],
    roles: all.flatMap(({ roles }) => roles),
    attachments: all.flatMap(({ attachments }) => attachments),
    roleAliases: all.flatMap(({ roleAliases }) => roleAliases),
    iotPolicies: all.flatMap(({ iotPolicies }) => iotPolicies),
  };
}

function byBlueprint(users: readonly Resolved[]): Map<string, [Resolved, ...Resolved[]]> {
  const groups = new Map<string, [Resolved, ...Resolved[]]>();
  for (const user of users) {
    const group = groups.get(user.blueprint.data.id);
    if (group) group.push(user);
    else groups.set(user.blueprint.data.id, [user]);
  }
  return groups;
}
