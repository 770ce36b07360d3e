/**
 * The condition operators: what each says of one value of the request and one of the policy.
 * Source: AWS IAM User Guide, reference_policies_elements_condition_operators.
 */
import type { ValueKind } from "../condition/operators";
import { isInRange, parseAddress, parseRange } from "./addresses";
import { arnLike } from "./arns";
import { compareInstants, parseInstant } from "./dates";
import { compareDecimals, parseDecimal } from "./numbers";
import { isPlainLike, plain, testText, type Scope } from "./texts";
import { either, type Truth } from "./truth";

/** What one value of a policy says to one value of a request. */
export type Test = (given: string, scope: Scope, key: string) => Truth;

/** A value of a policy, read once; undefined for one that the operator cannot take. */
type Reader = (wanted: string) => Test | undefined;

/** Operators that hold where none of their values does, by the one that each turns round. */
export const NEGATIONS: ReadonlyMap<string, string> = new Map([
  ["StringNotEquals", "StringEquals"],
  ["StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase"],
  ["StringNotLike", "StringLike"],
  ["NumericNotEquals", "NumericEquals"],
  ["DateNotEquals", "DateEquals"],
  ["NotIpAddress", "IpAddress"],
  ["ArnNotEquals", "ArnEquals"],
  ["ArnNotLike", "ArnLike"],
]);

/** What a comparison says of "the request's value less the policy's". */
const COMPARISONS: ReadonlyMap<string, (apart: number) => boolean> = new Map([
  ["Equals", (apart: number) => apart === 0],
  ["LessThan", (apart: number) => apart < 0],
  ["LessThanEquals", (apart: number) => apart <= 0],
  ["GreaterThan", (apart: number) => apart > 0],
  ["GreaterThanEquals", (apart: number) => apart >= 0],
]);

/** A value of the request that is none of the operator's kind: no positive operator matches it. */
function unreadable(scope: Scope): Truth {
  return scope.negated ? "request-value" : false;
}

/** Keys that hold the value of a tag. */
const TAGS = /^aws:(resource|request|principal)tag\//i;

/** A comparison of texts; of tags, it is open whether their case counts. */
function texts(same: (given: string, filled: string) => boolean): Reader {
  return (wanted) => (given, scope, key) =>
    testText([wanted], scope, ([filled = ""]) => {
      const [value, pattern] = [plain(given), filled];
      if (same(value, pattern)) return true;
      return TAGS.test(key) && same(value.toLowerCase(), pattern.toLowerCase())
        ? "tag-value-case"
        : false;
    });
}

const like = texts((given, pattern) => isPlainLike(given, pattern));
const equal = texts((given, filled) => given === plain(filled));
const equalIgnoringCase = texts(
  (given, filled) => given.toLowerCase() === plain(filled).toLowerCase(),
);

function numeric(holds: (apart: number) => boolean): Reader {
  return (wanted) => {
    const limit = parseDecimal(wanted);
    if (limit === undefined) return undefined;
    return (given, scope) => {
      const value = parseDecimal(given);
      return value === undefined ? unreadable(scope) : holds(compareDecimals(value, limit));
    };
  };
}

function date(holds: (apart: number) => boolean): Reader {
  return (wanted) => {
    const limit = parseInstant(wanted);
    if (limit === undefined) return undefined;
    return (given, scope) => {
      const value = parseInstant(given);
      if (value === undefined) return unreadable(scope);
      const [coarse, fine] = [false, true].map((one) => holds(compareInstants(value, limit, one)));
      return either(coarse ?? false, fine ?? false, "date-fraction");
    };
  };
}

const address: Reader = (wanted) => {
  const range = parseRange(wanted);
  if (range === undefined) return undefined;
  return (given, scope) => {
    const value = parseAddress(given);
    if (value === undefined) return unreadable(scope);
    return isInRange(value, range) ?? (scope.negated ? "other-family" : false);
  };
};

const BOOLEAN = /^(true|false)$/i;

/** `true` and `false`; in other case, and in a variable, it is open whether they count. */
const bool: Reader = (wanted) => {
  const isVariable = wanted.includes("${");
  if (!isVariable && !BOOLEAN.test(wanted)) return undefined;
  return (given, scope) =>
    testText([wanted], scope, ([filled = ""]) => {
      if (!BOOLEAN.test(given) || given.toLowerCase() !== filled.toLowerCase()) return false;
      if (isVariable) return "variable-in-bool";
      return given === filled ? true : "bool-case";
    });
};

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** Bytes, in base64 on both sides. */
const binary: Reader = (wanted) => {
  const bytes = bytesOf(wanted);
  return bytes === undefined ? undefined : (given) => bytesOf(given) === bytes;
};

/** The bytes as a text to compare: what the last sign says beyond them is dropped. */
function bytesOf(text: string): string | undefined {
  return BASE64.test(text) ? atob(text) : undefined;
}

const arn: Reader = (wanted) => (given, scope) => arnLike(wanted, given, scope);

function comparisons(
  kind: string,
  reader: (holds: (apart: number) => boolean) => Reader,
): [string, Reader][] {
  return [...COMPARISONS].map(([name, holds]) => [`${kind}${name}`, reader(holds)]);
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["StringEquals", equal],
  ["StringEqualsIgnoreCase", equalIgnoringCase],
  ["StringLike", like],
  ...comparisons("Numeric", numeric),
  ...comparisons("Date", date),
  ["Bool", bool],
  ["BinaryEquals", binary],
  ["IpAddress", address],
  ["ArnEquals", arn],
  ["ArnLike", arn],
]);

/** What a value has to look like, for the message about one that does not. */
export const VALUE_FIXES: Readonly<Record<ValueKind, string>> = {
  String: "write a text",
  Numeric: "write a number, as 3600",
  Date: "write a date as 2026-01-31T00:00:00Z, or seconds since 1970",
  Bool: 'write "true" or "false"',
  Binary: "write the bytes in base64",
  IPAddress: "write an address or a range, as 203.0.113.0/24 or 2001:db8::/32",
  ARN: "write an ARN or a pattern of one",
  Null: 'write "true" (the key is absent) or "false" (it is there)',
};

/**
 * The test of a value of a policy under an operator, without negation; undefined where the operator cannot take the
 * value. `base` is an operator other than Null.
 */
export function readTest(base: string, wanted: string): Test | undefined {
  return READERS.get(NEGATIONS.get(base) ?? base)?.(wanted);
}
