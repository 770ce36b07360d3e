import { blueprintFile } from "../../blueprints/load";
import { mapParts } from "../../blueprints/part-kinds";
import { partsOf } from "../../blueprints/parts";
import type { BlueprintData } from "../../blueprints/schema";
import { grouped } from "../../text/grouped";
import { sortedUnique } from "../../text/names";
import { problemAt, quote, type Problem } from "../../problem";
import { SHARED, stackName } from "../../fleet-file/names";
import { NO_PARTS, blueprintParts, isEmpty } from "../parts/blueprint-parts";
import type { BlueprintParts, PartsRequest, StackParts } from "../parts/blueprint-parts";
import type { FleetAccess } from "../grants/fleet-access";
import type { Scope } from "../parts/scope";
import { blueprintPromises, stackExpectations } from "../expectations";
import { attachedAt } from "../grants/managed";
import { boundaryPolicies, withBoundaries } from "../roles/boundary-policies";
import { settingConflicts } from "../roles/conflicts";
import { referenceTo } from "../roles/references";
import { commonSettings } from "../roles/settings";
import { placedConditions } from "../roles/trust";
import type { CommonSettings, RoleSetting } from "../roles/settings";
import { givenTo, placedFor } from "../grants/given";
import { untaken } from "../grants/untaken";
import type { ModelContext } from "../context";
import { tagsOf, tagsSaid } from "./tags";
import { callsInOrder, sharedCall, sharedVia } from "../calls/module-calls";
import { accountPrefix } from "../parts/account-prefix";
import { inOrder } from "../parts/order";
import { pinParts } from "../parts/pinned";
import type { ResolvedPlacement } from "../resolved";
import type { Site } from "../placements";
import { accountParameters } from "../calls/account-parameters";
import { parametersRead } from "../parameter-effects";
import { blueprintStatements } from "../statements/blueprint";
import type { Expectation, ModuleCall, PlacedStatement, PlacedTag, RoleReference } from "../types";

/** What an account has once: the account-wide parts of all blueprints in use, and boundaries. */
export interface AccountParts {
  readonly parts: StackParts;
  /** Roles of others, each with the blueprint that needs it. */
  readonly existing: readonly {
    readonly blueprint: string;
    readonly reference: RoleReference;
  }[];
  readonly statements: readonly PlacedStatement[];
  readonly expectations: readonly Expectation[];
  readonly said: readonly PlacedTag[];
  /** By blueprint, the parameters that its account-wide parts read. */
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
  readonly calls: readonly ModuleCall[];
  readonly problems: readonly Problem[];
}

/** The account-wide parts of an owner, for itself and its borrowers. */
export function accountParts(
  owner: Site,
  members: readonly Site[],
  users: readonly ResolvedPlacement[],
  context: ModelContext,
): AccountParts {
  const regions = sortedUnique(members.map(({ region }) => region));
  const said = tagsSaid(context.spec.data, owner.name, { ...owner.facts, fleet: SHARED });
  const facts = { ...owner.facts, fleet: SHARED };
  const { names } = owner;
  const settings = commonSettings(context.spec.data, { site: owner, facts, names });
  const place = { owner, regions, tags: tagsOf(said), settings };
  const found = [...grouped(users, ({ blueprint }) => blueprint.data.id).values()].flatMap(
    (group): AccountParts[] =>
      isEmpty(partsOf(group[0].blueprint.data, "account"))
        ? []
        : [partsOfBlueprint(group, place, context)],
  );
  const placements = users.map(({ placement }) => placement);
  const bounds = boundaryPolicies(context.spec, { sites: members, placements }, tagsOf(said));
  const own = joined([
    ...(owner.elsewhere === undefined ? found.map((one) => one.parts) : []),
    { ...NO_PARTS, policies: bounds.policies },
  ]);
  const bound = withBoundaries(inOrder(own, owner), bounds.policies, owner);
  const { parts } = bound;
  const made = owner.elsewhere === undefined ? found : [];
  const calls = made.flatMap((one) => one.calls).map(bound.referring);
  return {
    parts,
    existing: found.flatMap((one) => one.existing),
    statements: [...made.flatMap(({ statements }) => statements), ...bounds.statements],
    expectations: made.flatMap(({ expectations }) => expectations),
    said,
    read: new Map(found.flatMap(({ read }) => [...read])),
    calls: callsInOrder(calls, parts.roles),
    problems: [...problemsIn([...found, bounds]), ...idleOwner(owner, found)],
  };
}

