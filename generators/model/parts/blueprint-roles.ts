import { testsOf } from "../../blueprints/parts";
import { parametersNamed } from "../../blueprints/terraform-names";
import type {
  BlueprintIotPolicy,
  BlueprintRole,
  BlueprintStatement,
  BlueprintTrust,
  When,
  WhenCondition,
} from "../../blueprints/schema";
import type { Value } from "../../blueprints/values";
import type {
  Condition,
  IotPolicyDocument,
  PolicyDocument,
  PolicyStatement,
  TrustDocument,
  TrustStatement,
} from "../../iam/document";
import { compare, sortedUnique } from "../../text/names";
import { isLike } from "../../iam/wildcards";
import { expandTemplate, isFault, parseTemplate, placeholders } from "../../source/template";
import type { DataPath, Place } from "../../problem";
import { ownValue } from "../../text/own-value";
import type { From, InlinePolicy } from "../types";

/** What a blueprint's strings and `when`s are evaluated over. */
export interface Scope {
  /** Facts; one that is a list yields one string per element. */
  readonly facts: Readonly<Record<string, string | readonly string[]>>;
  readonly parameters: ReadonlyMap<string, Value>;
  /** The names and paths of the roles of the same scope. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Where the fleet file sets parameters, by name. */
  readonly explicit?: ReadonlyMap<string, DataPath>;
}

type OneOrMany = string | readonly string[];

/** Whether a `when` is met: all its tests hold. */
export function holds(when: When | undefined, { parameters }: Scope): boolean {
  return testsOf(when).every((test) => passes(test, parameters));
}

function passes(test: WhenCondition, parameters: Scope["parameters"]): boolean {
  if (typeof test === "string") {
    const value = parameters.get(test);
    return typeof value === "boolean" ? value : value !== undefined && !isEmpty(value);
  }
  const value = parameters.get(test.parameter);
  if (value === undefined) return false;
  if (test.equals !== undefined) return value === test.equals;
  if (test.empty) return isEmpty(value);
  const text = String(value);
  if (test.like) return test.like.some((pattern) => isLike(text, pattern));
  return !(test.unlike ?? []).some((pattern) => isLike(text, pattern));
}

function isEmpty(value: Value): boolean {
  return (typeof value === "string" || typeof value === "object") && value.length === 0;
}

/** The strings a blueprint string stands for: one per element of a list, in the order of the elements. */
export function expand(text: string, scope: Scope): string[] {
  const template = parseTemplate(text);
  if (isFault(template)) return [text];
  return expandTemplate(template, (name) => {
    const value = valueOf(name, scope);
    return typeof value === "object" ? sortedUnique(value) : String(value);
  });
}

function valueOf(name: string, { facts, parameters, roles = {} }: Scope): Value | undefined {
  return parameters.get(name) ?? ownValue(facts, name) ?? ownValue(roles, name);
}

/** The one string that a name, path or description is. */
export function expandOne(text: string, scope: Scope): string {
  return expand(text, scope).join("");
}

/**
 * All strings that some blueprint strings stand for, each once: those with a list after the others, and
 * else by what the blueprint says, not by what comes of it. A Terraform module, which knows only that,
 * gives the same order.
 */
export function expandAll(texts: OneOrMany, scope: Scope): string[] {
  const sorted = sortedUnique([texts].flat());
  const hasList = (text: string): boolean => {
    const template = parseTemplate(text);
    if (isFault(template)) return false;
    return placeholders(template).some((name) => typeof valueOf(name, scope) === "object");
  };
  const inOrder = [...sorted.filter((text) => !hasList(text)), ...sorted.filter(hasList)];
  return [...new Set(inOrder.flatMap((text) => expand(text, scope)))];
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
  const names = namesIn.get(statements) ?? parametersNamed(statements);
  namesIn.set(statements, names);
  const facts = names.has("fleet") ? scope.facts : { ...scope.facts, fleet: "" };
  const roles = Object.entries(scope.roles ?? {}).filter(([name]) => names.has(name));
  const key = JSON.stringify([facts, roles, [...scope.parameters]]);
  const document = shared.get(key) ?? buildTrust(statements, scope);
  shared.set(key, document);
  return document;
}

const namesIn = new WeakMap<readonly BlueprintTrust[], ReadonlySet<string>>();
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

/** Where the statements of a trust policy stand that are left of it. */
export function trustFrom(statements: readonly BlueprintTrust[], scope: Scope, place: Place): From {
  return fromOf(
    [...statements.entries()].filter(([, { when }]) => holds(when, scope)),
    place,
  );
}

/** ARNs of the managed policies whose `when` holds, sorted. */
export function managedPolicies(managed: BlueprintRole["managed"], scope: Scope): string[] {
  const arns = (managed ?? []).flatMap((policy) => {
    if (typeof policy === "string") return [policy];
    return holds(policy.when, scope) ? [policy.arn] : [];
  });
  return sortedUnique(arns.flatMap((arn) => expand(arn, scope)));
}

/** The blueprint's own inline policies; one whose statements all fall away is left out. */
export function blueprintPolicies(role: BlueprintRole, scope: Scope, place: Place): InlinePolicy[] {
  return Object.entries(role.policies ?? {}).flatMap(([name, statements]) => {
    const path = [...place.path, "policies", name];
    const made = policyDocument(statements, scope, { ...place, path });
    return made === undefined ? [] : [{ name, ...made, why: {} }];
  });
}

/** The statements that are left once each `when` is decided, sorted by Sid, those without one first; undefined if there is none. */
export function policyDocument(
  statements: readonly BlueprintStatement[],
  scope: Scope,
  place: Place,
): { document: PolicyDocument; from: From } | undefined {
  const kept = [...statements.entries()]
    .filter(([, { when }]) => holds(when, scope))
    .sort(([, { Sid: a = "" }], [, { Sid: b = "" }]) => compare(a, b));
  if (kept.length === 0) return undefined;
  const Statement = kept.map(([, { Sid, ...statement }]): PolicyStatement => ({
    ...(Sid !== undefined && { Sid }),
    ...body(statement, scope),
  }));
  return { document: { Version: "2012-10-17", Statement }, from: fromOf(kept, place) };
}

/** Where the statements of a list stand that are left of it. */
function fromOf(kept: readonly (readonly [number, unknown])[], place: Place): From {
  return kept.map(([index]) => [{ ...place, path: [...place.path, index] }]);
}

/** The same for AWS IoT, whose statements have no Sids and stay in the blueprint's order. */
export function iotDocument(
  statements: NonNullable<BlueprintIotPolicy["statements"]>,
  scope: Scope,
  place: Place,
): { document: IotPolicyDocument; from: From } | undefined {
  const kept = [...statements.entries()].filter(([, { when }]) => holds(when, scope));
  if (kept.length === 0) return undefined;
  const Statement = kept.map(([, statement]) => body(statement, scope));
  return { document: { Version: "2012-10-17", Statement }, from: fromOf(kept, place) };
}

function body(
  { Effect = "Allow", Action, Resource, Condition }: Omit<BlueprintStatement, "Sid">,
  scope: Scope,
): IotPolicyDocument["Statement"][number] {
  return {
    Effect,
    Action: expandAll(Action, scope),
    Resource: expandAll(Resource, scope),
    ...(Condition && { Condition: expandCondition(Condition, scope) }),
  };
}

/** A number of seconds, or that of a parameter. */
export function seconds(
  value: number | { readonly parameter: string } | undefined,
  { parameters }: Scope,
): number | undefined {
  return typeof value === "object" ? Number(parameters.get(value.parameter)) : value;
}
