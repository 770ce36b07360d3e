/** Rows of a data file: what a fleet can be made of, one by one. */
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { parseSource } from "../document";
import type { SourceDocument } from "../document";
import type { SourceText } from "../source";
import { csvRows } from "./csv";
import { isCsv } from "./row";
import type { Rows } from "./row";

/** The rows of a data file, CSV or a list of mappings in YAML or JSON, or why it has none. */
export function readRows(source: SourceText): Rows | readonly Problem[] {
  if (isCsv(source.file)) return csvRows(source);
  const document = parseSource(source);
  if (!("data" in document)) return document;
  const { data, inexact } = document;
  if (!Array.isArray(data)) return [noList(document)];
  const problems = [
    ...inexact,
    ...data.flatMap((one, index) => (isMapping(one) ? [] : [noMapping(document, one, index)])),
  ];
  if (problems.length > 0) return problems;
  const rows = data.filter(isMapping).map((values, index) => ({
    values: new Map(Object.entries(values)),
    locate: (column?: string) =>
      document.locate(column === undefined ? [index] : [index, column], column === undefined),
  }));
  return { columns: [...new Set(rows.flatMap(({ values }) => [...values.keys()]))], rows };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noList({ file, data }: SourceDocument): Problem {
  return problem("wrong-type", {
    message: `${file} must be a list of rows, but is ${quote(data)}`,
    fix: "write a mapping for each row: - { name: kiel, … }; a file of comma-separated values is called .csv",
    location: { file, line: 1, column: 1 },
  });
}

function noMapping(document: SourceDocument, value: unknown, index: number): Problem {
  return problem("bad-row", {
    message: `a row must be a mapping, but is ${quote(value)}`,
    fix: "write, for example, - { name: kiel }",
    location: document.locate([index]),
  });
}
