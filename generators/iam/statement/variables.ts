import { quote } from "../../problem";
import { didYouMean } from "../../text/nearest";
import { arnFields } from "../arn/parts";
import { keyEdit, nearestConditionKey } from "../condition";
import { readOperator } from "../condition/operators";
import type { Fault } from "../fault";
import type { ServiceReference } from "../reference";
import { IOT_VARIABLES, iotVariableFault, isIotVariable } from "./iot-variables";
import { conditionValues, items } from "./statement";
import type { StatementFault, StatementRule, WrittenStatement } from "./statement";

/**
 * Policy variables (`${aws:PrincipalTag/site}`): one that AWS never fills restricts to nothing, or matches
 * nothing, without a word. Source: AWS IAM User Guide, reference_policies_variables (facts: evaluation.md,
 * section 3).
 */
export const variables: StatementRule = (statement, { kind, reference }) => {
  const faultOf = (name: string): Fault | undefined =>
    kind === "iot" ? iotVariableFault(name) : nameFault(name, reference);
  const isKnown = (name: string): boolean =>
    isIotVariable(name) || reference.conditionKey(name) !== undefined;
  const faultsOf = (text: string, from: number): Fault[] => [
    ...textFaults(text, faultOf, from),
    ...unmarked(text, isKnown),
  ];
  const named = items(statement, "Resource", "NotResource").map(({ text, at }) => {
    return { text, at, from: resourceStart(text) };
  });
  const filled = [...named, ...conditionValues(statement).map((one) => ({ ...one, from: 0 }))];
  return [
    ...filled.flatMap(({ text, at, from }) => faultsOf(text, from).map((one) => asFault(one, at))),
    ...misplaced(statement),
  ];
};

function asFault(fault: Fault, at: StatementFault["at"]): StatementFault {
  return { id: "unknown-policy-variable", ...fault, at };
}

/** `${*}`, `${?}` and `${$}` stand for the characters themselves. */
const LITERALS: ReadonlySet<string> = new Set(["*", "?", "$"]);

/** Where an ARN's resource begins. Before that there can be no variable, whatever its name: that is told of the ARN. */
function resourceStart(text: string): number {
  const resource = arnFields(text)[5];
  return resource === undefined ? 0 : text.length - resource.length;
}

/** @param from names of variables that begin before are not looked at */
function textFaults(
  text: string,
  faultOf: (name: string) => Fault | undefined,
  from: number,
): Fault[] {
  const faults: Fault[] = [];
  for (let start = text.indexOf("${"); start >= 0; start = text.indexOf("${", start + 2)) {
    const end = text.indexOf("}", start);
    const written = end < 0 ? text.slice(start) : text.slice(start, end + 1);
    if (text[start - 1] === "\\") faults.push(backslash(written));
    else if (end < 0) {
      const message = `${quote(written)} is not closed`;
      return [...faults, { message, fix: "add the closing brace" }];
    } else if (start >= from) {
      const fault = variableFault(written.slice(2, -1), faultOf);
      if (fault !== undefined) faults.push(fault);
    }
  }
  return faults;
}

/** `$(aws:username)`, `{aws:username}` and `$aws:username`: a key that AWS has, in what other languages mark variables with. */
const OTHER_MARKS = /\$\(([^(){}$]+)\)|(?<![${])\{([^(){}$]+)\}(?!\})|\$([\w-]+:[\w.-]+)/g;

function unmarked(text: string, isKnown: (name: string) => boolean): Fault[] {
  return [...text.matchAll(OTHER_MARKS)].flatMap(([written, round, bare, plain]): Fault[] => {
    const name = (round ?? bare ?? plain ?? "").trim();
    if (!name.includes(":") || !isKnown(name)) return [];
    const message = `${quote(written)} is no policy variable, and stays as it is`;
    const to = `\${${name}}`;
    return [{ message, fix: `write ${to}`, edit: { from: written, to } }];
  });
}

function backslash(written: string): Fault {
  return {
    message: `the backslash before ${quote(written)} means nothing to IAM: it becomes part of the text`,
    fix: `remove the backslash; for a dollar sign that is meant literally, write \${$}`,
  };
}

function variableFault(
  inside: string,
  faultOf: (name: string) => Fault | undefined,
): Fault | undefined {
  if (LITERALS.has(inside)) return undefined;
  const comma = inside.indexOf(",");
  const name = comma < 0 ? inside : inside.slice(0, comma);
  const rest = comma < 0 ? "" : inside.slice(comma);
  if (rest !== "" && !/^, '[^']*'$/.test(rest)) {
    const message = `the default in ${quote(`\${${inside}}`)} is not written as IAM reads it`;
    const fix = `write \${${name.trim()}, 'default'}: a comma, one space, and single quotes`;
    return { message, fix };
  }
  if (name !== name.trim()) {
    const message = `${quote(`\${${inside}}`)} has white space around its name`;
    return { message, fix: `write \${${name.trim()}${rest}}` };
  }
  return faultOf(name);
}

