import type { BlueprintData, ParameterData } from "../../blueprints/schema";
import { placeParameters } from "../../blueprints/terraform-names";
import { factsUsed, overrides } from "./facts";
import { hclValue, indent } from "./hcl";
import type { Hcl } from "./hcl";
import { partsExist } from "./builder";
import { rules, typeOf } from "./rules";
import type { ModuleVariable } from "./types";

/** Every variable of a blueprint's module: the environment first, then the blueprint's own. */
export function moduleVariables(blueprint: BlueprintData): ModuleVariable[] {
  const { module } = placeParameters(blueprint);
  const [fleets, once] = [partsExist(blueprint, "fleet"), partsExist(blueprint, "account")];
  return [
    ...(factsUsed(blueprint).environment ? [environment] : []),
    ...(fleets ? [fleetsVariable(blueprint)] : []),
    ...(fleets && once ? [createAccountRoles] : []),
    ...module.map(([name, parameter]) => parameterVariable(name, parameter)),
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
export function takesGrants({ roles = {} }: BlueprintData): boolean {
  return Object.values(roles).some(({ grants }) => grants);
}

const STATEMENT = `object({
  Sid         = optional(string)
  Effect      = string
  Action      = optional(list(string))
  NotAction   = optional(list(string))
  Resource    = optional(list(string))
  NotResource = optional(list(string))
  Condition   = optional(map(map(list(string))))
})`;

const EVERY_STATEMENT =
  "alltrue(flatten([for fleet in values(var.fleets) : [for statement in fleet.statements :";

const STATEMENT_RULES = [
  {
    condition: `${EVERY_STATEMENT} contains(["Allow", "Deny"], statement.Effect)]]))`,
    message: "The Effect of a statement must be Allow or Deny.",
  },
  {
    condition: `${EVERY_STATEMENT} (statement.Action == null) != (statement.NotAction == null)]]))`,
    message: "A statement must have either Action or NotAction.",
  },
  {
    condition: `${EVERY_STATEMENT} (statement.Resource == null) != (statement.NotResource == null)]]))`,
    message: "A statement must have either Resource or NotResource.",
  },
];

function fleetsVariable(blueprint: BlueprintData): ModuleVariable {
  const { fleet } = placeParameters(blueprint);
  const grants = takesGrants(blueprint);
  const settings = [
    "description: for people; part of the descriptions of roles.",
    ...fleet.map(([name, { description }]) => `${name}: ${description}`),
    ...(grants ? ["statements: IAM statements for what the fleet's code needs."] : []),
    "tags: for what the fleet has; they win over the module's.",
  ];
  return {
    name: "fleets",
    description: `What is deployed alike, by name. ${settings.join(" ")}`,
    type: `map(object({\n${indent(settingTypes(fleet, grants))}\n}))`,
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
      ...(grants ? STATEMENT_RULES : []),
      ...fleet.flatMap(([name, parameter]) =>
        rules(name, parameter).map(({ test, message }) => ({
          condition: `alltrue([for fleet in values(var.fleets) : ${test(`fleet.${name}`)}])`,
          message: `In fleets, ${message}`,
        })),
      ),
    ],
  };
}

function settingTypes(parameters: readonly [string, ParameterData][], grants: boolean): Hcl {
  const settings: [string, Hcl][] = [
    ["description", 'optional(string, "")'],
    ...parameters.map(([name, parameter]): [string, Hcl] => {
      const { default: value } = parameter;
      const type = typeOf(parameter);
      return [name, value === undefined ? type : `optional(${type}, ${hclValue(value)})`];
    }),
    ...(grants ? [["statements", `optional(list(${STATEMENT}), [])`] as [string, Hcl]] : []),
    ["tags", "optional(map(string), {})"],
  ];
  return settings.map(([name, type]) => `${name} = ${type}`).join("\n");
}
