import type { ParameterData } from "../../blueprints/schema";
import { matchesPattern, mayBeEmpty } from "../../blueprints/values";
import { hclList, hclString } from "./hcl";
import type { Hcl } from "./hcl";

/** Something that a value must be. */
export interface Rule {
  readonly test: (code: Hcl) => Hcl;
  readonly message: string;
  /** A value that is not. */
  readonly wrong: unknown;
}

/** The type of a parameter: what is a list in the fleet file is a set, for its order says nothing. */
export function typeOf({ type }: ParameterData): Hcl {
  return { string: "string", number: "number", boolean: "bool", list: "set(string)" }[type];
}

/** What the blueprint's schema says of a value. */
export function rules(name: string, parameter: ParameterData): Rule[] {
  const notEmpty: Rule = {
    test: (code) => `length(${code}) > 0`,
    message: `${name} must not be empty.`,
    wrong: [],
  };
  const list = parameter.type === "list" && !mayBeEmpty(parameter);
  return [
    ...(list ? [notEmpty] : []),
    ...textRules(name, parameter),
    ...rangeRules(name, parameter),
  ];
}

function textRules(name: string, { type, enum: values, pattern }: ParameterData): Rule[] {
  const list = type === "list";
  const each = (test: (code: Hcl) => Hcl): Rule["test"] =>
    list ? (code) => `alltrue([for value in ${code} : ${test("value")}])` : test;
  const wrong = (text: string): unknown => (list ? [text] : text);
  return [
    ...(values === undefined
      ? []
      : [
          {
            test: each((code) => `contains(${hclList(values.map(hclString))}, ${code})`),
            message: `${name} must be one of ${values.join(", ")}.`,
            wrong: wrong("no-such-value"),
          },
        ]),
    ...(pattern === undefined
      ? []
      : [
          {
            test: each((code) => `can(regex(${hclString(pattern)}, ${code}))`),
            message: `${name} must match ${pattern}.`,
            wrong: wrong(refusedBy(pattern)),
          },
        ]),
  ];
}

/** A text that does not match; patterns that take all of these take about everything. */
function refusedBy(pattern: string): string {
  const texts = ["!", " ", "", "\u00e9", "*", "a".repeat(2000)];
  return texts.find((text) => !matchesPattern(pattern, text)) ?? "!";
}

function rangeRules(name: string, { minimum, maximum }: ParameterData): Rule[] {
  return [
    ...(minimum === undefined
      ? []
      : [
          {
            test: (code: Hcl) => `${code} >= ${String(minimum)}`,
            message: `${name} must be at least ${String(minimum)}.`,
            wrong: minimum - 1,
          },
        ]),
    ...(maximum === undefined
      ? []
      : [
          {
            test: (code: Hcl) => `${code} <= ${String(maximum)}`,
            message: `${name} must be at most ${String(maximum)}.`,
            wrong: maximum + 1,
          },
        ]),
  ];
}
