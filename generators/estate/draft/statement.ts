/** Statements of an account's documents in one form, so that equal ones are equal texts. */
import { compare, sortedUnique } from "../../text/names";
import { fieldsOf, listOf, textsOf, type Fields } from "../../access/fields";

type Lists = Readonly<Record<string, readonly string[]>>;

/** A statement with lists everywhere, each sorted. Of every element and its opposite one is there. */
export interface LiveStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: Lists;
  readonly NotPrincipal?: Lists;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Lists>>;
}

/** The statements of a document that is a policy. */
export function statementsOf(document: object | undefined): LiveStatement[] {
  const { Statement } = fieldsOf(document);
  return listOf([Statement].flat()).map(normal);
}

const LISTS = ["Action", "NotAction", "Resource", "NotResource"] as const;

function normal(statement: Fields): LiveStatement {
  const { Sid, Effect, Condition } = statement;
  const lists = LISTS.flatMap((key) =>
    statement[key] === undefined ? [] : [[key, sortedUnique(textsOf(statement[key]))] as const],
  );
  const condition = sorted(fieldsOf(Condition), (keys) => sorted(fieldsOf(keys), valuesOf));
  return {
    ...(typeof Sid === "string" && Sid !== "" && { Sid }),
    Effect: String(Effect),
    ...principalOf(statement, "Principal"),
    ...principalOf(statement, "NotPrincipal"),
    ...Object.fromEntries(lists),
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

/** To a trust policy, `*` is everybody's account. */
function principalOf(statement: Fields, key: "Principal" | "NotPrincipal"): object {
  const value = statement[key];
  if (value === undefined) return {};
  return { [key]: sorted(value === "*" ? { AWS: "*" } : fieldsOf(value), valuesOf) };
}

/** Numbers and booleans are texts to IAM. */
function valuesOf(value: unknown): string[] {
  return sortedUnique([value].flat().map(String));
}

function sorted<T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T) => U,
): Record<string, U> {
  const entries = Object.entries(record).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, map(value)]));
}

/**
 * What statements say, cut small: one text for each action on each resource, and for each principal. However they are merged,
 * the same says the same; Sids say nothing. What is said by leaving out stays whole.
 */
export function atomsOf(statements: readonly LiveStatement[]): string[] {
  return statements.flatMap((statement) => {
    const rest = { ...statement, Sid: undefined };
    const { Effect, Principal, NotPrincipal, Action, Resource, Condition = {} } = rest;
    if (NotPrincipal !== undefined || Action === undefined) return [JSON.stringify(rest)];
    const whom =
      Principal === undefined
        ? Resource
        : Object.entries(Principal).flatMap(([kind, all]) => all.map((one) => [kind, one]));
    if (whom === undefined) return [JSON.stringify(rest)];
    return Action.flatMap((action) =>
      whom.map((one) => JSON.stringify([Effect, action, one, Condition])),
    );
  });
}
