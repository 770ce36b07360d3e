/** One file of a project by itself: its text, its data, and what is wrong with them. */
import type { z } from "zod";
import { problem, quote } from "../problem";
import type { Location, Mending, Problem } from "../problem";
import { parseSource } from "../source/document";
import type { SourceDocument } from "../source/document";
import { located } from "../source/located";
import { schemaProblems } from "../source/schema-problems";
import type { SourceText } from "../source/source";
import { withoutPasted } from "./pasted";
import { repair } from "./repair";
import { asWritten, respell } from "./respell";
import type { Misspelt } from "./respell";
import { fileSchema, repeatedSchema, specJsonSchema } from "./schema-file";
import type { FileData, RepeatedData } from "./schema-file";

/** A file that holds together, or what could be made of the rest of it. */
export interface FleetFile {
  readonly document: SourceDocument;
  /** What is relative in it starts here. */
  readonly folder: string;
  readonly data: FileData;
}

/** Parses a file and checks its form. All problems come at once, with their places. */
export function parseFleetFile(
  source: SourceText,
  folder: string,
): { readonly file?: FleetFile; readonly problems: readonly Problem[] } {
  const written = parseSource(source);
  if (!("data" in written)) return { problems: written };
  const shape = rootProblem(written);
  if (shape) return { problems: [shape] };
  const { data: whole, problems: pasted } = withoutPasted(written.data as Mapping);
  const { plain, repeated } = apart(whole);
  const read = [checked(plain, fileSchema), checked(repeated, repeatedSchema)] as const;
  const document = spelt(written, read);
  const found = read.flatMap(({ issues, respelt }) =>
    issues.length === 0 ? [] : schemaProblems(issues, respelt, specJsonSchema()),
  );
  const problems = [...pasted, ...found].map((one) => templateHint(accountHint(one, document)));
  const [own, others] = read;
  const data = own.data && others.data && together(whole, own.data, others.data);
  return {
    ...(data && { file: { document, folder, data } }),
    problems: withInexact(located(problems, document), document),
  };
}

/** Of data whose keys were misspelt, places are where they are written. */
function spelt(
  document: SourceDocument,
  read: readonly { readonly misspelt: Misspelt }[],
): SourceDocument {
  const misspelt = new Map(read.flatMap((one) => [...one.misspelt]));
  if (misspelt.size === 0) return document;
  return {
    ...document,
    locate: (path, atKey) => document.locate(asWritten(path, misspelt), atKey),
    written: (path) => document.written(asWritten(path, misspelt)),
  };
}

type Mapping = Readonly<Record<string, unknown>>;

const SUBJECTS = ["fleets", "workloads"] as const;

/** Fleets of rows are judged as far as they are the same for all rows; the others in full. */
function apart(data: Mapping): { plain: Mapping; repeated: Mapping } {
  const sections = SUBJECTS.filter((kind) => Object.values(mapping(data[kind])).some(isRepeated));
  const part = (wanted: boolean): [string, Mapping][] =>
    sections.map((kind) => {
      const entries = Object.entries(mapping(data[kind]));
      return [kind, Object.fromEntries(entries.filter(([, one]) => isRepeated(one) === wanted))];
    });
  if (sections.length === 0) return { plain: data, repeated: {} };
  return {
    plain: { ...data, ...Object.fromEntries(part(false)) },
    repeated: Object.fromEntries(part(true)),
  };
}

function isRepeated(fleet: unknown): boolean {
  return Object.hasOwn(mapping(fleet), "for_each");
}

function mapping(value: unknown): Mapping {
  return typeof value === "object" && value !== null ? (value as Mapping) : {};
}

/** The data in the order of the file. */
function together(written: Mapping, own: FileData, repeated: RepeatedData): FileData {
  const sections = SUBJECTS.flatMap((kind): [string, unknown][] => {
    const more = repeated[kind];
    if (more === undefined) return [];
    const all = new Map<string, unknown>([
      ...Object.entries(own[kind] ?? {}),
      ...Object.entries(more),
    ]);
    const names = Object.keys(mapping(written[kind])).filter((name) => all.has(name));
    return [[kind, Object.fromEntries(names.map((name) => [name, all.get(name)]))]];
  });
  return sections.length === 0 ? own : { ...own, ...Object.fromEntries(sections) };
}

interface Checked<T> {
  readonly data: T | undefined;
  readonly issues: readonly z.core.$ZodIssue[];
  /** What the issues are about. */
  readonly respelt: unknown;
  readonly misspelt: Misspelt;
}

function checked<T>(data: unknown, schema: z.ZodType<T>): Checked<T> {
  const parsed = schema.safeParse(data);
  if (parsed.success) {
    return { data: parsed.data, issues: [], respelt: data, misspelt: new Map() };
  }
  const { data: respelt, ...rest } = respell(data, parsed.error.issues, schema, specJsonSchema());
  return { ...rest, respelt, data: repair(respelt, rest.issues, schema) };
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

/** What is of one fleet alone is no part of what some have in common. */
function templateHint(problem: Problem): Problem {
  const [section, , key, ...deeper] = problem.path ?? [];
  if (problem.id !== "unknown-key" || section !== "templates" || deeper.length > 0) return problem;
  if (key !== "for_each" && key !== "formerly" && key !== "keep_names") return problem;
  return {
    ...problem,
    fix: `templates take no ${key}: say it in the fleets that extend it, each for itself`,
  };
}

/** An unquoted account id is a number to YAML, and has lost its leading zeros: quote what was written. */
function accountHint(problem: Problem, document: SourceDocument): Problem {
  const path = problem.path ?? [];
  if (path.length !== 3 || path[0] !== "environments" || path[2] !== "account") return problem;
  const written = document.written(path) ?? "";
  if (problem.id === "missing-key") return problem;
  if (problem.id === "wrong-type" && /^\d{1,12}$/.test(written)) {
    return {
      ...problem,
      id: "account-not-quoted",
      message: `the account id ${written} is a number here, which loses leading zeros`,
      fix: `quote it: account: ${quote(written.padStart(12, "0"))}`,
      // Fewer digits may be another number that was cut.
      ...(written.length === 12 && { edit: { to: quote(written) } }),
    };
  }
  return {
    ...problem,
    id: "bad-account",
    message: `the account id ${quote(written)} is not 12 digits`,
    ...digitsAlone(written, document.locate(path)),
  };
}

/** Groups as the console shows them are the 12 digits, which without quotes would be a number. */
function digitsAlone(written: string, { column = 0, endColumn = 0 }: Location): Mending {
  if (!/^\s*\d{4}([- ]?)\d{4}\1\d{4}\s*$/.test(written)) {
    return { fix: 'write the 12 digits in quotes, as in account: "111111111111"' };
  }
  const digits = written.replace(/\D/g, "");
  const isQuoted = endColumn - column > written.length;
  return {
    fix: `write account: ${quote(digits)}`,
    edit: { from: written, to: isQuoted ? digits : quote(digits) },
  };
}
