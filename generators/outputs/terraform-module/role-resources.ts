import type { BlueprintData, BlueprintRole, BlueprintStatement } from "../../blueprints/schema";
import { managedEntry } from "../../blueprints/parts";
import { policyResourceName } from "../../blueprints/terraform-names";
import { roleArn } from "../../iam/arn/identities";
import { GRANTS } from "../../model/grants/given";
import { compare } from "../../text/names";
import { NEW_ONE_FIRST, bySid } from "./builder";
import type { Attributes, Builder, ModuleResource } from "./builder";
import { hclCall, hclString } from "./hcl";
import type { Hcl } from "./hcl";
import { lowerDocument, lowerStatements, lowerString, lowerTrust } from "./lower";
import { allOf, lowerWhen } from "./lower-when";
import { INSTANCE_PROFILE, mayRunOnInstances } from "./instance-profiles";
import { FURTHER, withoutNulls } from "./role-settings";
import { TRUST_CONDITIONS, withConditions } from "./trust-conditions";

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
    ...exclusives(b, id, role),
    ...(mayRunOnInstances(role) ? [profile(b, id, role)] : []),
  ];
}

function roleResource(b: Builder, id: string, part: BlueprintRole): ModuleResource {
  const { path = "/", trust } = part;
  const statements = trust.map((statement) => ({
    when: statement.when,
    body: lowerTrust(statement, b.here),
  }));
  const trusted = withConditions(
    lowerStatements(statements, b.here),
    b.role(id).nearest(TRUST_CONDITIONS),
  );
  return b.resource(
    "aws_iam_role",
    id,
    `${path}${part.name}`,
    [part.when],
    [
      ["name", name(b, id, part)],
      ["path", pathOf(b, id, part)],
      ["description", description(b, id, part)],
      ["max_session_duration", b.role(id).nearest("max_session", session(b, part))],
      ["force_detach_policies", b.role(id).nearest("force_detach")],
      ["permissions_boundary", b.role(id).nearest("permissions_boundary")],
      undefined,
      ["assume_role_policy", lowerDocument(trusted)],
      undefined,
      ["tags", `merge(${b.tags()}, ${b.role(id).own("tags")})`],
      ...after(b, part),
      ...NEW_ONE_FIRST,
    ],
  );
}

/** What the caller says, or the blueprint's name with what the caller puts around all; a fixed one is just that. */
function name(b: Builder, id: string, part: BlueprintRole): Hcl {
  const { name: usual, other_name: other, fixed } = part;
  const [before, behind] = fixed?.name === undefined ? AROUND : ["", ""];
  const around = (text: string): Hcl => joined([before, lowerString(text, b.here), behind]);
  const condition = other && (allOf(lowerWhen(other.when, b.here)) ?? "true");
  const both = other && `${String(condition)} ? ${around(other.name)} : ${around(usual)}`;
  const own = both ?? around(usual);
  return fixed?.name === undefined ? b.role(id).nearest("name", own) : own;
}

const AROUND = ["${var.role_name_prefix}", "${var.role_name_suffix}"] as const;

/** One template of a quoted one with something around it. */
function joined([before, quoted, behind]: readonly [string, Hcl, string]): Hcl {
  return /^".*"$/.test(quoted)
    ? `"${before}${quoted.slice(1, -1)}${behind}"`
    : before + behind === ""
      ? quoted
      : `"${before}\${${quoted}}${behind}"`;
}

function pathOf(b: Builder, id: string, { path = "/", fixed }: BlueprintRole): Hcl {
  const own = lowerString(path, b.here);
  return fixed?.path === undefined ? b.role(id).nearest("path", own) : own;
}

function description(b: Builder, id: string, part: BlueprintRole): Hcl {
  const own = lowerString(part.description, b.here);
  const usual = b.scope === "fleet" ? `join(" ", compact([${own}, each.value.description]))` : own;
  const nearest = b.role(id).nearest("description", usual);
  // As drafted: coalesce() takes no empty text for an answer.
  const texts = part.description.split("{{").map((text) => text.slice(text.indexOf("}}") + 1));
  const mayBeEmpty = texts.every((text) => /^[}\s]*$/.test(text));
  return mayBeEmpty ? hclCall("try", nearest, '""') : nearest;
}

