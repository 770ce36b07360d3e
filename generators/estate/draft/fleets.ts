/** Fleets of a draft, from what blueprints describe and what is left. */
import { grantsCertificate, grantsRole } from "../../model/grants/takers";
import type { BlueprintData } from "../../blueprints/schema";
import type { GrantContext } from "../../model/grants/types";
import { compare } from "../../text/names";
import { ownValue } from "../../text/own-value";
import type { FittedBlueprint } from "./fit";
import type { Left } from "./fit/left";
import { Remembered } from "./general";
import type { Unsaid } from "./live-role";
import type { OwnBlueprint } from "./own/types";
import { fittedSources, ownSources, rolesIn, type Source } from "./sources";
import { settingsOf, unsaidOf, type RoleSettings } from "./role-settings";
import { sayLeft, type SaidOfRole } from "./said";
import { commonBoundary, commonTags, filledTag, ONCE, type RoleOfFleet } from "./shared";
import type { DraftFleet } from "./types";

/** What all roles have: said under defaults. */
interface Common {
  readonly boundary: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The fleets, sorted by blueprint and name, what all their roles have, and what none of them can say. */
export function fleetsOf(
  fits: readonly FittedBlueprint[],
  own: readonly OwnBlueprint[],
  context: GrantContext,
): {
  readonly fleets: readonly DraftFleet[];
  readonly common: Common;
  readonly unsaid: readonly Unsaid[];
} {
  const sources = [...fits.flatMap(fittedSources), ...own.flatMap(ownSources)];
  const all = sources.flatMap(rolesIn);
  // Names that blueprints at hand know have the fleet in them; those of a draft's own are made up.
  const fitted = fits.flatMap(fittedSources).flatMap(rolesIn);
  const common = {
    boundary: commonBoundary(all.map(([, role]) => role)),
    tags: fitted.length > 0 ? commonTags(fitted, all) : commonTags(all),
  };
  const known = new Remembered<SaidOfRole>();
  const made = sources.map((source) => fleetOf(source, common, context, known));
  const byName = [...made].sort(
    ({ fleet: a }, { fleet: b }) => compare(a.blueprint, b.blueprint) || compare(a.name, b.name),
  );
  return {
    common,
    fleets: byName.map(({ fleet }) => fleet),
    unsaid: byName.flatMap(({ unsaid }) => unsaid),
  };
}

function fleetOf(
  { blueprint, kind, name, roles, account, values, left }: Source,
  common: Common,
  context: GrantContext,
  known: Remembered<SaidOfRole>,
): { readonly fleet: DraftFleet; readonly unsaid: readonly Unsaid[] } {
  const all = [...roles.values()];
  const boundary = commonBoundary(all);
  const ofFleet = boundary === common.boundary ? undefined : boundary;
  const tags = difference(
    commonTags(all.map((role): RoleOfFleet => ["", role])),
    filledTags(common.tags, name),
  );
  const said = left.map((one) => sayFor(one, blueprint, name, context, known));
  const settings = [...roles, ...account].map(([id, role]) => {
    const isOwn = roles.has(id);
    const elsewhere = {
      managed: left.find((one) => one.role === id)?.managed ?? [],
      boundary: (isOwn ? ofFleet : undefined) ?? common.boundary,
      tags: filledTags({ ...common.tags, ...(isOwn && tags) }, isOwn ? name : ONCE),
    };
    return { id, set: settingsOf(role, elsewhere), unsaid: unsaidOf(role, elsewhere) };
  });
  const set = settings.filter((one) => Object.keys(one.set).length > 0);
  const fleet: DraftFleet = {
    ...{ name, kind, blueprint: blueprint.id, with: values },
    grants: said.flatMap(({ grants }) => grants),
    statements: said.flatMap(({ statements }) => statements),
    roles: Object.fromEntries(set.map((one): [string, RoleSettings] => [one.id, one.set])),
    tags,
    ...(ofFleet !== undefined && { boundary: ofFleet }),
    live: [...roles.values(), ...account.values()].map((role) => role.name),
  };
  return { fleet, unsaid: settings.flatMap((one) => one.unsaid) };
}

/** Of fleets that differ in their names alone, it is worked out once. */
function sayFor(
  left: Left,
  blueprint: BlueprintData,
  name: string,
  context: GrantContext,
  known: Remembered<SaidOfRole>,
): SaidOfRole {
  const address = {
    ...(grantsRole(blueprint) === left.role ? {} : { for: left.role }),
    // Over MQTT certificates would decide, where the blueprint has a policy for them.
    ...(grantsCertificate(blueprint) !== undefined && mentionsIot(left) && { by: "role" as const }),
  };
  const said = known.answer([left, address], name, () => sayLeft(left, address, context));
  return said ?? { grants: [], statements: [] };
}

function filledTags(tags: Common["tags"], fleet: string): Record<string, string> {
  const entries = Object.entries(tags).map(([key, value]) => [key, filledTag(value, fleet)]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function mentionsIot({ statements }: Left): boolean {
  return statements.some(({ statement: { Action = [] } }) =>
    Action.some((action) => action.startsWith("iot:")),
  );
}

function difference(
  tags: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).filter(([key, value]) => ownValue(others, key) !== value),
  );
}
