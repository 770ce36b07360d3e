/** Policy documents of any kind in one form: lists everywhere, elements by their meaning. */
import { quote } from "../../problem";
import { readOperator } from "../condition/operators";
import type { Operator } from "../condition/operators";

/** A policy as people and AWS write it: JSON, each element a text or a list. */
export type PolicyDocumentInput = object;

/** One test of a condition: an operator, a key, and the values of which one is enough. */
export interface ConditionTest {
  /** As it was written: `ForAnyValue:StringLikeIfExists`. */
  readonly name: string;
  readonly operator: Operator;
  readonly ifExists: boolean;
  /** As it was written; keys are compared without regard to case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** Whom a statement is about: kind (`AWS`, `Service`, `Federated`, `CanonicalUser`) → names. */
export type PrincipalElement = Readonly<Record<string, readonly string[]>>;

/** A statement in one form. Of an element and its `Not…` twin, at most one is there. */
export interface ReadStatement {
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  readonly principals?: PrincipalElement;
  readonly notPrincipals?: PrincipalElement;
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly conditions: readonly ConditionTest[];
}

/** A policy in one form. */
export interface ReadPolicy {
  /** Policy variables have a meaning in the newer version only (facts: evaluation.md, section 3). */
  readonly variables: boolean;
  readonly statements: readonly ReadStatement[];
}

/** What a document says that IAM's language does not have: it has no meaning that could be proved. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A policy document in one form.
 *
 * @param document JSON, as IAM stores it: `Statement` is a statement or a list of them
 * @throws PolicyError for what is no policy: elements of wrong types, operators that IAM does not have
 */
export function readPolicy(document: PolicyDocumentInput): ReadPolicy {
  const { Version, Statement } = fields(document, "a policy");
  if (Version !== undefined && Version !== "2012-10-17" && Version !== "2008-10-17") {
    throw new PolicyError(
      `a policy's Version is 2012-10-17 or 2008-10-17, and not ${quote(Version)}`,
    );
  }
  if (Statement === undefined) throw new PolicyError("a policy has a Statement; this one lacks it");
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  return {
    variables: Version === "2012-10-17",
    statements: statements.map((one: unknown, index) =>
      readStatement(fields(one, `Statement[${index}]`), index),
    ),
  };
}

function readStatement(statement: Fields, index: number): ReadStatement {
  const at = `Statement[${index}]`;
  const { Sid, Effect } = statement;
  if (Effect !== "Allow" && Effect !== "Deny") {
    throw new PolicyError(`${at}: Effect is Allow or Deny, and not ${quote(Effect)}`);
  }
  for (const element of ["Action", "Resource", "Principal"]) {
    if (Object.hasOwn(statement, element) && Object.hasOwn(statement, `Not${element}`)) {
      throw new PolicyError(`${at} has both ${element} and Not${element}`);
    }
  }
  return {
    index,
    effect: Effect,
    ...(typeof Sid === "string" && { sid: Sid }),
    ...element(statement.Principal, "principals", (value) => principals(value, at)),
    ...element(statement.NotPrincipal, "notPrincipals", (value) => principals(value, at)),
    ...element(statement.Action, "actions", (value) => texts(value, `${at}.Action`)),
    ...element(statement.NotAction, "notActions", (value) => texts(value, `${at}.NotAction`)),
    ...element(statement.Resource, "resources", (value) => texts(value, `${at}.Resource`)),
    ...element(statement.NotResource, "notResources", (value) => texts(value, `${at}.NotResource`)),
    conditions: conditions(statement.Condition, at),
  };
}

function element<const Key extends string, T>(
  value: unknown,
  key: Key,
  read: (value: unknown) => T,
): Partial<Record<Key, T>> {
  const there = value === undefined ? [] : [[key, read(value)] as const];
  return Object.fromEntries(there) as Partial<Record<Key, T>>;
}

/** `"*"` is `{ "AWS": "*" }` (facts: evaluation.md, section 5). */
function principals(value: unknown, at: string): PrincipalElement {
  if (value === "*") return { AWS: ["*"] };
  const kinds = Object.entries(fields(value, `${at}.Principal`));
  return Object.fromEntries(
    kinds.map(([kind, names]) => [kind, texts(names, `${at}.Principal.${kind}`)]),
  );
}

function conditions(value: unknown, at: string): ConditionTest[] {
  if (value === undefined) return [];
  return Object.entries(fields(value, `${at}.Condition`)).flatMap(([name, keys]) => {
    const operator = readOperator(name);
    if (operator === undefined) {
      throw new PolicyError(`${at}.Condition: IAM has no operator ${quote(name)}`);
    }
    return Object.entries(fields(keys, `${at}.Condition.${name}`)).map(
      ([key, values]): ConditionTest => ({
        name,
        operator,
        ifExists: name.endsWith("IfExists"),
        key,
        values: texts(values, `${at}.Condition.${name}.${key}`),
      }),
    );
  });
}

function texts(value: unknown, at: string): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    if (typeof one === "string") return one;
    if (typeof one === "number" || typeof one === "boolean") return String(one);
    throw new PolicyError(`${at} holds ${quote(one)}, which is no text`);
  });
}

function fields(value: unknown, what: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new PolicyError(`${what} is a mapping, and not ${quote(value)}`);
}