function problemsIn(all: readonly Pick<AccountParts, "problems">[]): Problem[] {
  return all.flatMap(({ problems }) => problems);
}

/** Account-wide parts are left to somebody else, and nothing would have any. */
function idleOwner({ name, elsewhere }: Site, found: readonly AccountParts[]): Problem[] {
  if (elsewhere === undefined) return [];
  if (found.some(({ existing, parts }) => existing.length > 0 || !isEmpty(parts))) return [];
  const message = `${quote(name)} leaves to ${quote(elsewhere.owner)} what an account has once, and no fleet there asks for any of it`;
  const fix = "remove shared, until a fleet does";
  return [{ ...problemAt("no-effect", elsewhere.path, message, fix), atKey: true }];
}

/** Where account-wide parts are, and for whom. */
interface SharedPlace {
  readonly owner: Site;
  readonly regions: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly settings: CommonSettings;
}

type Users = readonly [ResolvedPlacement, ...ResolvedPlacement[]];

/** What one blueprint adds to a shared stack; `users` are all that use it. */
function partsOfBlueprint(users: Users, place: SharedPlace, context: ModelContext): AccountParts {
  const { owner } = place;
  const [{ blueprint: found }] = users;
  const blueprint = found.data;
  const { values, explicit, problems } = accountParameters(blueprint, users);
  const facts = { ...owner.names, region: place.regions };
  const request = requestFor(users, place, { facts, parameters: values, explicit }, context);
  const { prefix, file } = request;
  const made = blueprintParts(request);
  const { scope, existing } = made;
  const pinned = pinnedFor(users, place, made, context);
  const { parts } = pinned;
  const said = settingsSaid(users);
  const via = sharedVia(users, context.spec.data);
  const promised = blueprintStatements({ blueprint, file, parts: "account", scope });
  return {
    ...{ parts, said: [] },
    existing: existing.map((role) => {
      return { blueprint: blueprint.id, reference: referenceTo(role, owner, said, prefix) };
    }),
    statements: [
      ...placedFor("account", accessesOf(users)),
      ...promised,
      ...placedConditions(promised, made.trustConditions),
    ],
    expectations: expectationsOf(users, blueprint, scope, prefix),
    read: new Map([[blueprint.id, parametersRead(blueprint, scope, "account")]]),
    calls:
      via && !isEmpty(parts)
        ? [sharedCall({ ...request, ...place, values, users, parts, via })]
        : [],
    problems: [
      ...problems,
      ...pinned.problems,
      ...made.problems,
      ...untaken(users, [...made.parts.roles, ...existing], blueprint, prefix),
      ...settingConflicts(said),
    ],
  };
}

/** What the parts of a blueprint are worked out from that an account has once. */
function requestFor(
  users: Users,
  { tags, settings }: SharedPlace,
  scope: Scope,
  { reference }: Pick<ModelContext, "reference">,
): AccountRequest {
  const [{ blueprint: found, placement }] = users;
  const blueprint = found.data;
  return {
    ...{ blueprint, scope, tags, settings, reference, parts: "account" },
    file: blueprintFile(blueprint),
    prefix: accountPrefix(blueprint),
    origin: placement.path,
    given: givenTo("account", accessesOf(users)),
  };
}

type AccountRequest = PartsRequest &
  Required<Pick<PartsRequest, "given" | "settings">> & { readonly parts: "account" };

function pinnedFor(
  users: Users,
  { owner, tags, settings }: SharedPlace,
  { parts, scope }: BlueprintParts,
  context: ModelContext,
): ReturnType<typeof pinParts> {
  const name = stackName(owner.names.environment, SHARED);
  const at = attachedAt(accessesOf(users), settings);
  return pinParts(parts, scope, context, { name, tags, attachedAt: at });
}

function accessesOf(users: Users): FleetAccess[] {
  return users.map(({ access }) => access);
}

function settingsSaid(users: Users): RoleSetting[] {
  return users.flatMap(({ access }) => access.settings);
}

/** What is expected of account-wide parts: by the fleets that use them, and by the blueprint. */
function expectationsOf(
  users: readonly ResolvedPlacement[],
  blueprint: BlueprintData,
  scope: Scope,
  prefix: string,
): Expectation[] {
  const said = users.flatMap(({ expectations }) => expectations.taken);
  const promises = blueprintPromises(blueprint, scope, "account", prefix);
  return [...stackExpectations(said, "account", prefix), ...promises];
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
