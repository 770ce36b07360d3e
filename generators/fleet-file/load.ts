import { dirname } from "node:path";
import { cut, problem, quote } from "../problem";
import type { Problem } from "../problem";
import { parseSource } from "../source/document";
import type { SourceDocument } from "../source/document";
import { repair } from "./repair";
import { schemaProblems } from "../source/schema-problems";
import { specJsonSchema, specSchema } from "./schema";
import type { SpecData } from "./schema";
import { semanticProblems } from "./semantics";
import { located } from "../source/located";
import { readSource, type Unwritten } from "../source/source";

/** A fleet file that holds together: what was said, and where. */
export interface Spec {
  readonly data: SpecData;
  readonly document: SourceDocument;
  /** The folder of the file: relative paths in it start here. */
  readonly folder: string;
}

/**
 * What a file gave. With errors among the problems, `spec` is what could be made of the rest of the file:
 * good for finding more problems, never for generating.
 */
export interface SpecResult {
  readonly spec?: Spec;
  readonly problems: readonly Problem[];
  /** The text, where the file could be read: code frames quote it. */
  readonly text?: string;
}

/**
 * Reads a fleet file (YAML 1.2 or JSON). All problems of the file come at once, each with its place;
 * only where the text is no YAML, or no mapping, is there nothing more to find.
 *
 * @param unwritten files that are to be taken for written
 */
export function loadSpec(path: string, unwritten?: Unwritten): SpecResult {
  const source = readSource(path, undefined, unwritten);
  if ("id" in source) return { problems: [source] };
  const document = parseSource(source);
  if (!("data" in document)) return { problems: document, text: source.text };
  const { text } = source;
  const shape = rootProblem(document);
  if (shape) return { problems: [shape], text };
  const parsed = specSchema.safeParse(document.data);
  const issues = parsed.success ? [] : parsed.error.issues;
  const data = parsed.success ? parsed.data : repair(document.data, issues);
  const problems = [
    ...(issues.length === 0 ? [] : schemaProblems(issues, document.data, specJsonSchema())).map(
      (problem) => accountHint(problem, document),
    ),
    ...(data === undefined ? [] : semanticProblems(data)),
  ];
  return {
    ...(data === undefined ? {} : { spec: { data, document, folder: dirname(path) } }),
    problems: withInexact(located(problems, document), document),
    text,
  };
}

/** A number that a problem already speaks of needs no second one. */
function withInexact(problems: readonly Problem[], { inexact }: SourceDocument): Problem[] {
  const places = new Set(problems.map(({ location }) => placeOf(location)));
  return [...problems, ...inexact.filter(({ location }) => !places.has(placeOf(location)))];
}

function placeOf(location: Problem["location"]): string {
  return `${String(location?.line)}:${String(location?.column)}`;
}

function rootProblem(document: SourceDocument): Problem | undefined {
  const { data, file } = document;
  if (typeof data === "object" && data !== null && !Array.isArray(data)) return undefined;
  const empty = data === null || data === undefined;
  return problem(empty ? "empty-file" : "wrong-type", {
    message: empty ? `${file} is empty` : `${file} must be a mapping, but is ${quote(data)}`,
    fix: "start with version: 1, then environments: and fleets:",
    location: { file, line: 1, column: 1 },
  });
}

/** An unquoted account id is a number to YAML, and has lost its leading zeros: quote what was written. */
function accountHint(problem: Problem, document: SourceDocument): Problem {
  const path = problem.path ?? [];
  if (path.length !== 3 || path[0] !== "environments" || path[2] !== "account") return problem;
  const written = document.written(path) ?? "";
  if (problem.id === "missing-key") return problem;
  if (problem.id === "wrong-type" && /^\d+$/.test(written)) {
    return {
      ...problem,
      id: "account-not-quoted",
      message: `the account id ${cut(written, 80)} is a number here, which loses leading zeros`,
      fix: `quote it: account: ${quote(written.padStart(12, "0"))}`,
    };
  }
  return {
    ...problem,
    id: "bad-account",
    message: `the account id ${quote(written)} is not 12 digits`,
    fix: 'write the 12 digits in quotes: account: "111111111111"',
  };
}
