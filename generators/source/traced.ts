import type { DataPath, Location, Related } from "../problem";
import type { SourceDocument } from "./document";
import { FIRST_ROW } from "./located";
import { valueAt } from "./schema-problems";

/** A value that was put together from several places, and where it and its parts were written. */
export interface Traced {
  readonly value: unknown;
  /** The document, and the path in it; what is below the value stands below there, where `parts` say nothing else. */
  readonly at: Origin;
  readonly parts?: ReadonlyMap<string | number, Traced>;
  /** The row of a data file that filled in what is between braces. */
  readonly row?: RowOrigin;
}

/** A place in one document. */
export interface Origin {
  readonly document: SourceDocument;
  readonly path: DataPath;
}

/** A row that something was made of. */
export interface RowOrigin {
  /** The name of what it made. */
  readonly name: string;
  /** How many rows there are. */
  readonly rows: number;
  /** What is said of what it made, without what only this row has: of `written`, what it fills into that text. */
  generally(text: string, written?: string): string;
  /** The column that a written text takes something of. */
  columnIn(text: string): string | undefined;
  locate(column?: string): Location;
}

/** A part of a traced value, which is of the same place unless it is known to be of another. */
export function partOf(whole: Traced, step: string | number): Traced {
  const { value, at, parts } = whole;
  const known = parts?.get(step);
  if (known !== undefined) return known;
  const path = [...at.path, step];
  return { value: valueAt(value, [step]), at: { document: at.document, path } };
}

/** Where the value at a path was written, and the row that filled it in. */
export function originOf(whole: Traced, path: DataPath): Origin & { readonly row?: RowOrigin } {
  let { at, parts, row } = whole;
  for (const [index, step] of path.entries()) {
    const next = parts?.get(step);
    if (next === undefined) {
      at = { document: at.document, path: [...at.path, ...path.slice(index)] };
      break;
    }
    ({ at, parts } = next);
    row = next.row ?? row;
  }
  return { ...at, ...(row && { row }) };
}

/** A document that stands for several: every path leads to where its value was written. */
export function tracedDocument(
  whole: Traced,
  head: Pick<SourceDocument, "file" | "text" | "inexact">,
): SourceDocument {
  return {
    file: head.file,
    text: head.text,
    inexact: head.inexact,
    data: whole.value,
    locate: (path, atKey = false) => {
      const { document, path: at, row } = originOf(whole, path);
      const column = row && columnAt(document, at, row);
      return row && column !== undefined ? row.locate(column) : document.locate(at, atKey);
    },
    written: (path) => {
      const { document, path: at } = originOf(whole, path);
      return document.written(at);
    },
    also: (path) => seeAlso(originOf(whole, path)),
    filledAt: (path) => filledAt(originOf(whole, path)),
    madeOf: (path) => {
      const { document, path: at, row } = originOf(whole, path);
      const written = textAt(document, at);
      const within = written !== undefined && row?.columnIn(written) ? written : undefined;
      return row && { ...row, generally: (text) => row.generally(text, within) };
    },
  };
}

type RowedOrigin = ReturnType<typeof originOf>;

/** Of what the row filled in, the place is the row's; of all else, the text that all rows have in common. */
function seeAlso(origin: RowedOrigin): Related[] {
  const filled = filledAt(origin);
  if (filled) return [{ message: "the row is filled in here", location: filled }];
  const { row } = origin;
  return row ? [{ message: FIRST_ROW, location: row.locate() }] : [];
}

function filledAt({ document, path, row }: RowedOrigin): Location | undefined {
  const filled = row !== undefined && columnAt(document, path, row) !== undefined;
  return filled ? document.locate(path) : undefined;
}

function columnAt(document: SourceDocument, path: DataPath, row: RowOrigin): string | undefined {
  const text = textAt(document, path);
  return text === undefined ? undefined : row.columnIn(text);
}

/** The text at a path. A row may have given more than a text: then it is that of what holds the value. */
function textAt(document: SourceDocument, path: DataPath): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const text = valueAt(document.data, path.slice(0, length));
    if (text !== undefined) return typeof text === "string" ? text : undefined;
  }
  return undefined;
}
