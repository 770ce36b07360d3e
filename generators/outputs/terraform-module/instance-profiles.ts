/** Which roles of a module can have an instance profile: those whose trust policies let EC2 in, whatever the caller says. */
import { partsOf } from "../../blueprints/parts";
import type { BlueprintData, BlueprintRole, Scope } from "../../blueprints/schema";
import { letsInstancesIn } from "../../iam/principals/instances";
import { compare } from "../../text/names";
import { hclList, hclString } from "./hcl";
import type { Hcl } from "./hcl";
import type { ModuleVariable } from "./types";

/** The setting of one role: the name of its instance profile. */
export const INSTANCE_PROFILE = "instance_profile";

/** Whether instances of EC2 can have the role. */
export function mayRunOnInstances({ trust }: Pick<BlueprintRole, "trust">): boolean {
  return letsInstancesIn(trust);
}

/** The ids of the roles of a scope that they can have, and of the others. */
export function rolesOfInstances(
  blueprint: BlueprintData,
  scope: Scope,
): { readonly can: readonly string[]; readonly cannot: readonly string[] } {
  const roles = [...partsOf(blueprint, scope).roles].sort(([a], [b]) => compare(a, b));
  const ids = (is: boolean): string[] =>
    roles.flatMap(([id, part]) => (mayRunOnInstances(part) === is ? [id] : []));
  return { can: ids(true), cannot: ids(false) };
}

/** That no other role is given one. */
export function profileRules(
  blueprint: BlueprintData,
  scope: Scope,
  every: (test: Hcl) => Hcl,
): ModuleVariable["validations"] {
  const { can, cannot } = rolesOfInstances(blueprint, scope);
  if (can.length === 0 || cannot.length === 0) return [];
  const among = `contains(${hclList(can.map(hclString))}, id)`;
  return [
    {
      condition: every(`${among} || settings.${INSTANCE_PROFILE} == null`),
      message: `In role_settings only ${can.join(", ")} can have an ${INSTANCE_PROFILE}: no other trust policy lets ec2.amazonaws.com in.`,
    },
  ];
}
