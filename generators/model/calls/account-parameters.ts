import { PINNED, parameterOf, parametersOf, partsOf, testsOf } from "../../blueprints/parts";
import type { BlueprintData, When } from "../../blueprints/schema";
import type { Value } from "../../blueprints/values";
import { problem, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { isFault, parseTemplate, placeholders } from "../../source/template";
import type { Parameters } from "../parameters";
import type { Placement } from "../placements";

interface User {
  readonly placement: Placement;
  readonly parameters: Parameters;
}

/**
 * The parameters of a blueprint's account-wide roles. Fleets that set one must agree on it, for the role
 * exists once; where none sets it, the default holds.
 */
export function accountParameters(
  blueprint: BlueprintData,
  users: readonly User[],
): {
  values: ReadonlyMap<string, Value>;
  explicit: ReadonlyMap<string, DataPath>;
  problems: Problem[];
} {
  const values = new Map<string, Value>();
  const explicit = new Map<string, DataPath>();
  const problems: Problem[] = [];
  const used = usedByAccountRoles(blueprint);
  for (const [name, parameter] of Object.entries(parametersOf(blueprint))) {
    if (parameter.default !== undefined) values.set(name, parameter.default);
    if (!used.has(name)) continue;
    let first: User | undefined;
    for (const user of users) {
      const value = user.parameters.values.get(name);
      if (value === undefined || !user.parameters.explicit.has(name)) continue;
      if (first === undefined) {
        first = user;
        values.set(name, value);
        explicit.set(name, user.parameters.explicit.get(name) ?? user.placement.path);
      } else if (JSON.stringify(value) !== JSON.stringify(values.get(name))) {
        problems.push(
          conflict(name, blueprint.id, { first, user, value: values.get(name), other: value }),
        );
      }
    }
  }
  return { values, explicit, problems };
}

function conflict(
  name: string,
  blueprint: string,
  { first, user, value, other }: { first: User; user: User; value: unknown; other: Value },
): Problem {
  const path = user.parameters.explicit.get(name);
  return problem("parameter-conflict", {
    message:
      `${quote(name)} shapes roles that the account has once: it cannot be ${quote(other)} for ` +
      `${quote(user.placement.name)} and ${quote(value)} for ${quote(first.placement.name)}`,
    fix: `set it once, under defaults.with.${blueprint}`,
    ...(path && { path }),
  });
}

function usedByAccountRoles(blueprint: BlueprintData): Set<string> {
  return new Set([PINNED, ...parametersIn(partsOf(blueprint, "account"))]);
}

function parametersIn(value: unknown): readonly string[] {
  if (typeof value === "string") {
    const template = parseTemplate(value);
    return isFault(template) ? [] : placeholders(template);
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === "when") return testsOf(inner as When).map(parameterOf);
    return key === "parameter" && typeof inner === "string" ? [inner] : parametersIn(inner);
  });
}
