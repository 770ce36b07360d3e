import type { BlueprintData, ParameterData } from "../../blueprints/schema";
import { grantsCertificate, grantsRole } from "../../model/grants/takers";
import { placeParameters } from "../../blueprints/terraform-names";
import { factsUsed, overrides } from "./facts";
import { hclValue, indent } from "./hcl";
import type { Hcl } from "./hcl";
import { partsExist } from "./builder";
import {
  ROLE_SETTINGS,
  roleIds,
  roleSettingsRules,
  roleSettingsText,
  roleSettingsType,
  statementRoles,
} from "./role-settings";
import { fleetRoleRules, fleetRoleSettings, roleVariables } from "./role-variables";
import { rules, typeOf } from "./rules";
import type { ModuleVariable } from "./types";

/** Every variable of a blueprint's module: the environment first, then the blueprint's own. */
export function moduleVariables(blueprint: BlueprintData): ModuleVariable[] {
  const { module } = placeParameters(blueprint);
  const [fleets, once] = [partsExist(blueprint, "fleet"), partsExist(blueprint, "account")];
  return [
    ...(factsUsed(blueprint).environment ? [environment] : []),
    ...(fleets ? [fleetsVariable(blueprint)] : []),
    create,
    ...(fleets && once ? [createAccountRoles] : []),
    ...module.map(([name, parameter]) => parameterVariable(name, parameter)),
    ...(roleIds(blueprint, "account").length > 0 ? [roleSettings(blueprint)] : []),
    ...roleVariables(blueprint),
    tags,
    ...overrides(blueprint),
  ];
}

const environment: ModuleVariable = {
  name: "environment",
  description: "Name of the environment, such as prod; part of the names in AWS.",
  type: "string",
  nullable: false,
  validations: [
    {
      condition: 'can(regex("^[A-Za-z][A-Za-z0-9_-]*$", var.environment))',
      message: "environment must begin with a letter, and have letters, digits, - and _ only.",
    },
  ],
};

const create: ModuleVariable = {
  name: "create",
  description: "Whether to create anything at all; false turns the module off.",
  type: "bool",
  default: "true",
  nullable: false,
  validations: [],
};

const createAccountRoles: ModuleVariable = {
  name: "create_account_roles",
  description:
    "Whether to create what an account has once. Set it to false in all calls of the module for one account but one.",
  type: "bool",
  default: "true",
  nullable: false,
  validations: [],
};

const tags: ModuleVariable = {
  name: "tags",
  description: "Tags for everything that takes them.",
  type: "map(string)",
  default: "{}",
  nullable: false,
  validations: [],
};

function parameterVariable(name: string, parameter: ParameterData): ModuleVariable {
  return {
    name,
    description: parameter.description,
    type: typeOf(parameter),
    ...(parameter.default !== undefined && { default: hclValue(parameter.default) }),
    nullable: false,
    validations: rules(name, parameter).map(({ test, message }) => ({
      condition: test(`var.${name}`),
      message,
    })),
  };
}

/** Whether a role of a fleet takes the fleet's grants. */
export function takesGrants(blueprint: BlueprintData): boolean {
  return grantsRole(blueprint) !== undefined;
}

function roleSettings(blueprint: BlueprintData): ModuleVariable {
  return {
    name: ROLE_SETTINGS,
    description: roleSettingsText(blueprint, "account"),
    type: roleSettingsType(blueprint, "account", STATEMENT),
    default: "{}",
    nullable: false,
    validations: [
      ...roleSettingsRules(blueprint, "account"),
      ...statementRules(
        (of) =>
          `alltrue(flatten([for settings in values(var.role_settings) : [for statement in settings.statements : ${of("statement")}]]))`,
      ),
    ],
  };
}

/** What a fleet's device may do with its certificate: statements of AWS IoT, not of IAM. */
const CERTIFICATE_STATEMENT = `object({
  Effect    = string
  Action    = list(string)
  Resource  = list(string)
  Condition = optional(map(map(list(string))))
})`;

const STATEMENT = `object({
  Sid         = optional(string)
  Effect      = string
  Action      = optional(list(string))
  NotAction   = optional(list(string))
  Resource    = optional(list(string))
  NotResource = optional(list(string))
  Condition   = optional(map(map(list(string))))
})`;

/** Rules on every statement of a list, given how to say that something holds for all of them. */
function statementRules(
  every: (rule: (statement: Hcl) => Hcl) => Hcl,
): { readonly condition: Hcl; readonly message: string }[] {
  return [
    {
      condition: every((one) => `contains(["Allow", "Deny"], ${one}.Effect)`),
      message: "The Effect of a statement must be Allow or Deny.",
    },
    {
      condition: every((one) => `(${one}.Action == null) != (${one}.NotAction == null)`),
      message: "A statement must have either Action or NotAction.",
    },
    {
      condition: every((one) => `(${one}.Resource == null) != (${one}.NotResource == null)`),
      message: "A statement must have either Resource or NotResource.",
    },
  ];
}

