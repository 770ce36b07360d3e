import { arnFaults, parseArn } from "../../iam/arn";
import { conditionFaults, normaliseCondition } from "../../iam/condition";
import type { DraftStatement } from "../../iam/policy/minimise";
import { didYouMean, nearest } from "../../text/nearest";
import type { ServiceReference } from "../../iam/reference";
import { isValidSid } from "../../iam/policy/sid";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";

import { variableProblems } from "./variables";

type OneOrMany = string | readonly string[];

/** A raw IAM statement as people write it: scalars or lists. */
export interface RawStatement {
  readonly Sid?: string | undefined;
  readonly Effect?: "Allow" | "Deny" | undefined;
  readonly Action?: OneOrMany | undefined;
  readonly NotAction?: OneOrMany | undefined;
  readonly Resource?: OneOrMany | undefined;
  readonly NotResource?: OneOrMany | undefined;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** A raw statement as a draft that keeps its Sid and merges with nothing but its likes. */
export function rawDraft(statement: RawStatement): DraftStatement {
  const { Sid, Effect = "Allow", Action, NotAction, Resource, NotResource, Condition } = statement;
  return {
    effect: Effect,
    ...(Action !== undefined && { actions: [Action].flat() }),
    ...(NotAction !== undefined && { notActions: [NotAction].flat() }),
    ...(Resource !== undefined && { resources: [Resource].flat() }),
    ...(NotResource !== undefined && { notResources: [NotResource].flat() }),
    ...(Condition !== undefined && { condition: normaliseCondition(Condition) }),
    ...(Sid !== undefined && { sid: Sid }),
    label: "Statement",
    verbs: [],
  };
}

/** Actions, resources, conditions and Sid of a statement, against what AWS has. */
export function statementProblems(
  statement: RawStatement,
  path: DataPath,
  reference: ServiceReference,
): Problem[] {
  const { Sid, Condition } = statement;
  const problems: Problem[] = [];
  if (Sid !== undefined && !isValidSid(Sid)) {
    const fix = "use letters and digits only";
    problems.push(problemAt("bad-sid", [...path, "Sid"], `${quote(Sid)} is no valid Sid`, fix));
  }
  for (const key of ["Action", "NotAction"] as const) {
    for (const [action, at] of items(statement[key], [...path, key])) {
      problems.push(...actionProblems(action, at, reference));
    }
  }
  for (const key of ["Resource", "NotResource"] as const) {
    for (const [resource, at] of items(statement[key], [...path, key])) {
      if (resource !== "*") problems.push(...resourceProblems(resource, at, reference));
    }
  }
  for (const key of ["Resource", "NotResource", "Condition"] as const) {
    problems.push(...variableProblems(statement[key], [...path, key], reference));
  }
  if (Condition !== undefined) {
    const services = statementServices(statement);
    const suggestions = services.flatMap((service) => reference.conditionKeyNames(service));
    const known = { keys: (key: string) => reference.conditionKey(key, services), suggestions };
    for (const { message, fix, at, id } of conditionFaults(Condition, known)) {
      problems.push(problemAt(id, [...path, "Condition", ...at], message, fix));
    }
  }
  return problems;
}

function items(value: OneOrMany | undefined, path: DataPath): [string, DataPath][] {
  if (value === undefined) return [];
  return typeof value === "string"
    ? [[value, path]]
    : value.map((item, index): [string, DataPath] => [item, [...path, index]]);
}

function statementServices(statement: RawStatement): string[] {
  return [statement.Action ?? [], statement.NotAction ?? []]
    .flat()
    .map((action) => action.split(":")[0]?.toLowerCase() ?? "");
}

function actionProblems(action: string, path: DataPath, reference: ServiceReference): Problem[] {
  if (action === "*") return [];
  const [service = "", name] = action.split(":");
  if (name === undefined) {
    const message = `the action ${quote(action)} names no service`;
    return [
      problemAt("unknown-action", path, message, "write service:Action, as in dynamodb:GetItem"),
    ];
  }
  if (!reference.hasService(service.toLowerCase())) {
    const fix =
      didYouMean(service, reference.serviceNames) ?? "see the list of AWS service prefixes";
    return [problemAt("unknown-service", path, `AWS has no service ${quote(service)}`, fix)];
  }
  if (reference.matchActions(action.toLowerCase()).length > 0) return [];
  const names = reference.actions(service.toLowerCase()).map((known) => known.name);
  const near = nearest(name, names);
  const fix =
    near === undefined
      ? `see the actions of ${service}`
      : `did you mean ${quote(`${service}:${near}`)}?`;
  return [problemAt("unknown-action", path, `AWS has no action ${quote(action)}`, fix)];
}

function resourceProblems(
  resource: string,
  path: DataPath,
  reference: ServiceReference,
): Problem[] {
  const faults = arnFaults(resource);
  if (faults.length > 0) {
    return faults.map(({ message, fix }) => problemAt("malformed-arn", path, message, fix));
  }
  const service = parseArn(resource)?.service ?? "";
  if (/[*?$]/.test(service) || reference.hasService(service)) return [];
  const fix = didYouMean(service, reference.serviceNames) ?? "see the list of AWS service prefixes";
  return [problemAt("unknown-service", path, `AWS has no service ${quote(service)}`, fix)];
}
