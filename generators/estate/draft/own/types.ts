/** Blueprints of the user's own, before they are text. */
import type { BlueprintData } from "../../../blueprints/schema";
import type { Left } from "../fit/left";
import type { LiveRole } from "../live-role";
import type { TextFacts } from "./text";

/** A fleet of an own blueprint. */
export interface OwnFleet {
  readonly name: string;
  /** By the blueprint's id of the role. */
  readonly roles: ReadonlyMap<string, LiveRole>;
  readonly values: Readonly<Record<string, string>>;
  readonly left: readonly Left[];
}

/** A blueprint to be written, with its fleets. */
export interface OwnBlueprint {
  readonly data: BlueprintData;
  /** What its roles are called, for people: `EdgeCamera-<site>`. */
  readonly names: readonly string[];
  /** Whether it is for roles that are like no other. */
  readonly single: boolean;
  readonly fleets: readonly OwnFleet[];
}

/** Names that are taken, and are added to: those of fleets in small letters. */
export interface Taken {
  readonly ids: Set<string>;
  readonly fleets: Set<string>;
}

/** What own blueprints are made with. */
export interface OwnContext {
  readonly facts: TextFacts;
  readonly taken: Taken;
  /** Roles of which no policy is left to the fleets' statements. */
  readonly inside: ReadonlySet<string>;
}
