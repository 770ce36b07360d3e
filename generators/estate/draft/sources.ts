/** What fleets of a draft are made from: a blueprint at hand, or one of the draft's own. */
import type { BlueprintData } from "../../blueprints/schema";
import type { FittedBlueprint } from "./fit";
import type { Left } from "./fit/left";
import type { LiveRole } from "./live-role";
import type { OwnBlueprint } from "./own/types";
import { ONCE, type RoleOfFleet } from "./shared";
import type { DraftFleet } from "./types";

/** What one fleet is made from. */
export interface Source {
  readonly blueprint: BlueprintData;
  readonly kind: DraftFleet["kind"];
  readonly name: string;
  readonly roles: ReadonlyMap<string, LiveRole>;
  /** Roles that an account has once: the first fleet says what is left of them. */
  readonly account: ReadonlyMap<string, LiveRole>;
  readonly values: DraftFleet["with"];
  readonly left: readonly Left[];
}

/** Its roles, each with the name that tags may have of it. */
export function rolesIn({ name, roles, account }: Source): RoleOfFleet[] {
  return [
    ...[...roles.values()].map((role): RoleOfFleet => [name, role]),
    ...[...account.values()].map((role): RoleOfFleet => [ONCE, role]),
  ];
}

/** The fleets that a blueprint at hand describes. */
export function fittedSources({ blueprint, account, fleets }: FittedBlueprint): Source[] {
  return fleets.map((fleet, index): Source => {
    const first = index === 0;
    return {
      ...{ blueprint, kind: "fleets", name: fleet.name, roles: fleet.roles },
      account: first ? account.roles : new Map(),
      values: { ...account.values, ...fleet.values },
      left: [...fleet.left, ...(first ? account.left : [])],
    };
  });
}

/** The fleets of a drafted blueprint. */
export function ownSources({ data, single, fleets }: OwnBlueprint): Source[] {
  return fleets.map((fleet) => ({
    ...fleet,
    ...{ blueprint: data, kind: single ? "workloads" : "fleets" },
    account: new Map(),
  }));
}
