import { partsOf } from "../../blueprints/parts";
import type {
  BlueprintData,
  BlueprintPolicy,
  BlueprintRoleAlias,
  Scope,
} from "../../blueprints/schema";
import { attachments } from "./attachment-resources";
import { Builder, bySid } from "./builder";
import type { ModuleResource } from "./builder";
import { lowerDocument, lowerString } from "./lower";
import { roleResources } from "./role-resources";
import { ownValue } from "../../text/own-value";

/** The resources of a blueprint's module: what an account has once first, those of one part together. */
export function moduleResources(blueprint: BlueprintData): ModuleResource[] {
  return [...resourcesOf(blueprint, "account"), ...resourcesOf(blueprint, "fleet")];
}

function resourcesOf(blueprint: BlueprintData, scope: Scope): ModuleResource[] {
  const b = new Builder(blueprint, scope);
  const parts = partsOf(blueprint, scope);
  return [
    ...parts.policies.map(([id, part]) => policy(b, id, part)),
    ...parts.roles.flatMap(([id, part]) => roleResources(b, id, part)),
    ...parts.attachments.flatMap(([id, part]) => attachments(b, id, part)),
    ...parts.roleAliases.map(([id, part]) => roleAlias(b, id, part)),
    ...parts.iotPolicies.map(([id, part]) =>
      b.resource(
        "aws_iot_policy",
        id,
        part.name,
        [part.when],
        [
          ["name", lowerString(part.name, b.here)],
          undefined,
          ["policy", lowerDocument(b.statements(part.statements))],
          undefined,
          ["tags", b.tags()],
        ],
      ),
    ),
  ];
}

function policy(b: Builder, id: string, policy: BlueprintPolicy): ModuleResource {
  const { name, description, path = "/", statements, when } = policy;
  return b.resource(
    "aws_iam_policy",
    id,
    `${path}${name}`,
    [when, b.anyOf(statements)],
    [
      ["name", lowerString(name, b.here)],
      ["path", lowerString(path, b.here)],
      ["description", lowerString(description, b.here)],
      undefined,
      ["policy", lowerDocument(b.statements(bySid(statements)))],
      undefined,
      ["tags", b.tags()],
    ],
  );
}

function roleAlias(b: Builder, id: string, alias: BlueprintRoleAlias): ModuleResource {
  return b.resource(
    "aws_iot_role_alias",
    id,
    alias.name,
    [alias.when, ownValue(b.blueprint.roles, alias.role)?.when],
    [
      ["alias", lowerString(alias.name, b.here)],
      ["role_arn", b.reference("aws_iam_role", alias.role, "arn")],
      ["credential_duration", b.seconds(alias.duration) ?? "3600"],
      undefined,
      ["tags", b.tags()],
    ],
  );
}
