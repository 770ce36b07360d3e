import type { BlueprintData, BlueprintRole, BlueprintStatement } from "../../blueprints/schema";
import { managedEntry } from "../../blueprints/parts";
import { policyResourceName } from "../../blueprints/terraform-names";
import { roleArn } from "../../iam/arn/identities";
import { GRANTS } from "../../model/grants/given";
import { compare } from "../../text/names";
import { bySid } from "./builder";
import type { Attributes, Builder, ModuleResource } from "./builder";
import { hclString } from "./hcl";
import type { Hcl } from "./hcl";
import { lowerDocument, lowerStatements, lowerString, lowerTrust } from "./lower";
import { allOf, lowerWhen } from "./lower-when";
import { withoutNulls } from "./role-settings";

/** A role, and what it has. */
export function roleResources(b: Builder, id: string, role: BlueprintRole): ModuleResource[] {
  return [
    roleResource(b, id, role),
    ...(role.managed ?? []).map((entry) => managed(b, id, role, entry)),
    ...(role.attached ?? []).map((policy) => ownAttachment(b, id, role, policy)),
    ...Object.entries(role.policies ?? {})
      .sort(([a], [b]) => compare(a, b))
      .map(([name, statements]) => inline(b, id, role, name, statements)),
    ...(role.grants ? [grants(b, id, role)] : []),
  ];
}

function roleResource(b: Builder, id: string, part: BlueprintRole): ModuleResource {
  const { path = "/", trust } = part;
  const statements = trust.map((statement) => ({
    when: statement.when,
    body: lowerTrust(statement, b.here),
  }));
  return b.resource(
    "aws_iam_role",
    id,
    `${path}${part.name}`,
    [part.when],
    [
      ["name", name(b, part)],
      ["path", lowerString(path, b.here)],
      ["description", description(b, part)],
      ...session(b, part),
      ["permissions_boundary", b.boundary()],
      undefined,
      ["assume_role_policy", lowerDocument(lowerStatements(statements, b.here))],
      undefined,
      ["tags", b.tags()],
      ...after(b, part),
    ],
  );
}

function name(b: Builder, { name: usual, other_name: other }: BlueprintRole): Hcl {
  const text = lowerString(usual, b.here);
  if (other === undefined) return text;
  const condition = allOf(lowerWhen(other.when, b.here)) ?? "true";
  return `${condition} ? ${lowerString(other.name, b.here)} : ${text}`;
}

function description(b: Builder, part: BlueprintRole): Hcl {
  const text = lowerString(part.description, b.here);
  return b.scope === "fleet" ? `join(" ", compact([${text}, each.value.description]))` : text;
}

function session(b: Builder, { session: given }: BlueprintRole): Attributes {
  const seconds = b.seconds(given);
  if (seconds === undefined) return [];
  return [["max_session_duration", typeof given === "object" ? `max(3600, ${seconds})` : seconds]];
}

/** AWS refuses a trust policy that names a role before there is one. */
function after(b: Builder, part: BlueprintRole): Attributes {
  const roles = rolesTrusted(part, b.blueprint).map((other) => `aws_iam_role.${other}`);
  return roles.length === 0 ? [] : [undefined, ["depends_on", `[${roles.join(", ")}]`]];
}

/** Roles of the same blueprint that a trust policy names by their ARN. */
function rolesTrusted(role: BlueprintRole, { roles = {} }: BlueprintData): string[] {
  const principals = new Set(role.trust.flatMap(({ Principal }) => [Principal.AWS ?? []].flat()));
  return Object.entries(roles)
    .filter(([, other]) => {
      const names = [other.name, ...(other.other_name ? [other.other_name.name] : [])];
      const arns = names.map((one) =>
        roleArn("{{partition}}", "{{account}}", other.path ?? "/", one),
      );
      return other !== role && arns.some((arn) => principals.has(arn));
    })
    .map(([id]) => id)
    .sort(compare);
}

function managed(
  b: Builder,
  id: string,
  role: BlueprintRole,
  entry: NonNullable<BlueprintRole["managed"]>[number],
): ModuleResource {
  const { arn, when } = managedEntry(entry);
  const name = `${id}_${policyResourceName(arn)}`;
  return b.resource(
    "aws_iam_role_policy_attachment",
    name,
    `${role.name} ${arn}`,
    [role.when, when],
    [
      ["role", b.reference("aws_iam_role", id, "name")],
      ["policy_arn", lowerString(arn, b.here)],
    ],
  );
}

function ownAttachment(
  b: Builder,
  id: string,
  role: BlueprintRole,
  policy: string,
): ModuleResource {
  const { when, name, statements } = b.policyOf(policy);
  return b.resource(
    "aws_iam_role_policy_attachment",
    `${id}_${policy}`,
    `${role.name} ${name}`,
    [role.when, when, b.anyOf(statements)],
    [
      ["role", b.reference("aws_iam_role", id, "name")],
      ["policy_arn", b.reference("aws_iam_policy", policy, "arn")],
    ],
  );
}

function inline(
  b: Builder,
  id: string,
  role: BlueprintRole,
  name: string,
  statements: readonly BlueprintStatement[],
): ModuleResource {
  return b.resource(
    "aws_iam_role_policy",
    `${id}_${policyResourceName(name)}`,
    `${role.name} ${name}`,
    [role.when, b.anyOf(statements)],
    [
      ["name", hclString(name)],
      ["role", b.reference("aws_iam_role", id, "name")],
      undefined,
      ["policy", lowerDocument(b.statements(bySid(statements)))],
    ],
  );
}

function grants(b: Builder, id: string, role: BlueprintRole): ModuleResource {
  return b.resource(
    "aws_iam_role_policy",
    `${id}_grants`,
    `${role.name} grants`,
    [role.when, { all: ["length(fleet.statements) > 0"] }],
    [
      ["name", hclString(GRANTS)],
      ["role", b.reference("aws_iam_role", id, "name")],
      undefined,
      ["policy", lowerDocument(withoutNulls("each.value.statements"))],
    ],
  );
}
