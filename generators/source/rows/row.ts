import type { Location } from "../../problem";

/** One row, and where it and its values stand. */
export interface Row {
  /** By column. */
  readonly values: ReadonlyMap<string, unknown>;
  locate(column?: string): Location;
}

/** Whether a data file is one of comma-separated values. */
export function isCsv(file: string): boolean {
  return /\.csv$/i.test(file);
}

/** What a text of a .csv is taken for where it is asked for; a list has no text. */
export type TextType = "number" | "boolean";

/** The number, or the true or false, that a text writes, as YAML has them: `012` is neither. */
export function typedText(text: string, type: TextType): number | boolean | undefined {
  if (type === "number") return /^-?(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  return /^(?:false|False|FALSE)$/.test(text) ? false : undefined;
}

/** What to write in a .csv where a number, say, is asked for. */
export function csvFix(type: TextType | undefined): string {
  if (type === "number") return "write digits alone, without zeros before them, as in 3600";
  if (type === "boolean") return "write true or false";
  return "a .csv holds texts alone: write a list around the placeholder, or take rows of YAML or JSON, which have lists";
}

export interface Rows {
  /** All there are, in the order in which they turn up. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
