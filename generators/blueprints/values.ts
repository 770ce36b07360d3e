import { didYouMean } from "../iam/nearest";
import { quote } from "../problem";
import type { ParameterData } from "./schema";

/** A parameter's value once it is checked. */
export type Value = string | number | boolean | readonly string[];

const TYPE_NAMES = {
  string: "a string",
  boolean: "true or false",
  number: "a number",
  list: "a list of strings, with at least one element",
} as const;

const TYPE_EXAMPLES = { string: '"text"', boolean: "true", number: "1", list: '["text"]' } as const;

/** Why a value does not fit a parameter: a sentence without its subject, and what to write. */
export function valueFault(
  parameter: ParameterData,
  value: unknown,
): { message: string; fix: string } | undefined {
  if (!hasType(parameter.type, value)) {
    return {
      message: `must be ${TYPE_NAMES[parameter.type]}, but is ${quote(value)}`,
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
  return undefined;
}

function hasType(type: ParameterData["type"], value: unknown): boolean {
  if (type !== "list") return typeof value === type;
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string")
  );
}
