import { parameterOf, testsOf } from "../../blueprints/parts";
import type { ParameterData, When, WhenCondition } from "../../blueprints/schema";
import { hclList, hclString, hclValue } from "./hcl";
import type { Hcl } from "./hcl";
import type { Variable, Variables } from "./types";
import { ownValue } from "../../text/own-value";

/** The conditions of a `when`, none where it always holds. */
export function lowerWhen(when: When | undefined, variables: Variables): Hcl[] {
  return testsOf(when).map((test) => lowerTest(test, variables(parameterOf(test))));
}

function lowerTest(test: WhenCondition, { code, type }: Variable): Hcl {
  if (typeof test === "string") {
    const byType = {
      boolean: code,
      string: `${code} != ""`,
      list: `length(${code}) > 0`,
      number: `${code} != null`,
    };
    return byType[type];
  }
  const { equals, like, unlike } = test;
  if (equals === false) return `!${code}`;
  if (equals === true) return code;
  if (equals !== undefined) return `${code} == ${hclValue(equals)}`;
  if (like !== undefined) return matches(code, like, true);
  if (unlike !== undefined) return matches(code, unlike, false);
  return type === "list" ? `length(${code}) == 0` : `${code} == ""`;
}

/** Whether a string is like one of some patterns with `*` and `?`, or not. */
function matches(code: Hcl, patterns: readonly string[], wanted: boolean): Hcl {
  const [only = ""] = patterns;
  if (patterns.length === 1 && !/[*?]/.test(only)) {
    return `${code} ${wanted ? "==" : "!="} ${hclString(only)}`;
  }
  return `${wanted ? "" : "!"}can(regex(${hclString(regexOf(patterns))}, ${code}))`;
}

/** As one regular expression of RE2; where all ask for a part of the string, for no more than that. */
function regexOf(patterns: readonly string[]): string {
  const quoted = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, (sign) => `\\${sign}`);
  const inner = patterns.map((pattern) => /^\*([^*?]+)\*$/.exec(pattern)?.[1]);
  if (inner.every((part) => part !== undefined)) return inner.map(quoted).join("|");
  const whole = patterns.map((pattern) =>
    quoted(pattern).replaceAll("*", ".*").replaceAll("?", "."),
  );
  return `(?s)^(${whole.join("|")})$`;
}

/** All of some conditions, each once; undefined where there is none. */
export function allOf(conditions: readonly Hcl[]): Hcl | undefined {
  return conditions.length === 0 ? undefined : [...new Set(conditions)].join(" && ");
}

/**
 * What must hold for one of several parts to be there: nothing (no condition), if one always is.
 *
 * @param whens of the parts
 */
export function anyWhen(
  whens: readonly (When | undefined)[],
  variables: Variables,
  parameters: Readonly<Record<string, ParameterData>>,
): Hcl[] {
  if (coverAll(whens, parameters)) return [];
  const all = whens.map((when) => [...new Set(lowerWhen(when, variables))]);
  const sets = all.filter(
    (set, index) =>
      // Another part asks for less, or, before this one, for the same.
      !all.some(
        (other, at) =>
          at !== index && isWithin(other, set) && (at < index || other.length < set.length),
      ),
  );
  const [only] = sets;
  if (sets.length === 1 && only !== undefined) return only;
  return [`anytrue(${hclList(sets.map((set) => set.join(" && ")))})`];
}

function isWithin(part: readonly Hcl[], whole: readonly Hcl[]): boolean {
  return part.every((condition) => whole.includes(condition));
}

/** Whether parts that each ask for one value of a parameter ask, together, for all that it can have. */
function coverAll(
  whens: readonly (When | undefined)[],
  parameters: Readonly<Record<string, ParameterData>>,
): boolean {
  const asked = new Map<string, Set<unknown>>();
  for (const when of whens) {
    const [test, ...more] = testsOf(when);
    if (test === undefined) return true;
    const value = valueAsked(test);
    if (more.length > 0 || value === undefined) continue;
    const values = asked.get(parameterOf(test)) ?? new Set();
    asked.set(parameterOf(test), values.add(value));
  }
  return [...asked].some(([name, values]) => {
    const { type, enum: all } = ownValue(parameters, name) ?? {};
    if (type === "boolean") return values.has(true) && values.has(false);
    const emptyOrNot = values.has(true) && values.has("");
    return emptyOrNot || (all?.every((value) => values.has(value)) ?? false);
  });
}

/** What a test asks for: true is anything but nothing, "" is nothing; undefined for a pattern. */
function valueAsked(test: WhenCondition): string | number | boolean | undefined {
  if (typeof test === "string") return true;
  return test.empty ? "" : test.equals;
}
