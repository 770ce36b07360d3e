/** What the keys of policy variables may hold, as far as it matters to a part of a question. */
import { arnFields } from "../../arn/parts";
import { readVariable } from "../variables";
import type { Part } from "./parts";
import type { Presence, Presences } from "./scenario";
import type { SideStatement } from "./sides";
import type { Value } from "./literals";
import type { KeyType } from "./values";
import { variableKeys } from "./variable-keys";

const ALL: readonly Presence[] = ["value", "absent", "empty"];

/** What is known of a key before: what the question gives it, and its type by AWS's reference. */
export interface KnownKeys {
  readonly context: ReadonlyMap<string, Value>;
  typeOf(key: string): KeyType;
}

/**
 * The keys of the variables of a part, each with what it may hold.
 *
 * A key that one statement alone names, only as a variable without default, and one that must not apply: without a value its
 * text matches nothing, which is the most that can be asked for. A Resource that has to match needs a value.
 */
export function presencesOf(part: Part, known: KnownKeys): Presences {
  const { layers, applies, never } = part;
  const statements = [...layers.flat(), ...applies, ...never];
  const conditions = new Set(
    statements.flatMap(({ statement }) => statement.conditions.map(({ key }) => key.toLowerCase())),
  );
  const naming = new Map<string, SideStatement[]>();
  for (const one of statements) {
    for (const key of new Set(variableKeys(one))) {
      naming.set(key, [...(naming.get(key) ?? []), one]);
    }
  }
  const certain = [...layers.filter(({ length }) => length === 1).flat(), ...applies];
  const needed = new Set(certain.flatMap(neededBy));
  const isFree = (key: string): boolean => {
    const [one, ...others] = naming.get(key) ?? [];
    if (one === undefined || others.length > 0 || !never.includes(one)) return false;
    return !conditions.has(key) && !known.context.has(key) && isOnlyMatched(one, key);
  };
  return new Map(
    Array.from(naming.keys(), (key): [string, readonly Presence[]] => {
      if (Array.isArray(known.context.get(key))) return [key, ["several"]];
      if (isFree(key)) return [key, ["absent"]];
      if (needed.has(key)) return [key, ["value", "empty"]];
      const type = known.typeOf(key);
      return [key, type?.startsWith("ArrayOf") === true ? [...ALL, "several"] : ALL];
    }),
  );
}

/** The keys, without default, of variables in the last part of the one Resource of a statement: before, they may be literal. */
function neededBy({ statement, variables }: SideStatement): string[] {
  const [resource = "", ...others] = statement.resources ?? [];
  const isEarly = arnFields(resource).slice(0, -1).join(":").includes("${");
  return variables && others.length === 0 && !isEarly ? withoutDefault(resource) : [];
}

/** Whether all variables of a key are without default, and none is where a match makes the statement not apply. */
function isOnlyMatched({ statement }: SideStatement, key: string): boolean {
  const { resources = [], notResources = [], conditions } = statement;
  const [negated, others] = [true, false].map((isNegated) =>
    conditions.filter(({ operator }) => operator.base.includes("Not") === isNegated),
  );
  const valuesOf = (tests: typeof conditions = []): string[] =>
    tests.flatMap(({ values }) => values);
  const count = (texts: readonly string[]): number =>
    texts.flatMap(withoutDefault).filter((one) => one === key).length;
  const all = [...resources, ...valuesOf(others)];
  const excluding = [...notResources, ...valuesOf(negated)];
  return count(all) === named(all, key) && named(excluding, key) === 0;
}

function named(texts: readonly string[], key: string): number {
  return texts.flatMap(keysIn).filter(([name]) => name === key).length;
}

function withoutDefault(text: string): string[] {
  return keysIn(text).flatMap(([key, standIn]) => (standIn === undefined ? [key] : []));
}

function keysIn(text: string): [string, string | undefined][] {
  return Array.from(text.matchAll(/\$\{[^}]*\}/g), ([written]) => readVariable(written)).flatMap(
    (read) => ("key" in read ? [[read.key, read.standIn] as [string, string | undefined]] : []),
  );
}
