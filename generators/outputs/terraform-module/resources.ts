import { partsOf } from "../../blueprints/parts";
import type {
  BlueprintData,
  BlueprintIotPolicy,
  BlueprintPolicy,
  BlueprintRoleAlias,
  Scope,
} from "../../blueprints/schema";
import { attachments } from "./attachment-resources";
import { Builder, NEW_ONE_FIRST, bySid, lifecycle } from "./builder";
import type { ModuleResource } from "./builder";
import { hclCall, hclList } from "./hcl";
import type { Hcl } from "./hcl";
import { lowerDocument, lowerString } from "./lower";
import { allOf } from "./lower-when";
import { roleSettingsResources, withoutNulls } from "./role-settings";
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
    ...parts.iotPolicies.map(([id, part]) => iotPolicy(b, id, part)),
    ...roleSettingsResources(blueprint, scope),
  ];
}

/** What the certificates of a fleet may do, by the blueprint and by the caller. */
function iotPolicy(b: Builder, id: string, part: BlueprintIotPolicy): ModuleResource {
  const { name, when, statements, grants } = part;
  const own = statements === undefined ? [] : [b.statements(statements)];
  const given = grants ? [withoutNulls("each.value.certificate_statements")] : [];
  const lists = [...own, ...given];
  const [only = "[]"] = lists;
  const document = lowerDocument(lists.length > 1 ? hclCall("concat", ...lists) : only);
  return b.resource(
    "aws_iot_policy",
    id,
    name,
    [when, { all: certificateGiven(b, part) }],
    [
      ["name", lowerString(name, b.here)],
      undefined,
      ["policy", document],
      undefined,
      ["tags", b.tags()],
      ...NEW_ONE_FIRST,
    ],
  );
}

/** What must hold for an AWS IoT policy to have a statement at all: its own, or of the caller. */
function certificateGiven(b: Builder, { statements, grants }: BlueprintIotPolicy): Hcl[] {
  const own = statements && b.anyOf(statements).all;
  if (!grants || own?.length === 0) return own ? [...own] : [];
  const given = "length(fleet.certificate_statements) > 0";
  return own === undefined ? [given] : [`anytrue(${hclList([allOf(own) ?? "true", given])})`];
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
      undefined,
      // IAM cannot change it: another one would be another policy.
      lifecycle("ignore_changes = [description]"),
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
      ...NEW_ONE_FIRST,
    ],
  );
}
