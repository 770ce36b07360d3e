import type { BlueprintData } from "../../blueprints/schema";
import type { Problem } from "../../problem";
import type { ModelContext } from "../context";
import type { Parameters } from "../parameters";
import type { Scope } from "../parts/blueprint-roles";
import type { Placement } from "../placements";
import type { PlacedStatement } from "../types";
import { roleBoundaries } from "./boundaries";
import type { RoleBoundary } from "./boundaries";
import { managedSettings } from "./managed";
import type { ManagedSetting } from "./managed";
import { saidAccess } from "./policy";
import { takenAccess } from "./takers";
import type { TakenStatement } from "./takers";

/** All that a fleet file gives to the parts of a fleet's blueprint. */
export interface FleetAccess {
  readonly taken: readonly TakenStatement[];
  readonly managed: readonly ManagedSetting[];
  readonly boundaries: readonly RoleBoundary[];
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
  const { taken, stray, problems } = takenAccess(said, placement, blueprint, scope);
  const managed = managedSettings(placement, blueprint, scope);
  return {
    access: {
      taken,
      managed: managed.settings,
      boundaries: roleBoundaries(placement, blueprint, scope),
      whole: said.whole,
    },
    stray: stray.map(({ placed }) => placed),
    problems: [...problems, ...managed.problems],
  };
}
