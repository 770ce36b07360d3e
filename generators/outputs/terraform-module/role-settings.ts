/** What callers of a module give to single roles of it, beside what the blueprint has. */
import { partsOf } from "../../blueprints/parts";
import type { BlueprintData, Scope } from "../../blueprints/schema";
import { GRANTS } from "../../model/grants/given";
import { grantsRole } from "../../model/grants/takers";
import { compare } from "../../text/names";
import { NEW_ONE_FIRST, block, partsExist } from "./builder";
import type { ModuleResource } from "./builder";
import { hclList, hclString, indent } from "./hcl";
import type { Hcl } from "./hcl";
import { lowerDocument } from "./lower";
import { allOf } from "./lower-when";
import { keptRules, oneRoleRules, oneRoleSettings } from "./role-variables";

/** The variable, and the setting of a fleet, that they are in. */
export const ROLE_SETTINGS = "role_settings";

/**
 * What the resources are called that come of it, by scope: what a blueprint makes of its own parts has an
 * underscore in its name, so these meet none.
 */
export const FURTHER: Readonly<Record<Scope, string>> = { fleet: "further", account: "shared" };

/** The ids of the roles of a scope. */
export function roleIds(blueprint: BlueprintData, scope: Scope): string[] {
  return partsOf(blueprint, scope)
    .roles.map(([id]) => id)
    .sort(compare);
}

/** The ids of the roles that take statements here: of the role that takes grants, they are the fleet's. */
export function statementRoles(blueprint: BlueprintData, scope: Scope): string[] {
  const taker = scope === "fleet" ? grantsRole(blueprint) : undefined;
  return roleIds(blueprint, scope).filter((id) => id !== taker);
}

/** The type of the variable and the setting. */
export function roleSettingsType(blueprint: BlueprintData, scope: Scope, statement: Hcl): Hcl {
  const settings = [
    ...(statementRoles(blueprint, scope).length > 0
      ? [`statements = optional(list(${statement}), [])`]
      : []),
    "managed_policies = optional(map(string), {})",
    ...oneRoleSettings(blueprint, scope).map(([name, type]) => `${name} = ${type}`),
  ];
  return `map(object({\n${indent(settings.join("\n"))}\n}))`;
}

/** What documentation says of it. */
export function roleSettingsText(blueprint: BlueprintData, scope: Scope): string {
  const ids = roleIds(blueprint, scope).join(", ");
  const statements =
    statementRoles(blueprint, scope).length > 0 ? "statements for an inline policy, and " : "";
  const settings = oneRoleSettings(blueprint, scope).map(([name, , text]) => `${name}, ${text}`);
  return `More for single roles, by id (${ids}): ${statements}managed_policies, ARNs by names of your choice; ${settings.join("; ")}.`;
}

/** Rules on the variable (scope account), or on the setting of every fleet. */
export function roleSettingsRules(
  blueprint: BlueprintData,
  scope: Scope,
): { readonly condition: Hcl; readonly message: string }[] {
  const ids = roleIds(blueprint, scope);
  const takers = statementRoles(blueprint, scope);
  const every = (test: Hcl): Hcl =>
    scope === "fleet"
      ? `alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : ${test}]]))`
      : `alltrue([for id, settings in var.role_settings : ${test}])`;
  const among = (list: readonly string[]): Hcl => `contains(${hclList(list.map(hclString))}, id)`;
  return [
    {
      condition: every(among(ids)),
      message: `The ids in role_settings must be among ${ids.join(", ")}.`,
    },
    ...(takers.length === ids.length || takers.length === 0
      ? []
      : [
          {
            condition: every(`${among(takers)} || length(settings.statements) == 0`),
            message: `In role_settings only ${takers.join(", ")} can have statements: those of the other role are the fleet's own.`,
          },
        ]),
    ...oneRoleRules(blueprint, scope, every),
    ...keptRules(blueprint, scope, every),
  ];
}

