/** What a fleet file adds to the trust policies of roles: conditions, under which fewer may assume them. */
import type { BlueprintRole } from "../../blueprints/schema";
import { normaliseCondition } from "../../iam/condition";
import { sameOperator, sharedPairs } from "../../iam/condition/narrowing";
import type { Condition, TrustDocument } from "../../iam/document";
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { compare } from "../../text/names";
import { ownValue } from "../../text/own-value";
import type { From, PlacedStatement, Role } from "../types";
import type { SetRole } from "./naming";
import type { Said } from "./settings";

/** Roles of a blueprint, by id, with the conditions that the file adds. */
export type TrustConditions = ReadonlyMap<string, Said<Condition>>;

/** Those of some roles. */
export function trustConditions(roles: readonly SetRole[]): TrustConditions {
  return new Map(
    roles.flatMap(({ id, settings: { trust_conditions: said } }) =>
      said === undefined || Object.keys(said.value).length === 0 ? [] : [[id, said] as const],
    ),
  );
}

/** A trust policy whose statements all have the conditions as well. */
export function narrowed(
  trust: TrustDocument,
  trustFrom: From,
  said: Said<Condition> | undefined,
): Pick<Role, "trust" | "trustFrom"> {
  if (said === undefined || Object.keys(said.value).length === 0) return { trust, trustFrom };
  const Statement = trust.Statement.map((statement) => ({
    ...statement,
    Condition: joined(statement.Condition ?? {}, normaliseCondition(said.value)),
  }));
  const place = { path: said.path };
  return { trust: { ...trust, Statement }, trustFrom: trustFrom.map((at) => [...at, place]) };
}

/** Both, in order; {@link trustProblems} refuses what both have. */
function joined(own: Condition, added: Condition): Condition {
  const operators = [...new Set([...Object.keys(own), ...Object.keys(added)])].sort(compare);
  return Object.fromEntries(
    operators.map((operator) => {
      const keys = [own, added].flatMap((one) => Object.entries(ownValue(one, operator) ?? {}));
      return [operator, Object.fromEntries(keys.sort(([a], [b]) => compare(a, b)))] as const;
    }),
  );
}

/** A blueprint's statements on who may assume roles, with the conditions that are added: to be judged as they will be. */
export function placedConditions(
  statements: readonly PlacedStatement[],
  added: TrustConditions,
): PlacedStatement[] {
  if (added.size === 0) return [];
  return statements.flatMap((placed): PlacedStatement[] => {
    const { kind, place, text, elements } = placed;
    const said = kind === "trust" ? added.get(String(place.path[1])) : undefined;
    if (said === undefined) return [];
    const at = { ...elements, Condition: { path: said.path } };
    return [{ ...placed, text: { ...text, Condition: said.value }, elements: at }];
  });
}

/**
 * Conditions of an operator and a key that a trust policy has already, whether or not the parameters of now leave it out: one
 * statement has room for one, and who sets the values of that one would widen it.
 */
export function trustProblems(roles: readonly SetRole[]): Problem[] {
  return roles.flatMap(({ id, part, settings: { trust_conditions: said } }) =>
    said === undefined
      ? []
      : takenBy(part, said.value).map(([operator, key]) => {
          const other = sameOperator(operator);
          const write = other === undefined ? "" : `write it with ${other}, or `;
          return problem("trust-condition-taken", {
            message: `the trust policy of the role ${quote(id)} has ${operator} of ${quote(key)} already, and a statement has room for one`,
            fix: `${write}set what the blueprint makes it of, if it has a parameter for that`,
            path: [...said.path, operator, key],
            atKey: true,
          });
        }),
  );
}

function takenBy({ trust }: BlueprintRole, added: Condition): (readonly [string, string])[] {
  const own = trust.map(({ Condition = {} }) => normaliseCondition(Condition));
  const found = own.flatMap((condition) => sharedPairs(condition, added));
  return [...new Map(found.map((pair) => [pair.join(" "), pair])).values()];
}
