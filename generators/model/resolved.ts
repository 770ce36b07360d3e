import type { Blueprint } from "../blueprints/load";
import type { FleetExpectations } from "./expectations";
import type { FleetAccess } from "./grants/fleet-access";
import type { Parameters } from "./parameters";
import type { Placement } from "./placements";
import type { CommonSettings } from "./roles/settings";

/** A placement whose blueprint is sound, with its parameters, and what the file gives to its parts. */
export interface ResolvedPlacement {
  readonly placement: Placement;
  readonly blueprint: Blueprint;
  readonly parameters: Parameters;
  readonly access: FleetAccess;
  /** What is set for all its roles. */
  readonly common: CommonSettings;
  readonly expectations: FleetExpectations;
}