/** The inline policies and the attachments that come of it. */
export function roleSettingsResources(blueprint: BlueprintData, scope: Scope): ModuleResource[] {
  return [
    ...(statementRoles(blueprint, scope).length > 0 ? [inlinePolicies(blueprint, scope)] : []),
    ...(roleIds(blueprint, scope).length > 0 ? [attachments(blueprint, scope)] : []),
  ];
}

/** A statement without the elements that it lacks. */
export function withoutNulls(statements: Hcl): Hcl {
  return `[for statement in ${statements} : { for key, value in statement : key => value if value != null }]`;
}

function inlinePolicies(blueprint: BlueprintData, scope: Scope): ModuleResource {
  const some = allOf([...created(blueprint, scope), "length(settings.statements) > 0"]) ?? "";
  const key = scope === "fleet" ? '"${name}/${id}"' : "id";
  const values = `{ ${INSTANCE[scope]}, statements = settings.statements }`;
  const map = braces(`for id, settings in ${SETTINGS[scope]} : ${key} => ${values}\nif ${some}`);
  return resource("aws_iam_role_policy", scope, "inline policies", [
    ["for_each", scope === "fleet" ? merged(`${FLEETS} : ${map}`) : map],
    undefined,
    ["name", hclString(GRANTS)],
    ["role", roleName(scope, statementRoles(blueprint, scope))],
    undefined,
    ["policy", lowerDocument(withoutNulls("each.value.statements"))],
    ...NEW_ONE_FIRST,
  ]);
}

function attachments(blueprint: BlueprintData, scope: Scope): ModuleResource {
  const only = created(blueprint, scope).map((condition) => `\nif ${condition}`);
  const key = scope === "fleet" ? "${name}/${id}/${policy}" : "${id}/${policy}";
  const values = `{ ${INSTANCE[scope]}, arn = arn }`;
  const map = braces(
    `for policy, arn in settings.managed_policies : "${key}" => ${values}${only.join("")}`,
  );
  const roles = merged(`for id, settings in ${SETTINGS[scope]} : ${map}`);
  return resource("aws_iam_role_policy_attachment", scope, "managed policies", [
    ["for_each", scope === "fleet" ? merged(`${FLEETS} : ${roles}`) : roles],
    undefined,
    ["role", roleName(scope, roleIds(blueprint, scope))],
    ["policy_arn", "each.value.arn"],
    ...NEW_ONE_FIRST,
  ]);
}

const FLEETS = "for name, fleet in local.fleets";

const SETTINGS: Readonly<Record<Scope, Hcl>> = {
  fleet: "fleet.role_settings",
  account: "var.role_settings",
};

/** What the value of an instance says of the role that it is about. */
const INSTANCE: Readonly<Record<Scope, Hcl>> = {
  fleet: "fleet = name, role = id",
  account: "role = id",
};

/** Where roles are that an account has once: where this call creates them. */
function created(blueprint: BlueprintData, scope: Scope): Hcl[] {
  if (scope === "fleet") return [];
  return partsExist(blueprint, "fleet") ? ["local.create_account_roles"] : ["var.create"];
}

function merged(loop: Hcl): Hcl {
  return `merge([\n${indent(loop)}\n]...)`;
}

function braces(loop: Hcl): Hcl {
  return `{\n${indent(loop)}\n}`;
}

/** The name of the role that an instance is about. */
function roleName(scope: Scope, ids: readonly string[]): Hcl {
  const instance = scope === "fleet" ? "each.value.fleet" : "0";
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return `aws_iam_role.${only}[${instance}].name`;
  const roles = ids.map((id) => `${id} = aws_iam_role.${id}`).join("\n");
  return `${braces(roles)}[each.value.role][${instance}].name`;
}

function resource(
  type: string,
  scope: Scope,
  what: string,
  attributes: Parameters<typeof block>[2],
): ModuleResource {
  const name = FURTHER[scope];
  const whose = scope === "fleet" ? "of fleets" : "of the account";
  const identity = `${what} in role_settings ${whose}`;
  return { type, name, identity, code: block(type, name, attributes) };
}
