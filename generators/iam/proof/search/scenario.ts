/**
 * Policy variables: before anything else it is decided whether the key of each has a value. Where it has one, that
 * is a letter of its own in texts (`languages/automaton.ts`); otherwise patterns with it become those without.
 */

import { ANY_TEXT, substitute, type Pattern } from "../languages/pattern";
import { keyDimension, type KeyLiteral, type Signed } from "./literals";

/** A text, nothing, an empty text, or a list, which is no value for a variable. */
export type Presence = "value" | "absent" | "empty" | "several";

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

/** What the keys of variables may hold, the likeliest first. */
export type Presences = ReadonlyMap<string, readonly Presence[]>;

/** Every scenario, the one in which all have values first. */
export function* scenarios(presences: Presences): Generator<Scenario> {
  const [first, ...rest] = presences;
  if (first === undefined) {
    yield new Map();
    return;
  }
  const [key, own] = first;
  for (const others of scenarios(new Map(rest))) {
    for (const presence of own) yield new Map([[key, presence], ...others]);
  }
}

/** What a scenario says of its keys, as literals. */
export function assumptions(scenario: Scenario): Signed[] {
  return Array.from(scenario, ([key, presence]) => ({
    literal: presenceLiteral(key, presence),
    holds: true,
  }));
}

/** A key is absent, or an empty text, or a list, or one text that is not empty. */
export function presenceLiteral(key: string, presence: Presence): KeyLiteral {
  return {
    kind: "key",
    id: `${keyDimension(key)} is ${presence}`,
    dimension: keyDimension(key),
    absent: presence === "absent",
    emptyText: presence === "empty",
    emptyList: presence === "several",
    emptyTexts: presence === "several",
    several: presence === "several" ? "always" : "never",
    element: { kind: "constant", holds: presence === "value" },
    variables: [],
  };
}

/** How a pattern is read whose variable has no value, or an empty one. */
export interface WithoutValue {
  /** Whether texts count for which it is open that they match. */
  readonly wide: boolean;
  /** Whether it is open that the pattern matches everything, as in NotResource and operators of negation. */
  readonly negated: boolean;
}

/**
 * A pattern in a scenario. One whose variable has neither value nor default matches nothing; where a value is empty, nobody
 * knows whether it is the value, the default, or none (`readings.ts`: variable-without-value, variable-empty, variable-default);
 * and of a list, whether it is the default or none.
 */
export function inScenario(
  pattern: Pattern,
  scenario: Scenario,
  { wide, negated }: WithoutValue,
): Pattern[] {
  const presences = new Map(
    pattern.variables.map((key) => [key, scenario.get(key) ?? "absent"] as const),
  );
  const of = (presence: Presence): string[] =>
    pattern.variables.filter((key) => presences.get(key) === presence);
  const [absent, empty, several] = [of("absent"), of("empty"), of("several")];
  const none = wide && negated ? [ANY_TEXT] : [];
  if (empty.length === 0 && several.length === 0) {
    const filled = substitute(pattern, new Map(absent.map((key) => [key, undefined])));
    return filled === undefined ? none : [filled];
  }
  if (!wide) return [];
  if (negated) return none;
  return ["", undefined].flatMap((value) => {
    const values = [
      ...[...absent, ...several].map((key) => [key, undefined] as const),
      ...empty.map((key) => [key, value] as const),
    ];
    return substitute(pattern, new Map(values)) ?? [];
  });
}
