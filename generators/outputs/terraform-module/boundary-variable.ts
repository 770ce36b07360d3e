/** The permissions boundary of a module's roles: of all, or of a fleet's. */
import type { BlueprintData } from "../../blueprints/schema";
import type { Hcl } from "./hcl";
import { roleIds } from "./role-settings";
import type { ModuleVariable } from "./types";

/** A blueprint's parameter can be called `permissions_boundary`: that of roles which its users make. */
const NAME = "role_permissions_boundary";

/** The module's variable, where there are roles. */
export function boundaryVariables(blueprint: BlueprintData): ModuleVariable[] {
  const some = (["account", "fleet"] as const).some(
    (scope) => roleIds(blueprint, scope).length > 0,
  );
  return some ? [variable] : [];
}

/** The setting of a fleet: its name, type and description. */
export function boundarySettings(
  blueprint: BlueprintData,
): (readonly [name: string, type: Hcl, description: string])[] {
  if (roleIds(blueprint, "fleet").length === 0) return [];
  return [
    [NAME, "optional(string)", "the ARN of another one than the module's, for the fleet's roles."],
  ];
}

/** Rules on the setting of fleets. */
export function boundaryRules(blueprint: BlueprintData): ModuleVariable["validations"] {
  return boundarySettings(blueprint).map(() => ({
    condition: `alltrue([for fleet in values(var.fleets) : ${isPolicy(`fleet.${NAME}`)}])`,
    message: `In fleets, ${MESSAGE}`,
  }));
}

const MESSAGE = `${NAME} must be the ARN of a managed policy.`;

const variable: ModuleVariable = {
  name: NAME,
  description: "The ARN of the policy that says what roles can do at most.",
  type: "string",
  default: "null",
  nullable: true,
  validations: [{ condition: isPolicy(`var.${NAME}`), message: MESSAGE }],
};

/** `can` is false for null, too. */
function isPolicy(what: Hcl): Hcl {
  return `${what} == null || can(regex("^arn:[a-z-]+:iam::(aws|[0-9]{12}):policy/.+$", ${what}))`;
}
