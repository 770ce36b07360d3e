import { blueprintFile } from "../../blueprints/load";
import { mapParts } from "../../blueprints/part-kinds";
import { partsOf } from "../../blueprints/parts";
import type { BlueprintData } from "../../blueprints/schema";
import { roleArn } from "../../iam/arn/identities";
import { grouped } from "../../text/grouped";
import { sortedUnique } from "../../text/names";
import type { Problem } from "../../problem";
import { SHARED, stackName } from "../../fleet-file/names";
import { backendFor } from "./backend";
import { NO_PARTS, blueprintParts, isEmpty } from "../parts/blueprint-parts";
import type { StackParts } from "../parts/blueprint-parts";
import type { Scope } from "../parts/blueprint-roles";
import { blueprintPromises, stackExpectations } from "../expectations";
import { attachedAt } from "../grants/managed";
import { boundaryConflicts, boundaryOf } from "../grants/boundaries";
import { givenTo, placedFor } from "../grants/given";
import { untaken } from "../grants/untaken";
import { environmentOf } from "../context";
import type { ModelContext } from "../context";
import { tagsOf, tagsSaid } from "./tags";
import { callsInOrder, sharedCall, sharedVia } from "../calls/module-calls";
import { inOrder } from "../parts/order";
import { pinParts } from "../parts/pinned";
import type { ResolvedPlacement } from "../resolved";
import type { Site } from "../placements";
import { accountParameters } from "../calls/account-parameters";
import { parametersRead } from "../parameter-effects";
import { blueprintStatements } from "../statements/blueprint";
import type {
  Expectation,
  ModuleCall,
  PlacedStatement,
  PlacedTag,
  Role,
  RoleReference,
  Stack,
} from "../types";

/**
 * The `<environment>-shared` stacks. An environment that owns its account-wide roles creates those that its
 * own fleets and the fleets of its borrowers need; a borrower's shared stack only looks them up.
 */
export function sharedStacks(
  sites: readonly Site[],
  resolved: readonly ResolvedPlacement[],
  context: ModelContext,
): { stacks: Stack[]; read: AccountReads; problems: Problem[] } {
  const stacks: Stack[] = [];
  const read = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  const problems: Problem[] = [];
  const membersOf = grouped(sites, ({ owner }) => owner);
  const usersOf = grouped(resolved, ({ placement }) => placement.site.owner);
  for (const owner of sites.filter((site) => site.owner === site.name)) {
    const members = membersOf.get(owner.name) ?? [];
    const users = usersOf.get(owner.name) ?? [];
    const usersAt = grouped(users, ({ placement }) => placement.site);
    const owned = accountParts(owner, members, users, context);
    problems.push(...owned.problems);
    read.set(owner.name, owned.read);
    for (const site of members) {
      const used = new Set((usersAt.get(site) ?? []).map(({ blueprint }) => blueprint.data.id));
      const own = site === owner;
      const wanted = owned.parts.roles.filter(({ blueprint }) => own || used.has(blueprint));
      const parts = own ? owned.parts : { ...NO_PARTS, roles: wanted };
      if (isEmpty(parts)) continue;
      const stack = sharedStack(site, parts, own, context);
      const { calls: modules, statements, expectations, said } = owned;
      stacks.push(own ? { ...stack, modules, statements, expectations, tagsSaid: said } : stack);
    }
  }
  return { stacks, read, problems };
}

/** By owning environment and blueprint, the parameters that account-wide parts read. */
export type AccountReads = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

function sharedStack(site: Site, parts: StackParts, own: boolean, { spec }: ModelContext): Stack {
  const name = stackName(site.name, SHARED);
  const formerly = stackName(site.names.environment, SHARED);
  return {
    name,
    ...(formerly !== name && { formerly }),
    environment: environmentOf(site, spec.data),
    subject: { kind: "shared" },
    backend: backendFor(name, site, spec.data),
    ...(own ? parts : NO_PARTS),
    references: own ? [] : parts.roles.map((role) => referenceTo(role, site)),
    modules: [],
    statements: [],
    expectations: [],
    tagsSaid: [],
  };
}

function referenceTo({ id, name, path }: Role, { partition, account }: Site): RoleReference {
  return { id, name, arn: roleArn(partition, account, path, name) };
}

