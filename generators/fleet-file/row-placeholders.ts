/** What a row of a data file fills in: `{{site.name}}`, and nothing else that stands between braces. */
import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { Row } from "../source/rows/row";

/** `{{row.column}}`; two braces after a backslash are text. */
const PLACEHOLDER = /(?<!\\)\{\{\s*([A-Za-z_]\w*)\.([^{}]+)\}\}/g;
const ALONE = new RegExp(`^${PLACEHOLDER.source}$`);

/** A column that a text asks for, and of what. */
export interface RowUse {
  readonly row: string;
  readonly column: string;
  /** The text. */
  readonly text: string;
  readonly path: DataPath;
}

/** Every placeholder of rows in the strings of a value, however deep. */
export function rowUses(value: unknown, path: DataPath = []): RowUse[] {
  if (typeof value === "string") {
    return [...value.matchAll(PLACEHOLDER)].map(([, row = "", column = ""]) => {
      return { row, column: column.trim(), text: value, path };
    });
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    rowUses(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The first column of the row that a text asks for. */
export function columnIn(text: string, row: string): string | undefined {
  return [...text.matchAll(PLACEHOLDER)].find(([, name]) => name === row)?.[2]?.trim();
}

/**
 * A value with a row filled in: a text that is nothing but a placeholder becomes what the row has, of whatever type. What needs no
 * filling stays the very same. `missing` is told of every column that has nothing to fill in.
 */
export function filled(
  value: unknown,
  row: Row,
  as: string,
  missing: (column: string, why: RowFault) => void,
): unknown {
  if (typeof value === "string") return filledText(value, row, as, missing);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => filled(item, row, as, missing));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, inner, filled(inner, row, as, missing)] as const,
  );
  return entries.some(([, before, after]) => before !== after)
    ? Object.fromEntries(entries.map(([key, , after]) => [key, after]))
    : value;
}

/** Why a row's value cannot be filled in. */
export type RowFault = "nothing" | "no text" | "empty";

function filledText(
  text: string,
  { values }: Row,
  as: string,
  missing: (column: string, why: RowFault) => void,
): unknown {
  if (!text.includes("{{")) return text;
  const [, alone, only = ""] = ALONE.exec(text) ?? [];
  if (alone === as) {
    const value = values.get(only.trim()) ?? undefined;
    if (value === undefined) missing(only.trim(), "nothing");
    return value;
  }
  return text.replace(PLACEHOLDER, (whole, row: string, spaced: string) => {
    if (row !== as) return whole;
    const column = spaced.trim();
    const value = values.get(column);
    if (value === undefined || value === null) missing(column, "nothing");
    else if (typeof value === "object") missing(column, "no text");
    return textOf(value);
  });
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** A row that lacks what is filled in, or has what is no part of a text. */
export function badRow(row: Row, column: string, why: RowFault): Problem {
  const value = row.values.get(column);
  const said = value === undefined ? "is missing" : "is empty";
  const lacks = why !== "no text";
  return problem("bad-row", {
    message: lacks
      ? `${quote(column)} ${said} in this row${why === "empty" ? ", and is a part of the name" : ""}`
      : `${quote(column)} is ${quote(value)} in this row, and is filled into a longer text`,
    fix: lacks
      ? `write a value for ${quote(column)}`
      : "write a text or a number, or make the placeholder all there is in the text that takes it",
    location: value === undefined ? row.locate() : row.locate(column),
  });
}
