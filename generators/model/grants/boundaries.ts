/** Permissions boundaries: what roles can do at most, said of all, of an environment, of a fleet or of one role. */
import type { BlueprintData, Scope as PartScope } from "../../blueprints/schema";
import type { SpecData } from "../../fleet-file/schema";
import { policyArn } from "../../iam/arn/identities";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { ownValue } from "../../text/own-value";
import type { Scope } from "../parts/blueprint-roles";
import { fill } from "../placements";
import type { Facts, Placement, Site } from "../placements";
import { namedRole } from "./takers";

/** A boundary, and where it was said. */
export interface SaidBoundary {
  readonly arn: string;
  readonly path: DataPath;
}

/** One that a fleet file sets for a single role. */
export interface RoleBoundary extends SaidBoundary {
  readonly role: string;
  readonly scope: PartScope;
}

/** The boundary of all roles of a stack for which none is set by itself: the fleet's, the environment's or that of `defaults`. */
export function boundaryOf(
  data: SpecData,
  site: Site,
  facts: Facts,
  fleet?: Pick<Placement, "data" | "path">,
): SaidBoundary | undefined {
  const levels: readonly (readonly [string | undefined, DataPath])[] = [
    [fleet?.data.permissions_boundary, fleet?.path ?? []],
    [ownValue(data.environments, site.name)?.permissions_boundary, ["environments", site.name]],
    [data.defaults?.permissions_boundary, ["defaults"]],
  ];
  const [nearest] = levels.flatMap(([text, path]) =>
    text === undefined ? [] : [{ arn: arnOf(text, site, facts), path: [...path, KEY] }],
  );
  return nearest;
}

const KEY = "permissions_boundary";

/** The boundaries under `roles:` of a fleet. Whom they are for is judged with the managed policies there. */
export function roleBoundaries(
  { data, path, facts, site }: Placement,
  blueprint: BlueprintData,
  scope: Scope,
): RoleBoundary[] {
  return Object.entries(data.roles ?? {}).flatMap(([role, settings]): RoleBoundary[] => {
    const at = [...path, "roles", role];
    const taker = namedRole({ value: role, path: at }, blueprint, scope);
    const text = settings.permissions_boundary;
    if (text === undefined || !("scope" in taker)) return [];
    const arn = arnOf(text, site, facts);
    return [{ role, scope: taker.scope, arn, path: [...at, KEY] }];
  });
}

/** Fleets that share a role of the account have to agree on its boundary. */
export function boundaryConflicts(said: readonly RoleBoundary[]): Problem[] {
  const first = new Map<string, RoleBoundary>();
  const shared = said.filter(({ scope }) => scope === "account");
  return shared.flatMap((one) => {
    const other = first.get(one.role);
    if (other === undefined) first.set(one.role, one);
    if (other === undefined || other.arn === one.arn) return [];
    return [
      problemAt(
        "parameter-conflict",
        one.path,
        `the role ${quote(one.role)}, which the account has once, has the permissions boundary ${quote(one.arn)} here and ${quote(other.arn)} for another fleet`,
        "set the same for all fleets of the account, or set it once, under the environment or defaults",
      ),
    ];
  });
}

/** A name is that of a policy of the account. */
function arnOf(text: string, { partition, account }: Site, facts: Facts): string {
  const filled = fill(text, facts);
  return /^arn:/i.test(filled) ? filled : policyArn(partition, account, "/", filled);
}