interface AccountParts {
  readonly parts: StackParts;
  readonly statements: readonly PlacedStatement[];
  readonly expectations: readonly Expectation[];
  readonly said: readonly PlacedTag[];
  /** By blueprint, the parameters that its account-wide parts read. */
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
  readonly calls: readonly ModuleCall[];
  readonly problems: readonly Problem[];
}

function accountParts(
  owner: Site,
  members: readonly Site[],
  users: readonly ResolvedPlacement[],
  context: ModelContext,
): AccountParts {
  const regions = sortedUnique(members.map(({ region }) => region));
  const said = tagsSaid(context.spec.data, owner.name, { ...owner.facts, fleet: SHARED });
  const facts = { ...owner.facts, fleet: SHARED };
  const boundary = boundaryOf(context.spec.data, owner, facts)?.arn;
  const place = { owner, regions, tags: tagsOf(said), boundary };
  const found = [...grouped(users, ({ blueprint }) => blueprint.data.id).values()].flatMap(
    (group): AccountParts[] =>
      isEmpty(partsOf(group[0].blueprint.data, "account"))
        ? []
        : [partsOfBlueprint(group, place, context)],
  );
  const parts = inOrder(joined(found.map((one) => one.parts)), owner);
  const calls = found.flatMap((one) => one.calls);
  return {
    parts,
    statements: found.flatMap(({ statements }) => statements),
    expectations: found.flatMap(({ expectations }) => expectations),
    said,
    read: new Map(found.flatMap(({ read }) => [...read])),
    calls: callsInOrder(calls, parts.roles),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** Where account-wide parts are, and for whom. */
interface SharedPlace {
  readonly owner: Site;
  readonly regions: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly boundary: string | undefined;
}

/** What one blueprint adds to a shared stack; `users` are all that use it. */
function partsOfBlueprint(
  users: readonly [ResolvedPlacement, ...ResolvedPlacement[]],
  { owner, regions, tags, boundary }: SharedPlace,
  context: ModelContext,
): AccountParts {
  const [first] = users;
  const blueprint = first.blueprint.data;
  const file = blueprintFile(blueprint);
  const { values, explicit, problems } = accountParameters(blueprint, users);
  const scope = { facts: { ...owner.names, region: regions }, parameters: values, explicit };
  const prefix = `${blueprint.id.replaceAll("-", "_")}_`;
  const accesses = users.map(({ access }) => access);
  const given = givenTo("account", accesses);
  const origin = first.placement.path;
  const common = { blueprint, prefix, tags, given, boundary };
  const made = blueprintParts({ ...common, file, parts: "account", scope, origin });
  const name = stackName(owner.name, SHARED);
  const pinned = pinParts(made, scope, context, { name, tags, attachedAt: attachedAt(accesses) });
  const { parts } = pinned;
  const via = sharedVia(users, context.spec.data);
  const request = { ...common, owner, regions, values, users, parts };
  return {
    ...{ parts, said: [] },
    statements: [
      ...placedFor("account", accesses),
      ...blueprintStatements({ blueprint, file, parts: "account", scope }),
    ],
    expectations: expectationsOf(users, blueprint, scope, prefix),
    read: new Map([[blueprint.id, parametersRead(blueprint, "account", scope)]]),
    calls: via && !isEmpty(parts) ? [sharedCall({ ...request, via })] : [],
    problems: [
      ...problems,
      ...pinned.problems,
      ...untaken(users, made, blueprint, prefix),
      ...boundaryConflicts(accesses.flatMap(({ boundaries }) => boundaries)),
    ],
  };
}

/** What is expected of account-wide parts: by the fleets that use them, and by the blueprint. */
function expectationsOf(
  users: readonly ResolvedPlacement[],
  blueprint: BlueprintData,
  scope: Scope,
  prefix: string,
): Expectation[] {
  const said = users.flatMap(({ expectations }) => expectations.taken);
  const promised = blueprintPromises(blueprint, "account", scope);
  return stackExpectations([...said, ...promised], "account", prefix);
}

/** All parts in one; a policy that two blueprints pinned is there once. */
function joined(all: readonly StackParts[]): StackParts {
  return mapParts(NO_PARTS, (_, name) => {
    const list: readonly { readonly id: string }[] = all.flatMap(
      (parts): readonly { readonly id: string }[] => parts[name],
    );
    return [...new Map(list.map((one) => [one.id, one])).values()];
  });
}
