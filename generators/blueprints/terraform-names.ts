import type { BlueprintData, ParameterData, Scope, When } from "./schema";
import { compare } from "../text/names";
import { isFault, parseTemplate, placeholders } from "../source/template";
import { parameterOf, partsOf, testsOf } from "./parts";

/** Names that strings and `when`s anywhere inside a value refer to: parameters and facts. */
export function parametersNamed(value: unknown): Set<string> {
  const names = new Set<string>();
  const visit = (inner: unknown, key: string): void => {
    if (key === "when") {
      for (const test of testsOf(inner as When)) names.add(parameterOf(test));
    } else if (typeof inner === "string") {
      const template = parseTemplate(inner);
      if (key === "parameter") names.add(inner);
      else if (!isFault(template)) placeholders(template).forEach((name) => names.add(name));
    } else if (typeof inner === "object" && inner !== null) {
      for (const [next, part] of Object.entries(inner)) visit(part, next);
    }
  };
  visit(value, "");
  return names;
}

/**
 * A blueprint's own parameters by where a module takes them: once for all, if what an account has once
 * depends on them, and else for each fleet.
 */
export function placeParameters(blueprint: BlueprintData): {
  readonly module: [string, ParameterData][];
  readonly fleet: [string, ParameterData][];
} {
  const once = parametersNamed(partsOf(blueprint, "account"));
  const parameters = Object.entries(blueprint.parameters ?? {});
  return {
    module: parameters.filter(([name]) => once.has(name)),
    fleet: parameters.filter(([name]) => !once.has(name)),
  };
}

/** `aws_deep_lens_service_role_policy` of `AWSDeepLensServiceRolePolicy`, or of an ARN that ends so. */
export function policyResourceName(nameOrArn: string): string {
  return nameOrArn
    .slice(nameOrArn.lastIndexOf("/") + 1)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}

/** What texts can name a blueprint's roles of their own scope by: `service_name`, `service_path`. */
export function roleFactNames(
  { roles = {} }: Pick<BlueprintData, "roles">,
  scope: Scope,
): string[] {
  return Object.entries(roles)
    .filter(([, role]) => role.scope === scope)
    .flatMap(([id]) => [`${id}_name`, `${id}_path`])
    .sort(compare);
}

/** A text with the names and paths that roles have unless they are set, in place of `{{service_name}}` and `{{service_path}}`. */
export function withUsualNames(text: string, { roles = {} }: Pick<BlueprintData, "roles">): string {
  if (!text.includes("{{")) return text;
  return Object.entries(roles).reduce(
    (all, [id, { name, path = "/" }]) =>
      all.replaceAll(`{{${id}_name}}`, name).replaceAll(`{{${id}_path}}`, path),
    text,
  );
}
