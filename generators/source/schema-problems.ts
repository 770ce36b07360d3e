import type { z } from "zod";
import { meant } from "../text/meant";
import { cut, problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { ProblemId } from "../problem-kinds";
import { ownValue } from "../text/own-value";
import { keysOf, schemaAt } from "./json-schema";
import type { JsonSchema } from "./json-schema";
import { example, fixFor } from "./schema-fixes";

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
  return problemsOf(issues, [], data, schema);
}

function problemsOf(
  issues: readonly Issue[],
  base: DataPath,
  data: unknown,
  schema: JsonSchema,
): Problem[] {
  const there = misspeltKeys(issues, base, schema);
  // What a mapping lacks may be what its unknown key was meant to say.
  const unread = new Set(
    issues.filter(({ code }) => code === "unrecognized_keys").map(({ path }) => path.join("\n")),
  );
  const isTold = ({ code, path }: Issue): boolean =>
    there.has(JSON.stringify([...base, ...path])) ||
    (code === "custom" && unread.has(path.join("\n")));
  return issues
    .filter((issue) => !isTold(issue))
    .flatMap((issue) => toProblems(issue, base, data, schema));
}

/** Paths of keys that are missing only where they are misspelt. */
function misspeltKeys(
  issues: readonly Issue[],
  base: DataPath,
  schema: JsonSchema,
): ReadonlySet<string> {
  const paths = issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [];
    const path = [...base, ...issue.path] as DataPath;
    return issue.keys.flatMap((key) => {
      const meantKey = keyMeant([...path, key], schema);
      return meantKey === undefined ? [] : [JSON.stringify([...path, meantKey])];
    });
  });
  return new Set(paths);
}

/** The key that a key at a path was surely meant to be. */
export function keyMeant(path: DataPath, schema: JsonSchema): string | undefined {
  const known = keysOf(schemaAt(schema, path.slice(0, -1)) ?? {});
  return meant(String(path.at(-1)), known, "").edit?.to;
}

const ABOUT_VALUES = new Set(["invalid_union", "invalid_type", "invalid_value"]);

function toProblems(issue: Issue, base: DataPath, data: unknown, schema: JsonSchema): Problem[] {
  const path = [...base, ...issue.path] as DataPath;
  const value = valueAt(data, path);
  const nothing = nothingThere(path, value, issue, schema);
  if (nothing) return [nothing];
  const wrong = (id: ProblemId, must: string): Problem[] => [
    mismatch(id, path, must, value, schema),
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], schema));
    case "invalid_union": {
      const nested = fittingBranch(issue.errors);
      if (nested) return problemsOf(nested, path, data, schema);
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
      return wrong("wrong-value", lowerFirst(issue.message.replace(/^Invalid string: /, "")));
  }
}

function nothingThere(
  path: DataPath,
  value: unknown,
  { code }: Issue,
  schema: JsonSchema,
): Problem | undefined {
  if (path.length === 0 && (value ?? null) === null) return emptyFile(schema);
  return value === undefined && ABOUT_VALUES.has(code) ? missingKey(path, schema) : undefined;
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
        : undefined;
  const remove = begunAlike(key, known) ?? `remove it; known keys: ${known.join(", ")}`;
  return problem("unknown-key", {
    message: `${place(path.slice(0, -1))} has no key ${quote(key)}`,
    ...(hint === undefined ? meant(key, known, remove) : { fix: hint }),
    path,
    atKey: true,
  });
}

/** `max_session_duration` for `max_session`: other tools have longer names for the same. */
function begunAlike(key: string, known: readonly string[]): string | undefined {
  const alike = known.filter((one) => key.startsWith(`${one}_`));
  return alike.length === 1 ? `did you mean ${quote(alike[0])}?` : undefined;
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

function emptyFile(schema: JsonSchema): Problem {
  const shown = example([], schema);
  return problem("empty-file", {
    message: "the file is empty",
    fix: shown === undefined ? "write what belongs into it" : `write, for example, ${shown}`,
    path: [],
  });
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
    ...fixFor(path, must, value, schema),
    path,
  });
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

/** The value at a path of plain data, or undefined where the path leads nowhere. */
export function valueAt(data: unknown, path: DataPath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = ownValue(value as Readonly<Record<string, unknown>>, String(step));
  }
  return value;
}
