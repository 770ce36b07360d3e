import type { z } from "zod";
import type { DataPath } from "../problem";
import { ownValue } from "../text/own-value";
import { valueAt } from "../source/schema-problems";

type Issue = z.core.$ZodIssue;
type Container = Record<string | number, unknown>;

/** Each round may uncover what the last one's removal left invalid: a fleet without its blueprint, say. */
const ROUNDS = 4;

/**
 * The data without what the schema refused, so that one run also finds the problems in the rest of the
 * file. What other parts refer to (an environment) is filled in instead of removed. Nothing is ever
 * generated from the result.
 */
export function repair<T>(
  data: unknown,
  issues: readonly Issue[],
  schema: z.ZodType<T>,
): T | undefined {
  let current = structuredClone(data);
  let open = issues;
  const accounts = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const issue of open) mend(current, issue, accounts);
    current = withoutEmpty(current);
    const parsed = schema.safeParse(current);
    if (parsed.success) return parsed.data;
    open = parsed.error.issues;
  }
  return undefined;
}

/** Stands for a template that a fleet extends and nobody can tell: the fleet would lack what it has. */
export const UNTOLD = "\u0000";

/** A statement that gives no problem of its own. */
export const NEUTRAL_STATEMENT = { Effect: "Deny", Action: "sqs:*", Resource: "*" };

/** Elements that give no problem of their own. */
const NEUTRAL_ELEMENTS: Readonly<Record<string, unknown>> = {
  grants: { to: "sqs:queue/neutral", access: ["read"] },
  statements: NEUTRAL_STATEMENT,
  allow: { problem: "no-effect", reason: "neutral", on: { escalation: "neutral" } },
};

function mend(data: unknown, issue: Issue, accounts: Map<string, string>): void {
  const path = issue.path as DataPath;
  if (issue.code === "unrecognized_keys") {
    const parent = valueAt(data, path) as Container | undefined;
    if (parent) for (const key of issue.keys) Reflect.deleteProperty(parent, key);
    return;
  }
  const filler = unquotedVersion(data, path) ?? told(data, path) ?? fillerFor(path, accounts);
  if (filler !== undefined) {
    set(data, path, filler);
    return;
  }
  // Removing one element of a list would move the places of the others: a neutral one takes its place.
  const list = path.findIndex((step) => typeof step === "number");
  const neutral = ownValue(NEUTRAL_ELEMENTS, String(path[list - 1]));
  if (neutral !== undefined) {
    set(data, path.slice(0, list + 1), neutral);
    return;
  }
  const missing = valueAt(data, path) === undefined;
  remove(data, list > 0 ? path.slice(0, list) : missing ? path.slice(0, -1) : path);
}

/** A module of a registry must have a version: without the one that was not quoted it would be a problem, too. */
function unquotedVersion(data: unknown, path: DataPath): string | undefined {
  const value = path.length > 1 && path.at(-1) === "version" ? valueAt(data, path) : undefined;
  return typeof value === "number" ? String(value) : undefined;
}

/** The templates that can be told, and that there may be others. */
function told(data: unknown, path: DataPath): string[] | undefined {
  if (path.length !== 3 || path[2] !== "extends") return undefined;
  const names = [valueAt(data, path)].flat();
  return [...names.filter((name) => typeof name === "string"), UNTOLD];
}

/** `accounts` are those that were made up before: two environments without one must not share it. */
function fillerFor(path: DataPath, accounts: Map<string, string>): unknown {
  if (path.length === 1 && path[0] === "version") return 1;
  if (path.length === 1 && path[0] === "environments") return {};
  if (path[0] !== "environments") return undefined;
  const [, name, key] = path;
  if (path.length === 3 && key === "region") return "us-east-1";
  if (path.length === 3 && key === "account") {
    const account = accounts.get(String(name)) ?? String(accounts.size).padStart(12, "0");
    accounts.set(String(name), account);
    return account;
  }
  if (path.length === 2) return { account: "", region: "us-east-1" };
  return undefined;
}

function set(data: unknown, path: DataPath, value: unknown): void {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof parent === "object" && parent !== null && key !== undefined) {
    Reflect.set(parent, key, value);
  }
}

function remove(data: unknown, path: DataPath): void {
  const parent = valueAt(data, path.slice(0, -1)) as Container | undefined;
  const key = path.at(-1);
  if (parent && key !== undefined) Reflect.deleteProperty(parent, key);
}

/** A list that lost its elements to an earlier round has holes; it has nothing left to check. */
function withoutEmpty(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data)) as unknown;
}
