import type { BlueprintStatement, BlueprintTrust, When } from "../../blueprints/schema";
import { compare } from "../../text/names";
import { isFault, parseTemplate } from "../../source/template";
import type { Template } from "../../source/template";
import { escapeText, hclCall, hclList, hclObject, hclString, indent } from "./hcl";
import type { Hcl } from "./hcl";
import { allOf, lowerWhen } from "./lower-when";
import type { Variables } from "./types";

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
  return isFault(template) ? { parts: [{ text }], names: [] } : template;
}

/** A list of statements, those with a `when` only if it holds. */
export function lowerStatements(
  statements: readonly { readonly when: When | undefined; readonly body: Hcl }[],
  variables: Variables,
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
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return `concat(\n${parts.map((part) => `${indent(part)},\n`).join("")})`;
}

function brokenList(items: readonly Hcl[]): Hcl {
  return `[\n${items.map((item) => `${indent(item)},\n`).join("")}]`;
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
