import type { BlueprintData, Scope as PartScope } from "../../blueprints/schema";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { ownValue } from "../../text/own-value";
import { managedPolicies } from "../parts/blueprint-roles";
import type { Scope } from "../parts/blueprint-roles";
import { fill } from "../placements";
import type { Placement } from "../placements";
import type { CommonSettings, RoleSetting } from "../roles/settings";
import { namedRole } from "./takers";

/** A managed policy that a fleet file attaches to a role. */
export interface ManagedSetting {
  readonly role: string;
  readonly scope: PartScope;
  readonly arn: string;
  readonly path: DataPath;
}

/** The managed policies under `roles:` of a fleet, and what is wrong with whom they are for. */
export function managedSettings(
  { data, path, facts }: Placement,
  blueprint: BlueprintData,
  scope: Scope,
): { readonly settings: readonly ManagedSetting[]; readonly problems: readonly Problem[] } {
  const settings: ManagedSetting[] = [];
  const problems: Problem[] = [];
  for (const [role, { managed = [] }] of Object.entries(data.roles ?? {})) {
    const at = [...path, "roles", role];
    const taker = namedRole({ value: role, path: at }, blueprint, scope);
    if (!("scope" in taker)) {
      problems.push({ ...taker, atKey: true });
      continue;
    }
    const known = new Set(managedPolicies(ownValue(blueprint.roles, role)?.managed, scope));
    for (const [index, written] of managed.entries()) {
      const arn = fill(written, facts);
      const place = [...at, "managed", index];
      if (known.has(arn)) problems.push(attachedAlready(arn, role, place));
      known.add(arn);
      settings.push({ role, scope: taker.scope, arn, path: place });
    }
  }
  return { settings, problems };
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
