/** Edits of what is written, as ranges of a file's text: nothing outside of them changes. */
import type { Edit, Location, Problem } from "../problem";

/** A range of a file, and what is to stand there. */
export interface TextEdit {
  readonly file: string;
  /** UTF-16 code units from the start of the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly location: Required<Location>;
}

/** Plain values, in quotes or not: no alias, no anchor, nothing of several lines. */
const PLAIN_VALUE = /^(["']?)[\w.+-]+\1$/;

/**
 * The edit of a problem in the text of its file; none where the problem has none, or where what it is about does not stand there as it
 * is, once: a text that was filled from a row, a placeholder, an alias.
 */
export function textEditOf(
  { edit, location }: Problem,
  textOf: (file: string) => string | undefined,
): TextEdit | undefined {
  const marked = edit && onOneLine(edit.location ?? location);
  const text = marked && textOf(marked.file);
  if (marked === undefined || text === undefined) return undefined;
  const { file, line, column, endColumn } = marked;
  const before = startOfLine(text, line);
  if (before === undefined) return undefined;
  const range = rangeOf(text.slice(before + column - 1, before + endColumn - 1), edit);
  if (range === undefined) return undefined;
  const [from, to] = [column + range.from, column + range.to];
  return {
    ...{ file, start: before + from - 1, end: before + to - 1, text: edit?.to ?? "" },
    location: { file, line, column: from, endLine: line, endColumn: to },
  };
}

function onOneLine(location: Location | undefined): Required<Location> | undefined {
  const { file, line, column, endLine, endColumn } = location ?? {};
  if (file === undefined || line === undefined || endLine !== line) return undefined;
  return column === undefined || endColumn === undefined
    ? undefined
    : { file, line, column, endLine, endColumn };
}

function rangeOf(
  written: string,
  { from, isWord }: Partial<Edit> = {},
): { readonly from: number; readonly to: number } | undefined {
  if (from === undefined) {
    return PLAIN_VALUE.test(written) ? { from: 0, to: written.length } : undefined;
  }
  const at = written.indexOf(from);
  const isOnce = from !== "" && at >= 0 && !written.includes(from, at + 1);
  const isPart = isWord && /\S/.test(written.charAt(at - 1) + written.charAt(at + from.length));
  return isOnce && !isPart ? { from: at, to: at + from.length } : undefined;
}

function startOfLine(text: string, line: number): number | undefined {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  return start;
}

/** Edits that can be made together: of those that meet, where they do not say the same, none. */
export function compatible(edits: readonly TextEdit[]): TextEdit[] {
  const distinct = [...new Map(edits.map((one) => [keyOf(one), one])).values()];
  return distinct.filter((one) => !distinct.some((other) => other !== one && meet(one, other)));
}

/** What tells an edit from others. */
export function keyOf({ file, start, end, text }: TextEdit): string {
  return JSON.stringify([file, start, end, text]);
}

function meet(one: TextEdit, other: TextEdit): boolean {
  return one.file === other.file && one.start < other.end && other.start < one.end;
}

/** A text with edits of it made, none of which meet. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: to }) => rest.slice(0, start) + to + rest.slice(end), text);
}
