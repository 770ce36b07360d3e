import { didYouMean } from "../iam/nearest";
import { quote } from "../problem";
import type { ParameterData } from "./schema";

/** A parameter's value once it is checked. */
export type Value = string | number | boolean | readonly string[];

const TYPE_NAMES = {
  string: "a string",
  boolean: "true or false",
  number: "a number",
  list: "a list of strings",
} as const;

const NOT_EMPTY = ", with at least one element";

const TYPE_EXAMPLES = { string: '"text"', boolean: "true", number: "1", list: '["text"]' } as const;

/** Why a value does not fit a parameter: a sentence without its subject, and what to write. */
export function valueFault(
  parameter: ParameterData,
  value: unknown,
): { message: string; fix: string } | undefined {
  if (!hasType(parameter, value)) {
    const more = parameter.type === "list" && !mayBeEmpty(parameter) ? NOT_EMPTY : "";
    return {
      message: `must be ${TYPE_NAMES[parameter.type]}${more}, but is ${quote(value)}`,
      fix: `write, for example, ${TYPE_EXAMPLES[parameter.type]}`,
    };
  }
  const pattern = parameter.pattern === undefined ? undefined : new RegExp(parameter.pattern, "u");
  for (const item of Array.isArray(value) ? (value as string[]) : [value]) {
    if (parameter.enum && !parameter.enum.includes(String(item))) {
      return {
        message: `must be one of ${parameter.enum.map(quote).join(", ")}, but is ${quote(item)}`,
        fix: didYouMean(String(item), parameter.enum) ?? "use one of them",
      };
    }
    if (pattern && !pattern.test(String(item))) {
      return {
        message: `must match ${String(parameter.pattern)}, but is ${quote(item)}`,
        fix: "write a value of that form",
      };
    }
  }
  return rangeFault(parameter, value);
}

function rangeFault(
  { minimum = -Infinity, maximum = Infinity }: ParameterData,
  value: unknown,
): { message: string; fix: string } | undefined {
  if (typeof value !== "number" || (value >= minimum && value <= maximum)) return undefined;
  const limit = value < minimum ? `at least ${String(minimum)}` : `at most ${String(maximum)}`;
  return {
    message: `must be ${limit}, but is ${String(value)}`,
    fix: "write a number in that range",
  };
}

/** A list may be empty if its default is. */
export function mayBeEmpty(parameter: ParameterData): boolean {
  return Array.isArray(parameter.default) && parameter.default.length === 0;
}

function hasType(parameter: ParameterData, value: unknown): boolean {
  if (parameter.type !== "list") return typeof value === parameter.type;
  return (
    Array.isArray(value) &&
    (value.length > 0 || mayBeEmpty(parameter)) &&
    value.every((item) => typeof item === "string")
  );
}