/** Rules on what fleets give to the roles and the certificates that they have. */
function givenRules(blueprint: BlueprintData): { condition: Hcl; message: string }[] {
  const every =
    (list: Hcl) =>
    (rule: (statement: Hcl) => Hcl): Hcl =>
      `alltrue(flatten([for fleet in values(var.fleets) : [for statement in ${list} : ${rule("statement")}]]))`;
  const [effect] = statementRules(every("fleet.certificate_statements"));
  return [
    ...(takesGrants(blueprint) ? statementRules(every("fleet.statements")) : []),
    ...(takesCertificate(blueprint) && effect ? [effect] : []),
    ...(roleIds(blueprint, "fleet").length > 0 ? roleSettingsRules(blueprint, "fleet") : []),
    ...(statementRoles(blueprint, "fleet").length > 0
      ? statementRules(
          every("flatten([for settings in values(fleet.role_settings) : settings.statements])"),
        )
      : []),
  ];
}

/** Whether an AWS IoT policy of a fleet takes what its certificates decide. */
export function takesCertificate(blueprint: BlueprintData): boolean {
  return grantsCertificate(blueprint) !== undefined;
}

function fleetsVariable(blueprint: BlueprintData): ModuleVariable {
  const { fleet } = placeParameters(blueprint);
  const settings = [
    "description: for people; part of the descriptions of roles.",
    ...fleet.map(([name, { description }]) => `${name}: ${description}`),
    ...givenSettings(blueprint).map(([name, , description]) => `${name}: ${description}`),
    ...fleetRoleSettings(blueprint).map(([name, , text]) => `${name}: ${text}`),
    "tags: for what the fleet has; they win over the module's.",
  ];
  return {
    name: "fleets",
    description: `What is deployed alike, by name. ${settings.join(" ")}`,
    type: `map(object({\n${indent(settingTypes(fleet, blueprint))}\n}))`,
    default: "{}",
    nullable: false,
    validations: [
      {
        condition:
          'alltrue([for name in keys(var.fleets) : can(regex("^[A-Za-z][A-Za-z0-9_-]*$", name))])',
        message:
          "The names of fleets must begin with a letter, and have letters, digits, - and _ only.",
      },
      {
        condition:
          "length(distinct([for name in keys(var.fleets) : lower(name)])) == length(var.fleets)",
        message:
          "The names of fleets must differ in more than case: AWS takes names of roles for the same.",
      },
      ...givenRules(blueprint),
      ...fleetRoleRules(blueprint),
      ...fleet.flatMap(([name, parameter]) =>
        rules(name, parameter).map(({ test, message }) => ({
          condition: `alltrue([for fleet in values(var.fleets) : ${test(`fleet.${name}`)}])`,
          message: `In fleets, ${message}`,
        })),
      ),
    ],
  };
}

/** What fleets give to the roles and certificates that they have: name, type and description. */
export function givenSettings(blueprint: BlueprintData): (readonly [string, Hcl, string])[] {
  const list = (statement: Hcl): Hcl => `optional(list(${statement}), [])`;
  return [
    ...(takesGrants(blueprint)
      ? [
          [
            "statements",
            list(STATEMENT),
            "IAM statements for what the fleet's code needs.",
          ] as const,
        ]
      : []),
    ...(takesCertificate(blueprint)
      ? [
          [
            "certificate_statements",
            list(CERTIFICATE_STATEMENT),
            "statements of AWS IoT for what the fleet's devices may do with their certificates.",
          ] as const,
        ]
      : []),
    ...(roleIds(blueprint, "fleet").length > 0
      ? [
          [
            ROLE_SETTINGS,
            `optional(${roleSettingsType(blueprint, "fleet", STATEMENT)}, {})`,
            lowerFirst(roleSettingsText(blueprint, "fleet")),
          ] as const,
        ]
      : []),
  ];
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function settingTypes(
  parameters: readonly [string, ParameterData][],
  blueprint: BlueprintData,
): Hcl {
  const settings: [string, Hcl][] = [
    ["description", 'optional(string, "")'],
    ...parameters.map(([name, parameter]): [string, Hcl] => {
      const { default: value } = parameter;
      const type = typeOf(parameter);
      return [name, value === undefined ? type : `optional(${type}, ${hclValue(value)})`];
    }),
    ...givenSettings(blueprint).map(([name, type]): [string, Hcl] => [name, type]),
    ...fleetRoleSettings(blueprint).map(([name, type]): [string, Hcl] => [name, type]),
    ["tags", "optional(map(string), {})"],
  ];
  return settings.map(([name, type]) => `${name} = ${type}`).join("\n");
}
