/** What makes an expectation one that could not be proved, or would be proved of nothing. */
import { isAboutTrust } from "../../model/expectations";
import { arnFaults } from "../../iam/arn";
import { readOperator } from "../../iam/condition/operators";
import type { ValueKind } from "../../iam/condition/operators";
import { valueFault } from "../../iam/condition/values";
import type { ServiceReference } from "../../iam/reference";
import { actionFault } from "../../iam/statement/actions";
import { fit } from "../../iam/statement/fit";
import { principals } from "../../iam/statement/principals";
import type { StatementFault } from "../../iam/statement";
import type { Expectation } from "../../model/types";
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { suggestOr } from "../../text/lists";

/** The first thing that is wrong with an expectation, before anything is proved. */
export function faultOf(
  expectation: Expectation,
  reference: ServiceReference,
): Problem | undefined {
  const { kind, place } = expectation;
  const isTrust = isAboutTrust(kind);
  const fault =
    (isTrust ? callerFault(expectation, reference) : askedFault(expectation, reference)) ??
    contextFault(expectation, reference);
  return fault && problem(fault.id, { message: fault.message, fix: fault.fix, ...place });
}

type Fault = Omit<StatementFault, "at">;

function askedFault(expectation: Expectation, reference: ServiceReference): Fault | undefined {
  const { kind, texts, resources = [] } = expectation;
  const [fault] = texts.flatMap((text) => actionFault(text, reference) ?? []);
  if (fault !== undefined) return fault;
  const [arnFault] = resources.flatMap((one) => arnFaults(one));
  if (arnFault !== undefined) return { id: "malformed-arn", ...arnFault };
  const free = texts.find((text) => text.toLowerCase() === "sts:getcalleridentity");
  if (free !== undefined) return alwaysAllowed(free);
  return kind === "cannot" ? idleFault(expectation, reference) : openFault(expectation, reference);
}

/** Source: AWS STS API Reference, GetCallerIdentity. */
function alwaysAllowed(text: string): Fault {
  const message = `AWS allows ${quote(text)} to everybody, whatever policies say`;
  return { id: "open-expectation", message, fix: "take it out: nothing here decides it" };
}

/** Of a resource that the action is never on, whatever policy there is allows nothing: that says nothing of the role. */
function idleFault(
  { texts, resources }: Expectation,
  reference: ServiceReference,
): Fault | undefined {
  if (resources === undefined) return undefined;
  const statement = { Effect: "Deny" as const, Action: [...texts], Resource: [...resources] };
  const found = fit(statement, { kind: "identity", partition: "aws", reference }).find(
    ({ id }) => id === "action-not-applicable",
  );
  return found && { ...found, fix: found.fix.replace("in Resource", "under on") };
}

function openFault(expectation: Expectation, reference: ServiceReference): Fault | undefined {
  const [text] = expectation.texts;
  if (/[*?]/.test(text)) {
    const message = `${quote(text)} leaves open which of the actions the role must be allowed`;
    return { id: "open-expectation", message, fix: "name the actions" };
  }
  const types = reference.action(text)?.resourceTypes ?? [];
  if (expectation.resources !== undefined || types.length === 0) return undefined;
  const message = `${quote(text)} is on a resource, and the expectation names none`;
  const fix = `add on: with one (${types.join(", ")}), or on: "*" if any will do`;
  return { id: "open-expectation", message, fix };
}

/** Who is named has to be one that AWS knows: of nobody, everything is proved. */
function callerFault({ texts }: Expectation, reference: ServiceReference): Fault | undefined {
  for (const text of texts) {
    if (text === "*") continue;
    const type = /^\d|^arn:/.test(text) ? "AWS" : "Service";
    const isFederated = /^arn:[^:]*:iam::\d{12}:(oidc|saml)-provider\//.test(text);
    const Principal = { [isFederated ? "Federated" : type]: [text] };
    const rule = { kind: "trust" as const, partition: "aws", reference };
    const [fault] = principals({ Effect: "Allow", Action: ["sts:AssumeRole"], Principal }, rule);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Keys of AWS, each with values of its type: a value that no request has makes everything impossible. */
function contextFault({ context }: Expectation, reference: ServiceReference): Fault | undefined {
  for (const [key, value] of Object.entries(context)) {
    const info = reference.conditionKey(key);
    const [prefix = ""] = key.split(":", 1);
    if (info === undefined && (prefix === "aws" || reference.hasService(prefix))) {
      return unknownKey(key, prefix, reference);
    }
    const [fault] = [value].flat().flatMap((one) => keyValueFault(key, one, info?.type) ?? []);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function unknownKey(key: string, prefix: string, reference: ServiceReference): Fault {
  const names = reference.conditionKeyNames(prefix === "aws" ? "" : prefix);
  const fix = suggestOr(key, names, "write a key as AWS names it, such as aws:SourceIp");
  return { id: "unknown-condition-key", message: `AWS has no condition key ${quote(key)}`, fix };
}

const OPERATORS: ReadonlyMap<string, ValueKind> = new Map([
  ["Bool", "Bool"],
  ["Numeric", "Numeric"],
  ["Date", "Date"],
  ["IPAddress", "IPAddress"],
]);

const NAMES: Readonly<Partial<Record<ValueKind, string>>> = {
  Bool: "Bool",
  Numeric: "NumericEquals",
  Date: "DateEquals",
  IPAddress: "IpAddress",
};

/** What is wrong with a value that a request is said to have: it is one value, and no range or pattern. */
function keyValueFault(key: string, value: string, type: string | undefined): Fault | undefined {
  const id = "bad-condition-value";
  const kind = OPERATORS.get(type?.replace(/^ArrayOf/, "") ?? "");
  if (/[*?]/.test(value)) {
    const message = `${quote(value)} of ${quote(key)} is a pattern, and a request has one value`;
    return { id, message, fix: "write a value that a request can have" };
  }
  if (kind === undefined) return undefined;
  const name = NAMES[kind] ?? "";
  const operator = readOperator(name);
  const fault = operator && valueFault(value, name, operator);
  const isAddress = kind === "IPAddress";
  if (fault !== undefined) {
    const message = `${quote(value)} is no value of ${quote(key)}`;
    return { id, message, fix: isAddress ? "write an address, as 203.0.113.7" : fault.fix };
  }
  if (!isAddress || !value.includes("/")) return undefined;
  const message = `${quote(value)} of ${quote(key)} is a range, and a request comes from one address`;
  return { id, message, fix: "write an address in it, as 203.0.113.7" };
}
