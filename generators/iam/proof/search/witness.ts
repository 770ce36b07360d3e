/** Found values as a request that reads like one. */
import { readCaller } from "../caller";
import type { Request } from "../request";
import { SOME_ROLE } from "./callers";
import type { Assignment } from "./solver";

/** Whatever fits where a text is free, in the place of what the search put there. */
const REGION = "us-east-1";
const ACCOUNT = "111122223333";

/** What is known before. */
interface Known {
  readonly caller: string;
  /** Who asks, where the question says it. */
  readonly principal: string | undefined;
  readonly actions: readonly string[];
  /** Condition keys in lower case, and as policies spell them. */
  readonly spelling: ReadonlyMap<string, string>;
}

/** The request that the values are, preceded by those that say the same more readably, where they are allowed, too. */
export function witnessOf(values: Assignment, known: Known): Request[] {
  const { caller, principal, actions, spelling } = known;
  const action = actions[0] ?? textOf(values.get("action"));
  const resource = textOf(values.get("resource"));
  const context = new Map<string, string | readonly string[]>();
  for (const dimension of [...values.keys()].sort()) {
    const value = values.get(dimension);
    const key = dimension.slice(4);
    if (dimension.startsWith("key:") && value !== undefined) {
      context.set(spelling.get(key) ?? key, value);
    }
  }
  return readable(resource).map((one) => ({
    principal: principal ?? callerOf(caller, one),
    action,
    resource: one,
    ...(context.size > 0 && { context: Object.fromEntries(context) }),
  }));
}

function textOf(value: ReturnType<Assignment["get"]>): string {
  return typeof value === "string" ? value : "";
}

/** With a partition, a region and an account that there are; the text itself comes last. */
function readable(resource: string): string[] {
  const [arn = "", partition = "", service = "", region = "", account = "", ...rest] =
    resource.split(":");
  if (rest.length === 0) return [resource];
  const known = partition.startsWith("aws") ? partition : "aws";
  const write = (...place: readonly string[]): string =>
    [arn, known, service, ...place, ...rest].join(":");
  const nicer = write(
    /^([a-z]+-[a-z]+-\d)?$/.test(region) ? region : REGION,
    /^(\d{12})?$/.test(account) ? account : ACCOUNT,
  );
  return [...new Set([write(REGION, ACCOUNT), nicer, resource])];
}

/** A caller in the account and partition of the resource, where nothing says who asks. */
export function callerOf(caller: string, resource: string): string {
  if (caller !== SOME_ROLE) return caller;
  const [, partition, , , account = ""] = resource.split(":");
  const { name = "" } = readCaller(caller);
  const owner = /^\d{12}$/.test(account) ? account : ACCOUNT;
  return `arn:${partition === undefined || partition === "" ? "aws" : partition}:iam::${owner}:role/${name}`;
}
