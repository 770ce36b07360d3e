import type { BlueprintRole, BlueprintStatement, BlueprintTrust, When } from "../blueprints/schema";
import type { Value } from "../blueprints/values";
import type { Condition, PolicyStatement, TrustDocument, TrustStatement } from "../iam/document";
import { compare, sortedUnique } from "../iam/names";
import { expandTemplate, isFault, parseTemplate } from "../spec/template";
import type { InlinePolicy } from "./types";

/** What a blueprint's strings and `when`s are evaluated over. */
export interface Scope {
  /** Facts; one that is a list yields one string per element. */
  readonly facts: Readonly<Record<string, string | readonly string[]>>;
  readonly parameters: ReadonlyMap<string, Value>;
}

type OneOrMany = string | readonly string[];

/** Whether a `when` is met: no `when`; a true or non-empty parameter; a parameter that equals a value. */
export function holds(when: When | undefined, { parameters }: Scope): boolean {
  if (when === undefined) return true;
  if (typeof when === "object") return parameters.get(when.parameter) === when.equals;
  const value = parameters.get(when);
  if (typeof value === "boolean") return value;
  return typeof value === "number" || (value !== undefined && value.length > 0);
}

/** The strings a blueprint string stands for. */
export function expand(text: string, { facts, parameters }: Scope): string[] {
  const template = parseTemplate(text);
  if (isFault(template)) return [text];
  return expandTemplate(template, (name) => {
    const value = parameters.get(name) ?? (Object.hasOwn(facts, name) ? facts[name] : undefined);
    return typeof value === "object" ? value : String(value);
  });
}

/** The one string that a name, path or description is. */
export function expandOne(text: string, scope: Scope): string {
  return expand(text, scope).join("");
}

function expandAll(texts: OneOrMany, scope: Scope): string[] {
  return sortedUnique([texts].flat().flatMap((text) => expand(text, scope)));
}

function expandCondition(
  condition: Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>,
  scope: Scope,
): Condition {
  return sortedRecord(condition, (keys) =>
    sortedRecord(keys, (values) => expandAll(values, scope)),
  );
}

function sortedRecord<T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T) => U,
): Record<string, U> {
  const entries = Object.entries(record).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, map(value)]));
}

/**
 * The trust policy that is left once each statement's `when` is decided. Fleets of one environment with
 * the same parameters share one object, unless it names the fleet: thousands of equal ones cost time.
 */
export function trustDocument(statements: readonly BlueprintTrust[], scope: Scope): TrustDocument {
  const shared = sharedTrust.get(statements) ?? new Map<string, TrustDocument>();
  sharedTrust.set(statements, shared);
  const named = JSON.stringify(statements).includes("{{fleet}}");
  const facts = named ? scope.facts : { ...scope.facts, fleet: "" };
  const key = JSON.stringify([facts, [...scope.parameters]]);
  const document = shared.get(key) ?? buildTrust(statements, scope);
  shared.set(key, document);
  return document;
}

const sharedTrust = new WeakMap<readonly BlueprintTrust[], Map<string, TrustDocument>>();

function buildTrust(statements: readonly BlueprintTrust[], scope: Scope): TrustDocument {
  const kept = statements.filter(({ when }) => holds(when, scope));
  return {
    Version: "2012-10-17",
    Statement: kept.map((statement) => trustStatement(statement, scope)),
  };
}

function trustStatement(statement: BlueprintTrust, scope: Scope): TrustStatement {
  const principals = Object.entries(statement.Principal).flatMap(([kind, values]) =>
    values === undefined ? [] : [[kind, values] as const],
  );
  return {
    Effect: "Allow",
    Principal: sortedRecord(Object.fromEntries(principals), (values) => expandAll(values, scope)),
    Action: expandAll(statement.Action ?? "sts:AssumeRole", scope),
    ...(statement.Condition && { Condition: expandCondition(statement.Condition, scope) }),
  };
}

/** ARNs of the managed policies, sorted. */
export function managedPolicies(role: BlueprintRole, scope: Scope): string[] {
  const arns = (role.managed ?? []).flatMap((policy) => {
    if (typeof policy === "string") return [policy];
    return holds(policy.when, scope) ? [policy.arn] : [];
  });
  return expandAll(arns, scope);
}

/** The blueprint's own inline policies; one whose statements all fall away is left out. */
export function blueprintPolicies(role: BlueprintRole, scope: Scope): InlinePolicy[] {
  return Object.entries(role.policies ?? {}).flatMap(([name, statements]) => {
    const kept = statements
      .filter(({ when }) => holds(when, scope))
      .map((statement) => policyStatement(statement, scope))
      .sort((a, b) => compare(a.Sid ?? "", b.Sid ?? ""));
    if (kept.length === 0) return [];
    return [{ name, document: { Version: "2012-10-17" as const, Statement: kept }, why: {} }];
  });
}

function policyStatement(statement: BlueprintStatement, scope: Scope): PolicyStatement {
  return {
    Sid: statement.Sid,
    Effect: statement.Effect ?? "Allow",
    Action: expandAll(statement.Action, scope),
    Resource: expandAll(statement.Resource, scope),
    ...(statement.Condition && { Condition: expandCondition(statement.Condition, scope) }),
  };
}
