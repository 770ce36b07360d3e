import type { BlueprintData } from "../../blueprints/schema";
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import type { ModelContext } from "../context";
import type { Parameters } from "../parameters";
import type { Scope } from "../parts/scope";
import type { Placement } from "../placements";
import type { PlacedStatement } from "../types";
import { contradictions, saidBy } from "../roles/conflicts";
import { roleSettings } from "../roles/settings";
import type { OwnSettings, RoleSetting } from "../roles/settings";
import { managedProblems } from "./managed";
import { saidAccess } from "./policy";
import { takenAccess } from "./takers";
import type { TakenStatement } from "./takers";

/** All that a fleet file gives to the parts of a fleet's blueprint. */
export interface FleetAccess {
  readonly taken: readonly TakenStatement[];
  readonly settings: readonly RoleSetting[];
  /** Whether a policy can be made of it. */
  readonly whole: boolean;
}

/** What a fleet's grants, statements and roles come to; and the statements that no part takes. */
export function fleetAccess(
  placement: Placement,
  blueprint: BlueprintData,
  parameters: Parameters,
  context: ModelContext,
): {
  readonly access: FleetAccess;
  readonly stray: readonly PlacedStatement[];
  readonly problems: readonly Problem[];
} {
  const scope: Scope = { facts: placement.names, parameters: parameters.values };
  const said = saidAccess(placement, context);
  const all = takenAccess(said, placement, blueprint, scope);
  const settings = roleSettings(placement, blueprint, scope);
  const [taken, refused] = byExisting(all.taken, settings);
  return {
    access: { taken, settings, whole: said.whole },
    stray: [...all.stray, ...refused.map(({ said: one }) => one)].map(({ placed }) => placed),
    problems: [
      ...all.problems,
      ...managedProblems(placement, blueprint, scope),
      ...contradictions(settings),
      ...refused.map(({ problem }) => problem),
    ],
  };
}

/** Statements, and those among them that are for roles which are somebody else's. */
function byExisting(
  taken: readonly TakenStatement[],
  settings: readonly RoleSetting[],
): readonly [TakenStatement[], { readonly said: TakenStatement; readonly problem: Problem }[]] {
  const foreign = new Map(
    settings.flatMap(({ role, settings: { existing } }) => (existing ? [[role, existing]] : [])),
  );
  const isForeign = ({ taker }: TakenStatement): boolean =>
    taker.kind === "role" && foreign.has(taker.id);
  return [
    taken.filter((one) => !isForeign(one)),
    taken.filter(isForeign).map((one) => {
      return { said: one, problem: notOurs(one, foreign.get(one.taker.id)) };
    }),
  ];
}

function notOurs({ taker, placed }: TakenStatement, existing: OwnSettings["existing"]): Problem {
  const own = existing?.value === true ? ", or existing" : "";
  return problem("no-role-for-grants", {
    message: `the role ${quote(taker.id)} is somebody else's (${saidBy(existing)}), and is given nothing`,
    fix: `remove this${own}; whoever owns the role has to give it that`,
    ...placed.place,
  });
}
