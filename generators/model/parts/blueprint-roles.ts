import { onceAlike } from "./alike";
import { expand, expandAll, holds } from "./scope";
import type { Scope } from "./scope";
import type {
  BlueprintIotPolicy,
  BlueprintRole,
  BlueprintStatement,
  BlueprintTrust,
} from "../../blueprints/schema";
import type {
  Condition,
  IotPolicyDocument,
  PolicyDocument,
  PolicyStatement,
  TrustDocument,
  TrustStatement,
} from "../../iam/document";
import { compare, sortedUnique } from "../../text/names";
import type { Place } from "../../problem";
import type { From, InlinePolicy } from "../types";

type OneOrMany = string | readonly string[];

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
 * The trust policy that is left once each statement's `when` is decided. Fleets share one object, unless it names what differs between
 * them.
 */
export const trustDocument = onceAlike(buildTrust);

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
export const trustFrom = onceAlike(
  (statements: readonly BlueprintTrust[], scope, place: Place): From =>
    fromOf(
      [...statements.entries()].filter(([, { when }]) => holds(when, scope)),
      place,
    ),
);

/** ARNs of the managed policies whose `when` holds, sorted. */
export function managedPolicies(
  managed: BlueprintRole["managed"],
  scope: Scope,
): readonly string[] {
  return managed === undefined ? NONE : managedArns(managed, scope);
}

const NONE: readonly string[] = [];

const managedArns = onceAlike(
  (managed: NonNullable<BlueprintRole["managed"]>, scope): readonly string[] => {
    const arns = managed.flatMap((policy) => {
      if (typeof policy === "string") return [policy];
      return holds(policy.when, scope) ? [policy.arn] : [];
    });
    return sortedUnique(arns.flatMap((arn) => expand(arn, scope)));
  },
);

/** The blueprint's own inline policies; one whose statements all fall away is left out. */
export function blueprintPolicies(role: BlueprintRole, scope: Scope, place: Place): InlinePolicy[] {
  return Object.entries(role.policies ?? {}).flatMap(([name, statements]) => {
    const path = [...place.path, "policies", name];
    const made = policyDocument(statements, scope, { ...place, path });
    return made === undefined ? [] : [{ name, ...made, why: {} }];
  });
}

/** The statements that are left once each `when` is decided, sorted by Sid, those without one first; undefined if there is none. */
export const policyDocument = onceAlike(buildPolicy);

function buildPolicy(
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
export const iotDocument = onceAlike(buildIotPolicy);

function buildIotPolicy(
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
