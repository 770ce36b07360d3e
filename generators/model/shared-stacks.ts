import type { Blueprint } from "../blueprints/load";
import type { BlueprintRole } from "../blueprints/schema";
import type { Value } from "../blueprints/values";
import { compare, sortedUnique } from "../iam/names";
import type { DataPath, Problem } from "../problem";
import { SHARED } from "../spec/names";
import { backendFor } from "./backend";
import { blueprintPolicies, holds } from "./blueprint-roles";
import type { Scope } from "./blueprint-roles";
import { environmentOf } from "./context";
import type { ModelContext } from "./context";
import { roleParts, tagsOf } from "./fleet-stacks";
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
    const owned = accountRoles(owner, members, users, context);
    problems.push(...owned.problems);
    for (const site of members) {
      const used = new Set(
        users
          .filter(({ placement }) => placement.site === site)
          .map(({ blueprint }) => blueprint.data.id),
      );
      const own = site === owner;
      const roles = owned.roles.filter(({ blueprint }) => own || used.has(blueprint));
      if (roles.length > 0) stacks.push(sharedStack(site, roles, own, context));
    }
  }
  return { stacks, problems };
}

function sharedStack(
  site: Site,
  roles: readonly Role[],
  own: boolean,
  { spec }: ModelContext,
): Stack {
  const name = `${site.name}-${SHARED}`;
  return {
    name,
    environment: environmentOf(site, spec.data),
    subject: { kind: "shared" },
    backend: backendFor(name, site, spec.data),
    roles: own ? roles : [],
    references: own ? [] : roles.map((role) => referenceTo(role, site)),
  };
}

function referenceTo({ id, name, path }: Role, { partition, account }: Site): RoleReference {
  return { id, name, arn: `arn:${partition}:iam::${account}:role${path}${name}` };
}

function accountRoles(
  owner: Site,
  members: readonly Site[],
  users: readonly Resolved[],
  context: ModelContext,
): { roles: Role[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const regions = sortedUnique(members.map(({ region }) => region));
  const roles = [...byBlueprint(users)].flatMap(([, group]) => {
    const [first] = group;
    const { data } = first.blueprint;
    const templates = Object.entries(data.roles).filter(([, role]) => role.scope === "account");
    if (templates.length === 0) return [];
    const { values, problems: conflicts } = accountParameters(data, group);
    problems.push(...conflicts);
    const facts = { ...owner.facts, region: regions };
    const origin = first.placement.path;
    return templates
      .filter(([, role]) => holds(role.when, { facts, parameters: values }))
      .map(([id, role]) =>
        accountRole(`${data.id.replaceAll("-", "_")}_${id}`, role, {
          owner,
          facts,
          values,
          origin,
          context,
          blueprint: data.id,
        }),
      );
  });
  return { roles: roles.sort((a, b) => compare(a.id, b.id)), problems };
}

interface AccountParts {
  readonly owner: Site;
  readonly facts: Scope["facts"];
  readonly values: ReadonlyMap<string, Value>;
  readonly origin: DataPath;
  readonly context: ModelContext;
  readonly blueprint: string;
}

function accountRole(id: string, role: BlueprintRole, parts: AccountParts): Role {
  const { owner, facts, values, origin, context, blueprint } = parts;
  const scope = { facts, parameters: values };
  return {
    ...roleParts(id, role, scope, blueprint),
    inlinePolicies: blueprintPolicies(role, scope).sort((a, b) => compare(a.name, b.name)),
    tags: tagsOf(context.spec.data, owner.name, { ...owner.facts, fleet: SHARED }),
    origin,
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
