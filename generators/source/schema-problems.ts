import type { z } from "zod";
import { didYouMean } from "../text/nearest";
import { cut, problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { ProblemId } from "../problem-kinds";
import { ownValue } from "../text/own-value";

/** The parts of a JSON Schema that messages are made from. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

type Issue = z.core.$ZodIssue;

/**
 * Says a schema's findings as problems: where, what was found, and an example of what to write, which
 * the schema's own `examples` give. `data` is the value that was validated.
 */
export function schemaProblems(
  issues: readonly Issue[],
  data: unknown,
  schema: JsonSchema,
): Problem[] {
  return issues.flatMap((issue) => toProblems(issue, [], data, schema));
}

const ABOUT_VALUES = new Set(["invalid_union", "invalid_type", "invalid_value"]);

function toProblems(issue: Issue, base: DataPath, data: unknown, schema: JsonSchema): Problem[] {
  const path = [...base, ...issue.path] as DataPath;
  const value = valueAt(data, path);
  if (isMissing(value, issue)) return [missingKey(path, schema)];
  const wrong = (id: ProblemId, must: string): Problem[] => [
    mismatch(id, path, must, value, schema),
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], schema));
    case "invalid_union": {
      const nested = fittingBranch(issue.errors);
      if (nested) return nested.flatMap((inner) => toProblems(inner, path, data, schema));
      return wrong("wrong-type", `must be ${expectedTypes(issue).join(" or ")}`);
    }
    case "invalid_type":
      return wrong("wrong-type", `must be ${article(issue.expected)}`);
    case "invalid_value":
      return wrong("wrong-value", `must be ${issue.values.map(quote).join(" or ")}`);
    case "too_small":
    case "too_big":
      return wrong("wrong-value", `must ${limitOf(issue)}`);
    case "invalid_key":
      return [badKey(path, issue.issues[0]?.message ?? "is no valid key")];
    default:
      return wrong("wrong-value", lowerFirst(issue.message));
  }
}

function isMissing(value: unknown, { code }: Issue): boolean {
  return value === undefined && ABOUT_VALUES.has(code);
}

function limitOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (issue.code === "too_big") return `be at most ${String(issue.maximum)}`;
  return issue.origin === "number" ? `be at least ${String(issue.minimum)}` : "not be empty";
}

/** The one branch of a union whose own type fits the value, so that its inner problem is what to say. */
function fittingBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) =>
    issues.every(
      (issue) =>
        issue.path.length > 0 || (issue.code !== "invalid_type" && issue.code !== "invalid_union"),
    ),
  );
}

function expectedTypes(issue: Issue): string[] {
  if (issue.code === "invalid_type") return [article(issue.expected)];
  if (issue.code !== "invalid_union") return [];
  return [...new Set(issue.errors.flat().flatMap(expectedTypes))];
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  record: "a mapping",
  object: "a mapping",
  int: "a whole number",
};

function article(type: string): string {
  return ownValue(ARTICLES, type) ?? `a ${type}`;
}

function unknownKey(path: DataPath, schema: JsonSchema): Problem {
  const key = String(path.at(-1));
  const known = keysOf(schemaAt(schema, path.slice(0, -1)) ?? {});
  const negated = /^Not[A-Z]/.test(key) && known.includes(key.slice(3));
  const hint =
    key === "<<"
      ? "YAML 1.2 has no merge keys: write the keys out"
      : negated
        ? `there is no ${key} here: say under ${key.slice(3)} what is meant, which is all but what ${key} names`
        : didYouMean(key, known);
  return problem("unknown-key", {
    message: `${place(path.slice(0, -1))} has no key ${quote(key)}`,
    fix: hint ?? `remove it; known keys: ${known.join(", ")}`,
    path,
    atKey: true,
  });
}

function badKey(path: DataPath, what: string): Problem {
  return problem("bad-key", {
    message: `${place(path.slice(0, -1))}: the key ${quote(path.at(-1))} ${lowerFirst(what)}`,
    fix: "rename it",
    path,
    atKey: true,
  });
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function missingKey(path: DataPath, schema: JsonSchema): Problem {
  return problem("missing-key", {
    message: `${place(path.slice(0, -1))} lacks the key ${quote(path.at(-1))}`,
    fix: `add ${example(path, schema) ?? quote(path.at(-1))}`,
    path: path.slice(0, -1),
    atKey: true,
  });
}

function mismatch(
  id: ProblemId,
  path: DataPath,
  must: string,
  value: unknown,
  schema: JsonSchema,
): Problem {
  return problem(id, {
    message: `${place(path)} ${must}, but is ${quote(value)}`,
    fix: fixFor(path, must, value, schema),
    path,
  });
}

function fixFor(path: DataPath, must: string, value: unknown, schema: JsonSchema): string {
  const key = String(path.at(-1));
  if (must.includes("a string") && (typeof value === "number" || typeof value === "boolean")) {
    return `quote it: ${cut(key, 80)}: "${String(value)}"`;
  }
  if (must === "must be a mapping" && value === null) return `write ${cut(key, 80)}: {}`;
  const shown = example(path, schema);
  return shown === undefined ? must.replace("must be", "write") : `write, for example, ${shown}`;
}

/** `fleets.warehouse.grants[0]`, or words for the root. */
export function place(path: DataPath): string {
  if (path.length === 0) return "the file";
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${String(step)}]` : `${index > 0 ? "." : ""}${cut(step, 80)}`,
    )
    .join("");
}

function example(path: DataPath, schema: JsonSchema): string | undefined {
  const value = schemaAt(schema, path)?.examples?.[0];
  const key = path.findLast((step) => typeof step === "string");
  if (value === undefined || key === undefined) return undefined;
  return `${cut(key, 80)}: ${flow(value)}`;
}

/** YAML flow style, readable where JSON would be all quotes. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) => `${scalarText(key)}: ${flow(inner)}`);
    return `{ ${pairs.join(", ")} }`;
  }
  return scalarText(value);
}

function scalarText(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[A-Za-z][\w./-]*(:[\w./-]+)*$/.test(value) ? value : JSON.stringify(value);
}

function schemaAt(schema: JsonSchema, path: DataPath): JsonSchema | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const candidates = [schema, ...(schema.anyOf ?? [])];
  for (const candidate of candidates) {
    const next = child(candidate, step);
    const found = next && schemaAt(next, rest);
    if (found) return found;
  }
  return undefined;
}

/** The keys that a mapping may have, whichever of several forms it takes. */
function keysOf({ properties = {}, anyOf = [] }: JsonSchema): string[] {
  return [...new Set([...Object.keys(properties), ...anyOf.flatMap(keysOf)])];
}

function child(schema: JsonSchema, step: string | number): JsonSchema | undefined {
  if (typeof step === "number") return schema.items;
  const named = ownValue(schema.properties, step);
  if (named !== undefined) return named;
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
}

/** The value at a path of plain data, or undefined where the path leads nowhere. */
export function valueAt(data: unknown, path: DataPath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = ownValue(value as Readonly<Record<string, unknown>>, String(step));
  }
  return value;
}
