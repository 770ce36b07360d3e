/** Conditions that callers of a module add to the trust policies of its roles. */
import { partsOf } from "../../blueprints/parts";
import type { BlueprintData, BlueprintRole, Scope } from "../../blueprints/schema";
import { EVERYTHING, NARROWING_OPERATORS, pairsOf } from "../../iam/condition/narrowing";
import { sortedUnique } from "../../text/names";
import { hclString, indent } from "./hcl";
import type { Hcl } from "./hcl";
import type { ModuleVariable } from "./types";

export const TRUST_CONDITIONS = "trust_conditions";

/** Operator, key, values. */
export const TRUST_CONDITIONS_TYPE = "map(map(list(string)))";

/** What documentation says. */
export const TRUST_CONDITIONS_TEXT =
  "IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own";

/** That every condition keeps somebody out: what `narrowingFaults` says of a fleet file, in HCL. */
export const narrowingRule = {
  test: (what: Hcl): Hcl => {
    const operators = NARROWING_OPERATORS.join("|");
    const value = [
      `!can(regex(${hclString(EVERYTHING.pattern)}, value))`,
      `!(endswith(operator, "Null") && value == "true")`,
      `!(endswith(operator, "IpAddress") && can(regex(${hclString(EVERYTHING.range)}, value)))`,
    ].join(" && ");
    const key = [
      "length(values) > 0",
      `!(endswith(operator, "Bool") && length(distinct(values)) > 1)`,
      `alltrue([for value in values : ${value}])`,
    ].join(" && ");
    const operator = [
      `can(regex(${hclString(`^(ForAnyValue:)?(${operators})$`)}, operator))`,
      "length(keys) > 0",
      `alltrue([for key, values in keys : ${key}])`,
    ].join(" && ");
    return `alltrue([for operator, keys in ${orNone(what)} : ${operator}])`;
  },
  message:
    "must keep somebody out: no operator that is negated, ends in IfExists or begins with ForAllValues, no Null that is true, no value that lets everything through",
  wrong: { StringEqualsIfExists: { "aws:SourceAccount": ["222222222222"] } },
};

/** Terraform looks at both sides of `||`: what is not set has to be something to go over. */
function orNone(what: Hcl): Hcl {
  return `try(coalesce(${what}), {})`;
}

/** What the trust policies of roles have already, in lower case: a statement has room for one condition of an operator and key. */
function taken({ trust }: BlueprintRole): string[] {
  const pairs = trust.flatMap(({ Condition = {} }) => pairsOf(Condition as never));
  return pairs.map((pair) => pair.join(" ").toLowerCase());
}

/** That none of the conditions is of an operator and key that are taken. */
function freeTest(what: Hcl, names: readonly string[]): Hcl {
  const list = `[${names.map(hclString).join(", ")}]`;
  const key = `!contains(${list}, lower("\${operator} \${key}"))`;
  return `alltrue(flatten([for operator, keys in ${orNone(what)} : [for key, values in keys : ${key}]]))`;
}

type Rules = ModuleVariable["validations"];

/** Rules on the variable for all roles. */
export function freeForAll({ roles = {} }: BlueprintData, variable: string): Rules {
  const names = sortedUnique(Object.values(roles).flatMap(taken));
  if (names.length === 0) return [];
  const message = `${variable} must have no operator and key that a trust policy has already: ${names.join(", ")}.`;
  return [{ condition: freeTest(`var.${variable}`, names), message }];
}

/** Rules on what is set for single roles, given how to say that something holds for all settings. */
export function freeForOne(
  blueprint: BlueprintData,
  scope: Scope,
  every: (test: Hcl) => Hcl,
): Rules {
  return partsOf(blueprint, scope).roles.flatMap(([id, role]) => {
    const names = sortedUnique(taken(role));
    if (names.length === 0) return [];
    return [
      {
        condition: every(
          `id != ${hclString(id)} || ${freeTest(`settings.${TRUST_CONDITIONS}`, names)}`,
        ),
        message: `In role_settings, ${TRUST_CONDITIONS} of ${id} must have no operator and key that its trust policy has already: ${names.join(", ")}.`,
      },
    ];
  });
}

/** For each role whose trust policy has conditions, the same again: what has to be refused. */
export function takenForOne(
  blueprint: BlueprintData,
  scope: Scope,
): (readonly [mistake: string, settings: object])[] {
  return partsOf(blueprint, scope).roles.flatMap(([id, { trust }]) => {
    const [pair] = trust.flatMap(({ Condition = {} }) => pairsOf(Condition as never));
    if (pair === undefined) return [];
    const [operator, key] = pair;
    const settings = { [TRUST_CONDITIONS]: { [operator]: { [key.toUpperCase()]: ["mine"] } } };
    return [[`a_trust_condition_of_${id}`, { [id]: settings }] as const];
  });
}

/** Statements of a trust policy, each with the conditions besides its own. Without any, they stay as they are. */
export function withConditions(statements: Hcl, added: Hcl): Hcl {
  const own = "try(statement.Condition, {})";
  const both = "merge(try(statement.Condition[operator], {}), try(added[operator], {}))";
  const condition = `{ for operator in distinct(concat(keys(${own}), keys(added))) : operator => ${both} }`;
  const some = `for name, added in { Condition = ${onOneLine(added)} } : name => ${condition} if length(added) > 0`;
  return `[\n${indent(`for statement in ${statements} : merge(statement, { ${some} })`)}\n]`;
}

function onOneLine(call: Hcl): Hcl {
  return call
    .replace(/\(\n\s*/g, "(")
    .replace(/,\n\s*\)/g, ")")
    .replace(/\n\s*/g, " ");
}