/** Seconds; undefined where IAM's default stands. */
function session(b: Builder, { session: given }: BlueprintRole): Hcl | undefined {
  const seconds = b.seconds(given);
  return typeof given === "object" && seconds !== undefined ? `max(3600, ${seconds})` : seconds;
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
      ...NEW_ONE_FIRST,
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
      ...NEW_ONE_FIRST,
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
      ...NEW_ONE_FIRST,
    ],
  );
}

/** What instances of EC2 have a role by, where the caller names it: it lies where the role does, and has its tags. */
function profile(b: Builder, id: string, role: BlueprintRole): ModuleResource {
  return b.resource(
    "aws_iam_instance_profile",
    id,
    `${role.name} instance profile`,
    [role.when, { all: [`${b.roleIn(id).own(INSTANCE_PROFILE)} != null`] }],
    [
      ["name", b.role(id).own(INSTANCE_PROFILE)],
      ["role", b.reference("aws_iam_role", id, "name")],
      ["path", b.reference("aws_iam_role", id, "path")],
      undefined,
      ["tags", b.reference("aws_iam_role", id, "tags")],
      ...NEW_ONE_FIRST,
    ],
  );
}

/** What takes policies away that are from elsewhere. */
function exclusives(b: Builder, id: string, role: BlueprintRole): ModuleResource[] {
  const { inline, attached } = policiesOf(b, id, role);
  const wanted = b.roleIn(id).nearest("exclusive");
  const make = (type: string, argument: string, list: Hcl): ModuleResource =>
    b.resource(
      type,
      id,
      `${role.name} ${argument}`,
      [role.when, { all: [wanted] }],
      [
        ["role_name", b.reference("aws_iam_role", id, "name")],
        [argument, list],
      ],
    );
  return [
    make("aws_iam_role_policies_exclusive", "policy_names", inline),
    make("aws_iam_role_policy_attachments_exclusive", "policy_arns", attached),
  ];
}

/** The names of a role's inline policies, and the ARNs of its managed ones, as far as they are there. */
function policiesOf(
  b: Builder,
  id: string,
  role: BlueprintRole,
): { readonly inline: Hcl; readonly attached: Hcl } {
  const key = b.scope === "fleet" ? "each.key" : "0";
  const isTaker = role.grants === true;
  const one = (type: string, name: string, attribute: string): Hcl =>
    `try([${type}.${name}[${key}].${attribute}], [])`;
  const further = FURTHER[b.scope];
  const instance = b.scope === "fleet" ? `"\${each.key}/${id}"` : hclString(id);
  const start = b.scope === "fleet" ? `\${each.key}/${id}/` : `${id}/`;
  const inline = [
    ...Object.keys(role.policies ?? {})
      .sort(compare)
      .map((name) => one("aws_iam_role_policy", `${id}_${policyResourceName(name)}`, "name")),
    isTaker
      ? one("aws_iam_role_policy", `${id}_grants`, "name")
      : `try([aws_iam_role_policy.${further}[${instance}].name], [])`,
  ];
  const type = "aws_iam_role_policy_attachment";
  const attached = [
    ...(role.managed ?? []).map((entry) =>
      one(type, `${id}_${policyResourceName(managedEntry(entry).arn)}`, "policy_arn"),
    ),
    ...(role.attached ?? []).map((policy) => one(type, `${id}_${policy}`, "policy_arn")),
    `[for key, one in ${type}.${further} : one.policy_arn if startswith(key, "${start}")]`,
  ];
  return { inline: hclCall("concat", ...inline), attached: hclCall("concat", ...attached) };
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
      ...NEW_ONE_FIRST,
    ],
  );
}
