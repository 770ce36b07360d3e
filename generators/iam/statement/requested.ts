/** What somebody says of a request, in a question or an expectation: what no request has makes everything impossible. */
import { quote } from "../../problem";
import { cutList, suggestOr } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import { readOperator } from "../condition/operators";
import type { ValueKind } from "../condition/operators";
import { valueFault } from "../condition/values";
import type { Fault } from "../fault";
import type { ServiceReference } from "../reference";

/** A fault of a condition key, or of its value, that a request is said to have. */
export type RequestedFault = Fault & {
  readonly id: "unknown-condition-key" | "bad-condition-value";
};

/**
 * The first thing that is wrong with condition keys of requests for the actions.
 *
 * @param context the keys, each with the value or values that the request has
 * @param actions full names (`s3:GetObject`), patterns of them, or "*"
 * @param reference has the services of the actions and of the keys loaded
 */
export function requestedFault(
  context: Readonly<Record<string, string | readonly string[]>>,
  actions: readonly string[],
  reference: ServiceReference,
): RequestedFault | undefined {
  const services = servicesOf(actions, reference);
  for (const [key, value] of Object.entries(context)) {
    const info = reference.conditionKey(key, services);
    if (info === undefined && !isOfProvider(key)) {
      return unknownKey(key, actions, services, reference);
    }
    const [fault] = [value].flat().flatMap((one) => valueOf(key, one, info?.type) ?? []);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether AWS allows the action to everybody. Source: AWS STS API Reference, GetCallerIdentity. */
export function isAllowedToAll(action: string): boolean {
  return action.toLowerCase() === "sts:getcalleridentity";
}

/** Of every service's actions, any service's keys. */
function servicesOf(
  actions: readonly string[],
  reference: ServiceReference,
): readonly string[] | undefined {
  const services = sortedUnique(actions.map((action) => action.split(":", 1)[0] ?? ""));
  return services.every((one) => reference.hasService(one)) ? services : undefined;
}

/**
 * Identity providers have keys of their own, named after them; who signed in with one has them in later requests, too.
 * Source: AWS IAM User Guide, reference_policies_iam-condition-keys (keys for web identity federation and for SAML).
 */
function isOfProvider(key: string): boolean {
  const [provider = "", ...rest] = key.split(":");
  return rest.length > 0 && (provider.includes(".") || provider.toLowerCase() === "saml");
}

function unknownKey(
  key: string,
  actions: readonly string[],
  services: readonly string[] | undefined,
  reference: ServiceReference,
): RequestedFault {
  const names = (services ?? [""]).flatMap((one) => reference.conditionKeyNames(one));
  const fix = suggestOr(key, names, "write a key that AWS has for it, such as aws:SourceIp");
  const message = `AWS has no condition key ${quote(key)} for ${cutList(
    actions.map((one) => quote(one)),
    3,
  )}`;
  return { id: "unknown-condition-key", message, fix };
}

/** An operator that takes just the values of the kind. */
const OPERATORS: ReadonlyMap<string, string> = new Map<ValueKind, string>([
  ["Bool", "Bool"],
  ["Numeric", "NumericEquals"],
  ["Date", "DateEquals"],
  ["IPAddress", "IpAddress"],
  ["ARN", "ArnEquals"],
]);

/** What is wrong with a value: a request has one, and no range or pattern of them. */
function valueOf(key: string, value: string, type: string | undefined): RequestedFault | undefined {
  const id = "bad-condition-value";
  if (/[*?]|\$\{/.test(value)) {
    const message = `${quote(value)} of ${quote(key)} is a pattern, and a request has one value`;
    return { id, message, fix: "write a value that a request can have" };
  }
  const kind = type?.replace(/^ArrayOf/, "") ?? "";
  const name = OPERATORS.get(kind);
  const operator = name === undefined ? undefined : readOperator(name);
  if (name === undefined || operator === undefined) return undefined;
  const fault = valueFault(value, name, operator);
  const isAddress = kind === "IPAddress";
  if (fault !== undefined) {
    const message = `${quote(value)} is no value of ${quote(key)}`;
    return { id, message, fix: isAddress ? "write an address, as 203.0.113.7" : fault.fix };
  }
  if (!isAddress || !value.includes("/")) return undefined;
  const message = `${quote(value)} of ${quote(key)} is a range, and a request comes from one address`;
  return { id, message, fix: "write an address in it, as 203.0.113.7" };
}
