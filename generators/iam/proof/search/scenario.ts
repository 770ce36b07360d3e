/**
 * Policy variables: before anything else it is decided whether the key of each has a value. Where it has one, that
 * is a letter of its own in texts (`languages/automaton.ts`); otherwise patterns with it become those without.
 */

import { ANY_TEXT, substitute, type Pattern } from "../languages/pattern";
import { keyDimension, type KeyLiteral, type Signed } from "./literals";

export type Presence = "value" | "absent" | "empty";

/** Of each key that a variable names, in lower case, what it holds. */
export type Scenario = ReadonlyMap<string, Presence>;

/** How a statement is read. */
export interface StatementReading {
  /** Policy variables have a meaning. */
  readonly variables: boolean;
  /** What is open matches. */
  readonly wide: boolean;
  readonly scenario: Scenario;
}

/** Every scenario of these keys, the one in which all have values first. */
export function scenarios(keys: Iterable<string>): Scenario[] {
  const presences: readonly Presence[] = ["value", "absent", "empty"];
  return [...keys].reduce<Scenario[]>(
    (before, key) =>
      presences.flatMap((presence) => before.map((one) => new Map([...one, [key, presence]]))),
    [new Map()],
  );
}

/** What a scenario says of its keys, as literals. */
export function assumptions(scenario: Scenario): Signed[] {
  return Array.from(scenario, ([key, presence]) => ({
    literal: presenceLiteral(key, presence),
    holds: true,
  }));
}

/** A key is absent, or an empty text, or one text that is not empty. */
export function presenceLiteral(key: string, presence: Presence): KeyLiteral {
  return {
    kind: "key",
    id: `${keyDimension(key)} is ${presence}`,
    dimension: keyDimension(key),
    absent: presence === "absent",
    emptyText: presence === "empty",
    emptyList: false,
    several: "never",
    element: { kind: "constant", holds: presence === "value" },
    variables: [],
  };
}

/**
 * A pattern in a scenario. Of one whose variable has neither value nor default, `withoutValue` says whether it matches
 * nothing or, where that is open and the wider reading is asked for, everything.
 */
export function inScenario(
  pattern: Pattern,
  scenario: Scenario,
  withoutValue: "nothing" | "everything",
): Pattern[] {
  if (pattern.variables.length === 0) return [pattern];
  const values = new Map<string, string | undefined>();
  for (const key of pattern.variables) {
    const presence = scenario.get(key) ?? "absent";
    if (presence === "empty") values.set(key, "");
    if (presence === "absent") values.set(key, undefined);
  }
  const filled = substitute(pattern, values);
  return filled === undefined ? (withoutValue === "everything" ? [ANY_TEXT] : []) : [filled];
}
