import type { BlueprintData } from "../../blueprints/schema";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { ownValue } from "../../text/own-value";
import { managedPolicies } from "../parts/blueprint-roles";
import type { Scope } from "../parts/scope";
import { fill } from "../placements";
import type { Placement } from "../placements";
import type { CommonSettings, RoleSetting } from "../roles/settings";
import { namedRole } from "./takers";

/** What is wrong with what stands under `roles:` of a fleet: roles that there are not, and policies that they have already. */
export function managedProblems(
  { data, path, facts }: Placement,
  blueprint: BlueprintData,
  scope: Scope,
): Problem[] {
  return Object.entries(data.roles ?? {}).flatMap(([role, { managed = [] }]): Problem[] => {
    const at = [...path, "roles", role];
    const taker = namedRole({ value: role, path: at }, blueprint, scope);
    if (!("scope" in taker)) return [{ ...taker, atKey: true }];
    const known = new Set(managedPolicies(ownValue(blueprint.roles, role)?.managed, scope));
    return managed.flatMap((written, index) => {
      const arn = fill(written, facts);
      const isKnown = known.has(arn);
      known.add(arn);
      return isKnown ? [attachedAlready(arn, role, [...at, "managed", index])] : [];
    });
  });
}

function attachedAlready(arn: string, role: string, path: DataPath): Problem {
  const message = `${quote(arn)} is attached to ${quote(role)} already`;
  return problemAt("no-effect", path, message, "remove it");
}

/** Where a policy is attached: by one of some fleets, or for all roles. */
export function attachedAt(
  fleets: readonly { readonly settings: readonly RoleSetting[] }[],
  common: CommonSettings,
): (arn: string) => DataPath | undefined {
  const own = fleets.flatMap(({ settings }) => settings.map((one) => one.settings));
  const lists = [...own, common].flatMap(({ managed }) => managed ?? []);
  return (arn) =>
    lists.flatMap(({ value, path }) => {
      const index = value.indexOf(arn);
      return index < 0 ? [] : [[...path, index]];
    })[0];
}