/** Keys that no service of AWS's data has: of identity providers, by the prefix of their keys. */
const PROVIDERS: readonly string[] = ["saml"];

function nameFault(name: string, reference: ServiceReference): Fault | undefined {
  const colon = name.indexOf(":");
  const prefix = name.slice(0, Math.max(colon, 0)).toLowerCase();
  if (isIotVariable(name)) return iotInIam(name);
  // Keys of identity providers begin with the provider's host.
  if (prefix.includes(".") || PROVIDERS.includes(prefix)) return undefined;
  const known = reference.conditionKey(name);
  if (known !== undefined) {
    return known.type.startsWith("ArrayOf") ? severalValues(name) : undefined;
  }
  const message = `AWS has no policy variable ${quote(`\${${name}}`)}`;
  const keys = reference.conditionKeyNames(reference.hasService(prefix) ? prefix : "aws");
  const near = nearestConditionKey(name, keys);
  const sure = near === undefined ? {} : keyEdit(name, near, keys);
  return { message, fix: nameFix(name, prefix, reference), ...sure };
}

function nameFix(name: string, prefix: string, reference: ServiceReference): string {
  const meant = (near: string | undefined): string | undefined =>
    near === undefined
      ? undefined
      : near === name
        ? `write \${${name}/KEY}, with the key of a tag`
        : `did you mean ${quote(`\${${near}}`)}?`;
  if (reference.hasService(prefix)) {
    const near = nearestConditionKey(name, reference.conditionKeyNames(prefix));
    return meant(near) ?? `use a global condition key, or one of ${prefix}`;
  }
  const near = meant(nearestConditionKey(name, reference.conditionKeyNames("aws")));
  const prefixes = ["aws", "credentials-iot", ...PROVIDERS, ...reference.serviceNames];
  const service = prefix === "" ? undefined : didYouMean(prefix, prefixes);
  return near ?? service ?? "write a condition key of AWS's, such as ${credentials-iot:ThingName}";
}

function iotInIam(name: string): Fault {
  return {
    message: `${quote(`\${${name}}`)} is filled in policies of AWS IoT only, not in those of a role`,
    fix: `write ${inIam(name)}: what a role for devices has instead`,
  };
}

/** The variable of an IAM role that says what one of AWS IoT's own policies says. */
function inIam(name: string): string {
  const meant = IOT_VARIABLES.find(({ pattern }) => pattern.test(name))?.inIam;
  return meant === undefined
    ? "${credentials-iot:ThingName}, ${credentials-iot:ThingTypeName} or ${credentials-iot:AwsCertificateId}"
    : `\${${meant}}`;
}

function severalValues(name: string): Fault {
  return {
    message: `${quote(`\${${name}}`)} has several values, and IAM fills in keys of one value only`,
    fix: "put it under Condition, with ForAnyValue: or ForAllValues:",
  };
}

/** Kinds of operators whose values are compared as they stand. That Bool is one of them, AWS's pages disagree on. */
const WITHOUT_VARIABLES: ReadonlySet<string> = new Set([
  "Numeric",
  "Date",
  "Binary",
  "IPAddress",
  "Null",
]);

function misplaced(statement: WrittenStatement): StatementFault[] {
  const inNames = [
    ...items(statement, "Action", "NotAction").map((item) => ({ ...item, where: "an action" })),
    ...principals(statement).map((item) => ({ ...item, where: "a principal" })),
    ...keys(statement).map((item) => ({ ...item, where: "a condition's key" })),
  ];
  const compared = conditionValues(statement)
    .filter(({ operator }) => WITHOUT_VARIABLES.has(readOperator(operator)?.kind ?? ""))
    .map((item) => ({ ...item, where: `a value of ${item.operator}` }));
  return [...inNames, ...compared]
    .filter(({ text }) => text.includes("${"))
    .map(({ text, at, where }) => ({
      id: "unknown-policy-variable",
      message: `IAM fills in no variable in ${where}: ${quote(text)} stays as it is`,
      fix: "write the value itself, or move the variable to a Resource, or to a String or Arn condition",
      at,
    }));
}

function principals({
  Principal = {},
}: WrittenStatement): { text: string; at: (string | number)[] }[] {
  return Object.entries(Principal).flatMap(([type, texts]) =>
    texts.map((text, index) => ({ text, at: ["Principal", type, index] })),
  );
}

function keys({ Condition = {} }: WrittenStatement): { text: string; at: string[] }[] {
  return Object.entries(Condition).flatMap(([operator, tests]) =>
    Object.keys(tests).map((text) => ({ text, at: ["Condition", operator, text] })),
  );
}
