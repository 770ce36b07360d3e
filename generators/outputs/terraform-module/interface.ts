import type { BlueprintData } from "../../blueprints/schema";
import { placeParameters } from "../../blueprints/terraform-names";
import { ownValue } from "../../text/own-value";
import type { ModuleResource } from "./builder";
import { hclValue } from "./hcl";
import { moduleOutputs } from "./outputs";
import { typeOf } from "./rules";
import { givenSettings, moduleVariables } from "./variables";

/** A version of a module, and what it brought. */
export interface Release {
  readonly version: string;
  readonly changes: readonly string[];
}

/** A variable, or a setting of a fleet. */
export interface ModuleInput {
  readonly type: string;
  /** Whether callers must set it. */
  readonly required: boolean;
  /** As HCL; those that have one. */
  readonly default?: string;
  /** The only values that it may have, where the blueprint lists them. */
  readonly values?: readonly string[];
}

/** What callers of a module depend on. */
export interface ModuleInterface {
  /** By name; a setting of a fleet as `fleets.<name>`. */
  readonly variables: Readonly<Record<string, ModuleInput>>;
  readonly outputs: readonly string[];
  /** Address → what the resource is in AWS. */
  readonly resources: Readonly<Record<string, string>>;
}

/** The interface of the module that a blueprint makes today. */
export function interfaceOf(
  blueprint: BlueprintData,
  resources: readonly ModuleResource[],
): ModuleInterface {
  const { parameters = {} } = blueprint;
  const variables = moduleVariables(blueprint).flatMap(
    ({ name, type, default: value }): [string, ModuleInput][] => {
      const required = value === undefined;
      if (name === "fleets") return [[name, { type: "map", required }], ...settings(blueprint)];
      const own = Object.hasOwn(parameters, name) ? parameters[name]?.enum : undefined;
      const rest = { ...(value !== undefined && { default: value }), ...(own && { values: own }) };
      return [[name, { type, required, ...rest }]];
    },
  );
  return {
    variables: Object.fromEntries(variables),
    outputs: moduleOutputs(blueprint).map(({ name }) => name),
    resources: Object.fromEntries(
      resources.map(({ type, name, identity }) => [`${type}.${name}`, identity]),
    ),
  };
}

/** How the record of an interface names the types of what is given. */
const GIVEN: Readonly<Record<string, string>> = {
  statements: "list(statement)",
  certificate_statements: "list(certificate statement)",
  role_settings: "map(role settings)",
};

/** What a fleet may say: the blueprint's own settings, and those that every module has. */
function settings(blueprint: BlueprintData): [string, ModuleInput][] {
  const { fleet } = placeParameters(blueprint);
  const common = {
    description: "string",
    ...Object.fromEntries(
      givenSettings(blueprint).map(([name]) => [name, ownValue(GIVEN, name) ?? name]),
    ),
    tags: "map(string)",
  };
  return [
    ...fleet.map(([name, parameter]): [string, ModuleInput] => {
      const { default: value, enum: values } = parameter;
      const required = value === undefined;
      const rest = {
        ...(value !== undefined && { default: hclValue(value) }),
        ...(values && { values }),
      };
      return [`fleets.${name}`, { type: typeOf(parameter), required, ...rest }];
    }),
    ...Object.entries(common).map(([name, type]): [string, ModuleInput] => [
      `fleets.${name}`,
      { type, required: false },
    ]),
  ];
}
