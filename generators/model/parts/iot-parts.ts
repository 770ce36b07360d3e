/** Parts that AWS IoT has, and what they have in common with others. */
import type { ScopedParts } from "../../blueprints/parts";
import { ROLE_ALIAS_DURATION_DEFAULT } from "../../iam/policy/quotas";
import { NOTHING } from "../grants/given";
import type { IotPolicy, RoleAlias } from "../types";
import type { PartsRequest } from "./parts-request";
import { iotDocument } from "./blueprint-roles";
import { expandOne, seconds } from "./scope";

/** What every part has in common. */
export function common(
  id: string,
  { blueprint, prefix }: PartsRequest,
): { readonly id: string; readonly blueprint: string } {
  return { id: `${prefix}${id}`, blueprint: blueprint.id };
}

/** What names the part outside of Terraform. */
export function named({
  named_in: settings,
}: {
  readonly named_in?: readonly string[] | undefined;
}): {
  readonly namedIn?: readonly string[];
} {
  return settings === undefined ? {} : { namedIn: settings };
}

export function roleAlias(
  id: string,
  part: ScopedParts["roleAliases"][number][1],
  request: PartsRequest,
): RoleAlias {
  const { scope, tags, prefix, origin } = request;
  return {
    ...common(id, request),
    name: expandOne(part.name, scope),
    role: `${prefix}${part.role}`,
    credentialDuration: seconds(part.duration, scope) ?? ROLE_ALIAS_DURATION_DEFAULT,
    ...named(part),
    tags,
    origin,
  };
}

export function iotPolicy(
  id: string,
  part: ScopedParts["iotPolicies"][number][1],
  request: PartsRequest,
): IotPolicy[] {
  const { scope, tags, origin, file, given = NOTHING } = request;
  const place = { file, path: ["iot_policies", id, "statements"] };
  const made = iotDocument(part.statements ?? [], scope, place);
  const grants = given.certificates.get(id);
  if (made === undefined && grants === undefined) return [];
  const { statements, why, from } = grants ?? { statements: [], why: [], from: [] };
  const own = made?.document.Statement ?? [];
  return [
    {
      ...common(id, request),
      name: expandOne(part.name, scope),
      document: { Version: "2012-10-17", Statement: [...own, ...statements] },
      why: [...own.map(() => undefined), ...why],
      from: [...(made?.from ?? []), ...from],
      ...named(part),
      tags,
      origin,
    },
  ];
}
