import { RE2JS } from "re2js";
import { didYouMean, fewOf, listed } from "../text/nearest";
import { cut, quote } from "../problem";
import type { ParameterData } from "./schema";

/** A parameter's value once it is checked. */
export type Value = string | number | boolean | readonly string[];

/** A pattern as Terraform reads it, or why it is none. */
type Pattern = { readonly matches: RE2JS } | { readonly fault: string };

const patterns = new Map<string, Pattern>();

/** RE2 takes time for each character times each step of the pattern: both have a bound that nothing real meets. */
const LONGEST_PATTERN = 1000;
const MOST_STEPS = 20_000;
const LONGEST_VALUE = 10_000;

function patternOf(text: string): Pattern {
  const known = patterns.get(text) ?? readPattern(text);
  patterns.set(text, known);
  return known;
}

function readPattern(text: string): Pattern {
  if (text.length > LONGEST_PATTERN) {
    return { fault: `it has more than ${String(LONGEST_PATTERN)} characters` };
  }
  try {
    const matches = RE2JS.compile(text);
    const steps = matches.programSize();
    return steps > MOST_STEPS ? { fault: "its repetitions multiply" } : { matches };
  } catch (error) {
    return { fault: (error as Error).message.replace("error parsing regexp: ", "") };
  }
}

/** Why a pattern is no regular expression that Terraform would take. */
export function patternFault(pattern: string): string | undefined {
  const read = patternOf(pattern);
  return "fault" in read ? read.fault : undefined;
}

/**
 * Whether a value matches a pattern as Terraform reads it (RE2): the same in the fleet file and in a
 * module, and never slow. Where the pattern is none, that is the problem, and not what it is asked about.
 */
export function matchesPattern(pattern: string, value: string): boolean {
  const read = patternOf(pattern);
  return "fault" in read || (value.length <= LONGEST_VALUE && read.matches.matcher(value).find());
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

interface ValueFault {
  readonly message: string;
  readonly fix: string;
  /** Which element of a list it is of. */
  readonly index?: number;
}

/** Why a value does not fit a parameter: a sentence without its subject, and what to write. */
export function valueFault(parameter: ParameterData, value: unknown): ValueFault | undefined {
  if (!hasType(parameter, value)) {
    const more = parameter.type === "list" && !mayBeEmpty(parameter) ? NOT_EMPTY : "";
    return {
      message: `must be ${TYPE_NAMES[parameter.type]}${more}, but is ${quote(value)}`,
      fix: `write, for example, ${exampleOf(parameter)}`,
    };
  }
  if (!Array.isArray(value)) return itemFault(parameter, value) ?? rangeFault(parameter, value);
  const faults = value.map((item) => itemFault(parameter, item));
  const index = faults.findIndex((fault) => fault !== undefined);
  const fault = faults[index];
  return fault && { ...fault, index };
}

function itemFault({ enum: known, pattern }: ParameterData, item: unknown): ValueFault | undefined {
  if (known && !known.includes(String(item))) {
    return {
      message: `must be one of ${listed(known.map(quote))}, but is ${quote(item)}`,
      fix: didYouMean(String(item), fewOf(known)) ?? "use one of them",
    };
  }
  if (pattern === undefined || matchesPattern(pattern, String(item))) return undefined;
  return {
    message: `must match ${cut(pattern, 80)}, but is ${quote(item)}`,
    fix: namedFix(String(item), pattern),
  };
}

/** The name, where an ARN or a URL was written and a name is asked for. */
function namedFix(text: string, pattern: string): string {
  const name = namesIn(text).find((one) => matchesPattern(pattern, one));
  return name === undefined ? "write a value of that form" : `write ${quote(name)}: the name alone`;
}

/** What an ARN or a URL can have as its name: what is behind its type, or at its end. */
function namesIn(text: string): string[] {
  const s3 = /^(?:s3:\/\/|arn:[^:]*:s3:::)([^/]+)/.exec(text)?.[1];
  if (s3 !== undefined) return [s3];
  const group = /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(text)?.[1];
  if (group !== undefined) return [group];
  const path = /^https?:\/\/[^/]+\/(.+?)(?:\.git)?\/?$/.exec(text)?.[1];
  if (path !== undefined) return [path, path.slice(path.lastIndexOf("/") + 1)];
  const resource = /^arn:(?:[^:]*:){4}(.+)$/.exec(text)?.[1];
  if (resource === undefined) return [];
  const [, afterType = ""] = /^[^:/]+[:/](.+)$/.exec(resource) ?? [];
  return [resource, afterType, resource.slice(resource.lastIndexOf("/") + 1)];
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
