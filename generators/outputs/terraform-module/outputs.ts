import { NAMED_KINDS } from "../../blueprints/part-kinds";
import { partsOf } from "../../blueprints/parts";
import type { BlueprintData, Scope } from "../../blueprints/schema";
import { mayRunOnInstances } from "./instance-profiles";
import type { Hcl } from "./hcl";

/** An output of a module. */
export interface ModuleOutput {
  readonly name: string;
  readonly description: string;
  readonly value: Hcl;
}

/** ARN and name of everything that has one: a string, or by fleet. */
export function moduleOutputs(blueprint: BlueprintData): ModuleOutput[] {
  return (["account", "fleet"] as const).flatMap((scope) => {
    const parts = partsOf(blueprint, scope);
    return NAMED_KINDS.flatMap((kind) =>
      parts[kind.list].flatMap(([id]) => outputsOf(id, scope, kind)),
    ).concat(profileOutputs(parts.roles, scope));
  });
}

/** Those of the instance profiles that callers can ask for. */
function profileOutputs(roles: ReturnType<typeof partsOf>["roles"], scope: Scope): ModuleOutput[] {
  const kind = { resource: "aws_iam_instance_profile", noun: "instance profile" };
  return roles
    .filter(([, role]) => mayRunOnInstances(role))
    .flatMap(([id]) =>
      outputsOf(id, scope, { ...kind, attribute: "name" }, `${id}_instance_profile`),
    );
}

function outputsOf(
  id: string,
  scope: Scope,
  {
    resource,
    noun,
    attribute: nameAttribute,
  }: Pick<(typeof NAMED_KINDS)[number], "resource" | "noun" | "attribute">,
  called = id,
): ModuleOutput[] {
  const address = `${resource}.${id}`;
  const kind = inWords(noun);
  const attributes = [
    ["arn", "ARN", "arn"],
    ["name", "name", nameAttribute],
    ...(resource === "aws_iam_role" ? [["unique_id", "unique id", "unique_id"] as const] : []),
  ] as const;
  return attributes.map(([suffix, what, attribute]) =>
    scope === "fleet"
      ? {
          name: `${called}_${suffix}s`,
          description: `The ${what} of the ${kind} ${id}, by fleet.`,
          value: `{ for name, ${variable(kind)} in ${address} : name => ${variable(kind)}.${attribute} }`,
        }
      : {
          name: `${called}_${suffix}`,
          description: `The ${what} of the ${kind} ${id}; null where it is not created.`,
          value: `one(${address}[*].${attribute})`,
        },
  );
}

/** A module is read without its surroundings: there IoT alone says too little. */
export function inWords(noun: string): string {
  return noun.replace(/^IoT/, "AWS IoT");
}

function variable(kind: string): string {
  return kind.slice(kind.lastIndexOf(" ") + 1);
}
