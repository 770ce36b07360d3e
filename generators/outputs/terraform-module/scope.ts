import type { BlueprintData, Scope } from "../../blueprints/schema";
import { placeParameters, roleFactNames, withUsualNames } from "../../blueprints/terraform-names";
import { ownValue } from "../../text/own-value";
import { lowerString } from "./lower";
import type { Variable, Variables } from "./types";

/** How an expression names the fleet that it is about: its name, and its settings. */
export interface FleetRoot {
  readonly key: string;
  readonly value: string;
}

/** In a resource with one instance per fleet. */
export const EACH: FleetRoot = { key: "each.key", value: "each.value" };
/** In a `for` over the fleets. */
export const LOOP: FleetRoot = { key: "name", value: "fleet" };

/** What names stand for in parts of a scope. */
export function variablesFor(blueprint: BlueprintData, scope: Scope, root: FleetRoot): Variables {
  const { module, fleet } = placeParameters(blueprint);
  const known = new Map<string, Variable>([
    ["account", { code: "local.account_id", type: "string" }],
    ["partition", { code: "local.partition", type: "string" }],
    ["environment", { code: "var.environment", type: "string" }],
    scope === "account"
      ? ["region", { code: "local.regions", type: "list" }]
      : ["region", { code: "local.region", type: "string" }],
    ["fleet", { code: root.key, type: "string" }],
    ...module.map(([name, { type }]) => [name, { code: `var.${name}`, type }] as const),
    ...fleet.map(([name, { type }]) => [name, { code: `${root.value}.${name}`, type }] as const),
  ]);
  const named = new Set(roleFactNames(blueprint, scope));
  const variables: Variables = (name) => {
    const variable = known.get(name) ?? (named.has(name) ? ofRole(name) : undefined);
    if (variable === undefined) throw new Error(`${blueprint.id}: nothing is called ${name}`);
    return variable;
  };
  /** What a role that may be left out is called without the module stands in for it. */
  const ofRole = (fact: string): Variable => {
    const at = fact.lastIndexOf("_");
    const [id, what] = [fact.slice(0, at), fact.slice(at + 1)];
    const code = `aws_iam_role.${id}[${scope === "fleet" ? root.key : "0"}].${what}`;
    const when = ownValue(blueprint.roles, id)?.when;
    const usual = withUsualNames(`{{${fact}}}`, blueprint);
    return {
      code: when === undefined ? code : `try(${code}, ${lowerString(usual, variables)})`,
      type: "string",
    };
  };
  return variables;
}
