import { CsvError, parse } from "csv-parse/sync";
import { problem, quote } from "../../problem";
import type { Location, Problem } from "../../problem";
import type { SourceText } from "../source";
import type { Row, Rows } from "./row";

/** A field, and the bytes of the text that it takes. */
interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Reads comma-separated values (RFC 4180), the first line of which names the columns. All values are texts. */
export function csvRows({ file, text }: SourceText): Rows | readonly Problem[] {
  const plain = text.replaceAll("\r\n", "\n");
  const places = new BytePlaces(file, plain);
  const records = recordsOf(plain, file);
  if (!Array.isArray(records)) return [records];
  const [header = [], ...rest] = records;
  const names = header.map(({ value }) => value);
  const problems = [
    ...header.flatMap((cell, index) =>
      names.indexOf(cell.value) < index ? [columnTwice(cell.value, places.of(cell))] : [],
    ),
    ...rest.flatMap((cells) =>
      cells.length === names.length ? [] : [wrongLength(cells, names, places)],
    ),
  ];
  if (problems.length > 0) return problems;
  return { columns: names, rows: rest.map((cells) => rowOf(cells, names, places)) };
}

function recordsOf(text: string, file: string): Cell[][] | Problem {
  try {
    return parse(text, {
      relaxColumnCount: true,
      skipEmptyLines: true,
      cast: (value, { bytes, quoting }) => cellOf(value, bytes, quoting) as unknown as string,
    }) as unknown as Cell[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    const isOpen = error.code === "CSV_QUOTE_NOT_CLOSED";
    return problem("syntax", {
      message: `not valid CSV: ${CSV_FAULTS[error.code] ?? "it cannot be read"}`,
      fix: 'put a value that holds quotes, commas or line ends into quotes, and double the quotes in it: "a ""b"" c"',
      location: { file, ...(isOpen ? openQuote(text) : { line, column: 1 }) },
    });
  }
}

/** Where a quote opens that is never closed: the parser notices at the end of the text. */
function openQuote(text: string): { readonly line: number; readonly column: number } {
  let at = text.indexOf('"');
  for (let end = closing(text, at); end >= 0; end = closing(text, at)) {
    at = text.indexOf('"', end + 1);
  }
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
}

/** Where the value ends whose quote opens at an index; two quotes in a row stand for one of the value. */
function closing(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

const CSV_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "the quote that opens here is never closed",
  INVALID_OPENING_QUOTE: "a value has a quote and is not in quotes",
  CSV_INVALID_CLOSING_QUOTE: "more follows a closing quote",
};

function cellOf(value: string, end: number, quoted: boolean): Cell {
  const quotes = quoted ? 2 + value.split('"').length - 1 : 0;
  return { value, start: end - Buffer.byteLength(value) - quotes, end };
}

function rowOf(cells: readonly Cell[], names: readonly string[], places: BytePlaces): Row {
  const at = new Map(names.map((name, index) => [name, cells[index]]));
  const [first] = cells;
  return {
    values: new Map(names.map((name, index) => [name, cells[index]?.value])),
    locate: (column) => places.of((column === undefined ? undefined : at.get(column)) ?? first),
  };
}

/** Bytes of a text as lines and columns. Only what is asked for is counted. */
class BytePlaces {
  private bytes: Buffer | undefined;
  private lines: readonly number[] = [];

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}

  of(cell: Cell | undefined): Location {
    const { file } = this;
    if (cell === undefined) return { file, line: 1, column: 1 };
    const from = this.at(cell.start);
    const to = this.at(Math.max(cell.end, cell.start + 1));
    return { file, ...from, endLine: to.line, endColumn: to.column };
  }

  private at(byte: number): { line: number; column: number } {
    const bytes = (this.bytes ??= this.indexed());
    const line = lastAtMost(this.lines, byte);
    const before = bytes.subarray(this.lines[line] ?? 0, byte).toString("utf8");
    return { line: line + 1, column: before.length + 1 };
  }

  private indexed(): Buffer {
    const bytes = Buffer.from(this.text);
    const lines = [0];
    for (const [index, byte] of bytes.entries()) if (byte === 10) lines.push(index + 1);
    this.lines = lines;
    return bytes;
  }
}

/** The index of the last of some sorted numbers that is no larger. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function columnTwice(name: string, location: Location): Problem {
  const message = `the column ${quote(name)} stands twice`;
  return problem("duplicate-key", { message, fix: "rename one of the two", location });
}

function wrongLength(
  cells: readonly Cell[],
  names: readonly string[],
  places: BytePlaces,
): Problem {
  const [has, wants] = [cells.length, names.length];
  return problem("bad-row", {
    message: `the row has ${String(has)} values, and the first line names ${String(wants)} columns`,
    fix:
      has < wants
        ? `add ${names.slice(has).map(quote).join(", ")}: a value that is empty needs its comma, too`
        : "put a value that holds a comma into quotes",
    location: places.of(cells[0]),
  });
}
