/** A draft of a fleet file, before it is text. */
import type { GrantData, StatementData } from "../../fleet-file/schema";
import type { Value } from "../../blueprints/values";
import type { DraftEnvironment } from "./environment";
import type { Unsaid } from "./live-role";
import type { OwnBlueprint } from "./own/types";
import type { RoleSettings } from "./role-settings";
import type { Chosen } from "./said";

/** A fleet or workload. */
export interface DraftFleet {
  readonly name: string;
  readonly kind: "fleets" | "workloads";
  readonly blueprint: string;
  readonly with: Readonly<Record<string, Value>>;
  readonly grants: readonly Chosen<GrantData>[];
  readonly statements: readonly Chosen<StatementData>[];
  /** By the blueprint's id of the role. */
  readonly roles: Readonly<Record<string, RoleSettings>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly boundary?: string;
  /** Names of the account's roles that it has, those for all fleets too where it is the first. */
  readonly live: readonly string[];
}

/** What all fleets have. */
export interface DraftDefaults {
  readonly blueprint?: string;
  readonly with: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly boundary?: string;
}

export interface Draft {
  readonly environment: DraftEnvironment;
  readonly defaults: DraftDefaults;
  /** Sorted by blueprint, then by name. */
  readonly fleets: readonly DraftFleet[];
  /** Blueprints to be written beside it. */
  readonly own: readonly OwnBlueprint[];
  /** Of the account's roles that were asked for, what the draft does not say. */
  readonly unsaid: readonly Unsaid[];
  /** Roles that were not asked for, and without which a blueprint would make them anew. */
  readonly along: readonly string[];
}
