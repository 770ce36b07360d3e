import type { BlueprintData, Scope } from "../../blueprints/schema";
import { placeParameters, roleFactNames } from "../../blueprints/terraform-names";
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
    ...roleFactNames(blueprint, scope).map((fact) => {
      const at = fact.lastIndexOf("_");
      const role = `aws_iam_role.${fact.slice(0, at)}[${scope === "fleet" ? root.key : "0"}]`;
      return [fact, { code: `${role}.${fact.slice(at + 1)}`, type: "string" }] as const;
    }),
    ...module.map(([name, { type }]) => [name, { code: `var.${name}`, type }] as const),
    ...fleet.map(([name, { type }]) => [name, { code: `${root.value}.${name}`, type }] as const),
  ]);
  return (name) => {
    const variable = known.get(name);
    if (variable === undefined) throw new Error(`${blueprint.id}: nothing is called ${name}`);
    return variable;
  };
}
