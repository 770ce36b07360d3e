/** A fleet file for roles that nobody has described yet. */
import type { BlueprintData } from "../../blueprints/schema";
import type { GrantContext } from "../../model/grants/types";
import { compare } from "../../text/names";
import { Assignment } from "./assign";
import type { DraftEnvironment } from "./environment";
import { fitBlueprint, type FittedBlueprint } from "./fit";
import type { Claimable } from "./fit/claims";
import { fleetsOf } from "./fleets";
import { roleWords, type LiveRole, type Unsaid } from "./live-role";
import { ownBlueprints } from "./own";
import { unsayable } from "./own/part";
import { withDefaults } from "./shared";
import type { Draft } from "./types";

/** Roles that were tried already, and what they are not to be drafted as. */
export interface Refused {
  /** Not by a blueprint at hand. */
  readonly fits: ReadonlySet<string>;
  /** Not by statements of a fleet: their blueprint says it all. */
  readonly apart: ReadonlySet<string>;
  /** Not at all, and why. */
  readonly roles: ReadonlyMap<string, string>;
}

/** What a draft is made from. */
export interface DraftRequest {
  readonly asked: Claimable;
  readonly all: Claimable;
  readonly unsaid: readonly Unsaid[];
  readonly environment: DraftEnvironment;
  /** Those at hand. */
  readonly blueprints: readonly BlueprintData[];
  readonly refused: Refused;
  readonly grants: Omit<GrantContext, "facts">;
}

/**
 * Roles whose names, trust and policies are a blueprint's become its fleets; all others get blueprints of their own, one for all
 * that differ by site only. What neither can say is named. Takes a time that grows with the number of roles.
 */
export function draftOf(request: DraftRequest): Draft {
  const { environment, refused, asked, all } = request;
  const sayable = asked.roles.filter(({ name }) => !refused.roles.has(name));
  const fitting = { ...asked, roles: sayable.filter(({ name }) => !refused.fits.has(name)) };
  const others = { ...all, roles: all.roles.filter(({ name }) => !refused.fits.has(name)) };
  const assignment = new Assignment(new Set(request.blueprints.map(({ id }) => id)));
  for (const fit of fitsOf(request, fitting, others)) assignment.take(fit);
  const rest = sayable.filter((one) => !assignment.has(one.name));
  const [mute, spoken] = parted(rest);
  const own = ownBlueprints(spoken, {
    facts: environment,
    taken: assignment.taken,
    inside: refused.apart,
  });
  const context = { ...request.grants, facts: environment };
  const made = fleetsOf(assignment.fits, own, context);
  const { boundary, tags } = made.common;
  const shared = withDefaults(made.fleets, { tags, ...(boundary !== undefined && { boundary }) });
  const names = new Set(asked.roles.map(({ name }) => name));
  return {
    ...{ environment, own, ...shared },
    unsaid: [
      ...request.unsaid,
      ...[...refused.roles].map(([name, why]) => ({ what: roleWords(name), why })),
      ...mute,
      ...made.unsaid,
    ],
    along: assignment.roles.flatMap(({ name }) => (names.has(name) ? [] : [name])).sort(compare),
  };
}

/** What describes the most roles first. */
function fitsOf(
  { blueprints, environment }: DraftRequest,
  asked: Claimable,
  all: Claimable,
): FittedBlueprint[] {
  const { name, account, region, partition } = environment;
  const facts = { environment: name, account, region, partition };
  return blueprints
    .flatMap((blueprint) => fitBlueprint(blueprint, { asked, all, facts }) ?? [])
    .sort((a, b) => sizeOf(b) - sizeOf(a) || compare(a.blueprint.id, b.blueprint.id));
}

function sizeOf({ account, fleets }: FittedBlueprint): number {
  return [account, ...fleets].reduce((sum, { roles }) => sum + roles.size, 0);
}

/** Roles that no blueprint can say, with the reasons, and the others. */
function parted(roles: readonly LiveRole[]): [Unsaid[], LiveRole[]] {
  const mute = roles.flatMap((role): Unsaid[] => {
    const why = unsayable(role);
    return why === undefined ? [] : [{ what: roleWords(role.name), why }];
  });
  return [mute, roles.filter((role) => unsayable(role) === undefined)];
}
