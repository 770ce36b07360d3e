import { RE2JS } from "re2js";
import { didYouMean } from "../text/nearest";
import { quote } from "../problem";
import type { ParameterData } from "./schema";

/** A parameter's value once it is checked. */
export type Value = string | number | boolean | readonly string[];

const patterns = new Map<string, RE2JS>();

/**
 * A pattern as Terraform reads it (RE2): the same in the fleet file and in a module, and never slow,
 * whatever it is asked about.
 *
 * @throws where it is none
 */
export function compiled(pattern: string): RE2JS {
  const known = patterns.get(pattern) ?? RE2JS.compile(pattern);
  patterns.set(pattern, known);
  return known;
}

const TYPE_NAMES = {
  string: "a string",
  boolean: "true or false",
  number: "a number",
  list: "a list of strings",
} as const;

function exampleOf({ type, enum: values, minimum }: ParameterData): string {
  const known = type === "number" ? minimum : type === "string" ? values?.[0] : undefined;
  return known === undefined ? TYPE_EXAMPLES[type] : JSON.stringify(known);
}

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
      fix: `write, for example, ${exampleOf(parameter)}`,
    };
  }
  const pattern = parameter.pattern === undefined ? undefined : compiled(parameter.pattern);
  for (const item of Array.isArray(value) ? (value as string[]) : [value]) {
    if (parameter.enum && !parameter.enum.includes(String(item))) {
      return {
        message: `must be one of ${parameter.enum.map(quote).join(", ")}, but is ${quote(item)}`,
        fix: didYouMean(String(item), parameter.enum) ?? "use one of them",
      };
    }
    if (pattern && !pattern.matcher(String(item)).find()) {
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

/** A list may be empty if its default is, or if all that names it is there for its elements only. */
export function mayBeEmpty(parameter: ParameterData): boolean {
  if (parameter.onlyAdds === true) return true;
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
