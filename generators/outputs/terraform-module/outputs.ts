import { partsOf } from "../../blueprints/parts";
import type { BlueprintData, Scope } from "../../blueprints/schema";
import type { Hcl } from "./hcl";

/** An output of a module. */
export interface ModuleOutput {
  readonly name: string;
  readonly description: string;
  readonly value: Hcl;
}

/** What can be put out: the resource's type, what a reader calls it, and the attribute with its name. */
const KINDS = {
  roles: ["aws_iam_role", "role", "name"],
  policies: ["aws_iam_policy", "policy", "name"],
  roleAliases: ["aws_iot_role_alias", "role alias", "alias"],
  iotPolicies: ["aws_iot_policy", "AWS IoT policy", "name"],
} as const;

/** ARN and name of everything that has one: a string, or by fleet. */
export function moduleOutputs(blueprint: BlueprintData): ModuleOutput[] {
  return (["account", "fleet"] as const).flatMap((scope) => {
    const parts = partsOf(blueprint, scope);
    return (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) =>
      parts[kind].flatMap(([id]) => outputsOf(id, scope, KINDS[kind])),
    );
  });
}

function outputsOf(
  id: string,
  scope: Scope,
  [type, kind, nameAttribute]: readonly [string, string, string],
): ModuleOutput[] {
  const address = `${type}.${id}`;
  const attributes = [
    ["arn", "ARN", "arn"],
    ["name", "name", nameAttribute],
  ] as const;
  return attributes.map(([suffix, what, attribute]) =>
    scope === "fleet"
      ? {
          name: `${id}_${suffix}s`,
          description: `The ${what} of the ${kind} ${id}, by fleet.`,
          value: `{ for name, ${variable(kind)} in ${address} : name => ${variable(kind)}.${attribute} }`,
        }
      : {
          name: `${id}_${suffix}`,
          description: `The ${what} of the ${kind} ${id}; null where it is not created.`,
          value: `one(${address}[*].${attribute})`,
        },
  );
}

function variable(kind: string): string {
  return kind.slice(kind.lastIndexOf(" ") + 1);
}
