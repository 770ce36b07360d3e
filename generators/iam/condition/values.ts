import { isIP } from "node:net";
import { quote } from "../../problem";
import { arnFields } from "../arn/parts";
import type { Operator, ValueKind } from "./operators";
import type { Fault } from "../fault";

type Scalar = string | number | boolean;

/** What the values of a kind look like: a test, and the words for it in a message. */
interface ValueShape {
  readonly test: (value: string) => boolean;
  readonly fix: string;
}

/**
 * Sources: AWS IAM User Guide, reference_policies_elements_condition_operators. That Bool and Null
 * take other spellings than the lower-case ones is unverified, so they are not taken here.
 */
const SHAPES: Readonly<Record<ValueKind, ValueShape>> = {
  String: { test: () => true, fix: "" },
  Numeric: { test: (value) => /^-?\d+(\.\d+)?$/.test(value), fix: "write a number, as 3600" },
  Date: { test: isDate, fix: "write a date as 2026-01-31T00:00:00Z, or seconds since 1970" },
  Bool: { test: isBoolean, fix: 'write "true" or "false"' },
  Null: { test: isBoolean, fix: 'write "true" (the key is absent) or "false" (it is there)' },
  Binary: { test: isBase64, fix: "write the bytes in base64" },
  IPAddress: {
    test: isIpRange,
    fix: "write an address or a range, as 203.0.113.0/24 or 2001:db8::/32",
  },
  ARN: {
    test: isArnShape,
    fix: "write all six parts: arn:partition:service:region:account:resource",
  },
};

/** Kinds whose values may hold policy variables. Source: reference_policies_variables. */
const TAKE_VARIABLES: readonly ValueKind[] = ["String", "ARN"];

/** What is wrong with one value of a condition, under its operator; undefined for a sound one. */
export function valueFault(value: unknown, name: string, operator: Operator): Fault | undefined {
  if (!isScalar(value)) {
    const message = `${name} compares with ${quote(value)}, which is no text, number or boolean`;
    return { message, fix: "write a value or a list of values" };
  }
  const text = String(value);
  // The API's character set for policy documents.
  if (/[^\t\n\r\u0020-\u00FF]/u.test(text)) {
    const message = `IAM does not take a character of the value ${quote(text)}`;
    return { message, fix: "use the characters of Latin-1 only" };
  }
  if (/\$\{(?![*?$]\})/.test(text)) {
    if (TAKE_VARIABLES.includes(operator.kind)) return undefined;
    const message = `${name} cannot compare with a policy variable, as ${quote(text)} is one`;
    return { message, fix: "use variables with String and Arn operators only" };
  }
  const { test, fix } = SHAPES[operator.kind];
  return test(text) ? undefined : { message: `${quote(text)} is no value for ${name}`, fix };
}

function isScalar(value: unknown): value is Scalar {
  return ["string", "number", "boolean"].includes(typeof value);
}

function isBoolean(value: string): boolean {
  return value === "true" || value === "false";
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
}

function isIpRange(value: string): boolean {
  const [address = "", bits, ...rest] = value.split("/");
  const version = isIP(address);
  if (version === 0 || address.includes("%") || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

/** An ARN or a pattern of one; a pattern that starts with a wildcard may stand for several parts. */
function isArnShape(value: string): boolean {
  const fields = arnFields(value);
  return value === "*" || (/^(arn|[*?])/.test(fields[0] ?? "") && fields.length === 6);
}

/** Epoch seconds, or the W3C profile of ISO 8601, of a day that exists. */
function isDate(value: string): boolean {
  if (/^\d+$/.test(value)) return true;
  const zone = "T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)";
  const match = new RegExp(`^(\\d{4})-(\\d\\d)(?:-(\\d\\d)(?:${zone})?)?$`).exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? "01")];
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month does not have leads into another month.
  return date.getUTCMonth() === month - 1;
}
