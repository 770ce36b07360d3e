import { parameterOf, testsOf } from "../blueprints/parts";
import type {
  BlueprintStatement,
  BlueprintTrust,
  ParameterData,
  When,
  WhenCondition,
} from "../blueprints/schema";
import { compare } from "../iam/names";
import { isFault, parseTemplate } from "../spec/template";
import type { Template } from "../spec/template";
import { escapeText, hclCall, hclList, hclObject, hclString, hclValue } from "./hcl";
import type { Hcl } from "./hcl";

/** What a placeholder is in HCL: an expression, of one string or of many. */
export interface Variable {
  readonly code: Hcl;
  readonly type: "string" | "boolean" | "number" | "list";
}

/** What placeholders and `when`s refer to, where an expression will stand. */
export type Variables = (name: string) => Variable;

type OneOrMany = string | readonly string[];

/** A blueprint string that is one string: a quoted template. */
export function lowerString(text: string, variables: Variables): Hcl {
  return quoted(templateOf(text), (name) => variables(name).code);
}

/** Blueprint strings as a list: each list among their placeholders gives one string per element. */
export function lowerStrings(texts: OneOrMany, variables: Variables): Hcl {
  const given = [...[texts].flat()].sort(compare).map(templateOf);
  const single = given.filter((template) => listsIn(template, variables).length === 0);
  const many = given.filter((template) => listsIn(template, variables).length > 0);
  const fixed = single.map((template) => quoted(template, (name) => variables(name).code));
  const parts = [
    ...(fixed.length > 0 ? [hclList(fixed)] : []),
    ...many.map((template) => perElement(template, variables)),
  ];
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : hclCall("concat", ...parts);
}

/** `[for x in var.buckets : "…${x}…"]`, nested and flattened where there are several lists. */
function perElement(template: Template, variables: Variables): Hcl {
  const lists = listsIn(template, variables);
  const [only] = template.parts;
  if (template.parts.length === 1 && only !== undefined && "name" in only) {
    return `tolist(${variables(only.name).code})`;
  }
  const names = new Map(lists.map((name) => [name, singular(name)]));
  const body = quoted(template, (name) => names.get(name) ?? variables(name).code);
  const loops = lists.reduceRight<Hcl>(
    (inner, name) => `[for ${names.get(name) ?? name} in ${variables(name).code} : ${inner}]`,
    body,
  );
  return lists.length > 1 ? hclCall("flatten", loops) : loops;
}

/** The name of one element: `bucket` of `buckets`. */
function singular(name: string): string {
  const one = name.replace(/ies$/, "y").replace(/s$/, "");
  return /^(for|if|in|null|true|false)?$/.test(one) ? `${name}_item` : one;
}

function listsIn({ parts }: Template, variables: Variables): string[] {
  const names = parts.flatMap((part) => ("name" in part ? [part.name] : []));
  return [...new Set(names)].filter((name) => variables(name).type === "list");
}

function quoted({ parts }: Template, code: (name: string) => Hcl): Hcl {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && "name" in only) return code(only.name);
  // A sign before an interpolation would escape it: `$` + `${x}` is read as literal text.
  const inner = parts.map((part, index) => {
    if ("name" in part) return `\${${code(part.name)}}`;
    const text = escapeText(part.text);
    const before = index + 1 < parts.length && /[$%]$/.test(text);
    return before ? `${text.slice(0, -1)}\${"${text.slice(-1)}"}` : text;
  });
  return `"${inner.join("")}"`;
}

function templateOf(text: string): Template {
  const template = parseTemplate(text);
  return isFault(template) ? { parts: [{ text }] } : template;
}

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
    const { type, enum: all } = parameters[name] ?? {};
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

/** A list of statements, those with a `when` only if it holds. */
export function lowerStatements(
  statements: readonly { readonly when: When | undefined; readonly body: Hcl }[],
  variables: Variables,
  more: readonly Hcl[] = [],
): Hcl {
  const parts: Hcl[] = [];
  let fixed: Hcl[] = [];
  const flush = (): void => {
    if (fixed.length > 0) parts.push(brokenList(fixed));
    fixed = [];
  };
  for (const { when, body } of statements) {
    const condition = allOf(lowerWhen(when, variables));
    if (condition === undefined) {
      fixed.push(body);
      continue;
    }
    flush();
    parts.push(`${condition} ? ${brokenList([body])} : []`);
  }
  flush();
  const all = [...parts, ...more];
  const [only] = all;
  if (all.length === 1 && only !== undefined) return only;
  return all.length === 0
    ? "[]"
    : `concat(\n${all.map((part) => `${indented(part)},\n`).join("")})`;
}

function brokenList(items: readonly Hcl[]): Hcl {
  return `[\n${items.map((item) => `${indented(item)},\n`).join("")}]`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

/** A statement of a policy. */
export function lowerStatement(
  { Sid, Effect = "Allow", Action, Resource, Condition }: Partial<BlueprintStatement>,
  variables: Variables,
): Hcl {
  return hclObject([
    ...(Sid === undefined ? [] : [["Sid", hclString(Sid)] as const]),
    ["Effect", hclString(Effect)],
    ["Action", lowerStrings(Action ?? [], variables)],
    ["Resource", lowerStrings(Resource ?? [], variables)],
    ...lowerCondition(Condition, variables),
  ]);
}

/** A statement of a trust policy. */
export function lowerTrust(
  { Principal, Action = "sts:AssumeRole", Condition }: BlueprintTrust,
  variables: Variables,
): Hcl {
  const principals = Object.entries(Principal)
    .filter(([, names]) => names !== undefined)
    .sort(([a], [b]) => compare(a, b))
    .map(([kind, names]) => [kind, lowerStrings(names ?? [], variables)] as const);
  return hclObject([
    ["Effect", hclString("Allow")],
    ["Principal", hclObject(principals)],
    ["Action", lowerStrings(Action, variables)],
    ...lowerCondition(Condition, variables),
  ]);
}

function lowerCondition(
  condition: BlueprintStatement["Condition"],
  variables: Variables,
): (readonly [string, Hcl])[] {
  if (condition === undefined) return [];
  const operators = Object.entries(condition)
    .sort(([a], [b]) => compare(a, b))
    .map(([operator, keys]) => {
      const asked = Object.entries(keys)
        .sort(([a], [b]) => compare(a, b))
        .map(([key, values]) => [key, lowerStrings(values, variables)] as const);
      return [operator, hclObject(asked)] as const;
    });
  return [["Condition", hclObject(operators)]];
}

/** A document, as `jsonencode` makes it. */
export function lowerDocument(statements: Hcl): Hcl {
  return `jsonencode(${hclObject([
    ["Version", hclString("2012-10-17")],
    ["Statement", statements],
  ])})`;
}
