/** The form of what a row made: it may have filled in what can stand elsewhere. */
import type { z } from "zod";
import type { DataPath, Problem } from "../problem";
import { csvFix, isCsv, typedText } from "../source/rows/row";
import type { Row, Rows, TextType } from "../source/rows/row";
import { schemaProblems, valueAt } from "../source/schema-problems";
import { originOf } from "../source/traced";
import type { Traced } from "../source/traced";
import { rowUses } from "./row-placeholders";
import { fleet } from "./schema";
import { specJsonSchema } from "./schema-file";

/** What is written once, and the rows that it is made for. */
export interface Repeated {
  readonly kind: "fleets" | "workloads";
  /** The name with its placeholders. */
  readonly pattern: string;
  /** What rows are called in placeholders. */
  readonly as: string;
  readonly what: Traced;
  /** The data file, as messages name it. */
  readonly file: string;
  readonly rows: Rows;
}

/** What a row made, with numbers where a .csv gave the texts of numbers; or what is wrong with it. */
export function formOf(
  path: DataPath,
  filled: unknown,
  row: Row,
  repeated: Repeated,
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const first = fleet.safeParse(filled);
  if (first.success) return { value: filled, problems: [] };
  const value = isCsv(repeated.file) ? typed(filled, first.error.issues) : filled;
  const parsed = fleet.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues;
  return { value, problems: formProblems(path, value, issues, row, repeated) };
}

type Issue = z.core.$ZodIssue;

function typed(filled: unknown, issues: readonly Issue[]): unknown {
  const value = structuredClone(filled);
  for (const issue of issues) {
    const type = typeOf(issue);
    const path = issue.path as DataPath;
    const text = valueAt(value, path);
    const read = type && typeof text === "string" ? typedText(text, type) : undefined;
    const last = path.at(-1);
    if (read === undefined || last === undefined) continue;
    Reflect.set(valueAt(value, path.slice(0, -1)) as object, last, read);
  }
  return value;
}

function typeOf(issue: Issue): TextType | undefined {
  if (issue.code !== "invalid_type") return undefined;
  if (issue.expected === "boolean") return "boolean";
  return issue.expected === "number" || issue.expected === "int" ? "number" : undefined;
}

function formProblems(
  path: DataPath,
  value: unknown,
  wrong: readonly Issue[],
  row: Row,
  { as, what, pattern, file }: Repeated,
): Problem[] {
  const [kind = "", name = ""] = path;
  const issues = wrong.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  const found = schemaProblems(issues, { [kind]: { [name]: value } }, specJsonSchema());
  const types = new Map(issues.map((issue) => [JSON.stringify(issue.path), typeOf(issue)]));
  return found.map((one) => {
    const at = one.path ?? [];
    const { document, path: origin } = originOf(what, at.slice(2));
    const written = rowUses(valueIn(what.value, at.slice(2)));
    const column = written.find((use) => use.row === as)?.column;
    const related = [
      { message: "the row is filled in here", location: document.locate(origin, one.atKey) },
    ];
    const fix =
      one.id === "wrong-type" && isCsv(file)
        ? csvFix(types.get(JSON.stringify(at)))
        : one.fix.replace(INSTEAD, `$1: ${column ?? ""}: `);
    const message = one.message.replaceAll(String(name), pattern);
    return { ...one, message, fix, location: row.locate(column), related };
  });
}

/** A fix that shows the value as it should be: it is the row's column that has it. */
const INSTEAD = /^(quote it|write it without quotes): (?:[^":]*: )?/;

/** What was written at a path, or in place of what holds it. */
function valueIn(whole: unknown, path: DataPath): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof whole !== "object" || whole === null) return whole;
  return valueIn(valueAt(whole, [step]), rest);
}
