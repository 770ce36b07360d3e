import { LineCounter, parseDocument } from "yaml";
import type { Document, Scalar, YAMLError } from "yaml";
import { cut, problem, quote } from "../problem";
import type { DataPath, Location, Problem, Related } from "../problem";
import { jsonFault } from "../text/json-syntax";
import type { JsonFault } from "../text/json-syntax";
import { MAX_NESTING, nestsTooDeeply } from "./nesting";
import { Places } from "./places";
import { plainData } from "./plain-data";
import type { DuplicateKey } from "./plain-data";
import type { SourceText } from "./source";

/** More syntax errors than this say nothing new. */
const MAX_SYNTAX_PROBLEMS = 20;

/** A parsed YAML or JSON file that still knows where everything stood. */
export interface SourceDocument {
  readonly file: string;
  readonly text: string;
  /** The plain data. */
  readonly data: unknown;
  /** Where the value at `path` stands, or its key; the nearest parent where there is no such value. */
  locate(path: DataPath, atKey?: boolean): Location;
  /** Numbers that lost something of how they were written, with their places. */
  readonly inexact: readonly Problem[];
  /** A scalar as it was written (`012`), where the parsed value (12) does not tell. */
  written(path: DataPath): string | undefined;
  /** Of a document that was put together: other places that have a part in the value at `path`. */
  also?(path: DataPath): readonly Related[];
  /** Where the text is that a row was filled into, if the value at `path` is the row's. */
  filledAt?(path: DataPath): Location | undefined;
  /** What made the value at `path`, where rows of a data file did. */
  madeOf?(path: DataPath): MadeOfRow | undefined;
}

/** What a row of a data file made. */
export interface MadeOfRow {
  readonly name: string;
  /** How many rows there are. */
  readonly rows: number;
  /** What is said of it, without what only this row has. */
  generally(text: string): string;
  locate(): Location;
}

/**
 * Parses YAML 1.2 (of which JSON is a part), or gives every syntax problem with its place.
 *
 * @param asFunctions values may have tags of their own, as CloudFormation's functions: `!Sub x` is `{ "Fn::Sub": x }`
 */
export function parseSource(
  { file, text }: SourceText,
  asFunctions = false,
): SourceDocument | readonly Problem[] {
  const lines = new LineCounter();
  const document = nestsTooDeeply(text) ? undefined : parseText(text, lines);
  if (document === undefined) return [tooDeep({ file, line: 1, column: 1 })];
  const locateOffsets = (start: number, end: number): Location =>
    rangeOf(file, lines, start, Math.max(end, start + 1));
  const read = plainData(document, text, asFunctions);
  const { data, exploded, aliases, duplicates, unusable, inexact } = read;
  const fault = document.errors.length > 0 && isJson(file) ? jsonFault(text) : undefined;
  if (fault) return [notJson(fault, locateOffsets(fault.start, fault.end))];
  const problems = [
    ...syntaxFaults(document, asFunctions).map((fault) =>
      syntaxProblem(fault, locateOffsets(fault.pos[0], fault.pos[1])),
    ),
    ...duplicates.map((duplicate) => duplicateKey(duplicate, locateOffsets)),
    ...unusable.map((node) => unusableKey(locateOffsets(...rangeIn(node)))),
    ...(exploded ? [aliasBomb({ file, line: 1, column: 1 })] : []),
  ];
  if (problems.length > 0) return problems;
  const places = new Places(document, aliases);
  return {
    file,
    text,
    data,
    inexact: inexact.map((node) => inexactNumber(node, locateOffsets(...rangeIn(node)))),
    locate: (path, atKey = false) => {
      const range = places.range(path, atKey);
      return range === undefined ? { file, line: 1, column: 1 } : locateOffsets(range[0], range[1]);
    },
    written: (path) => places.source(path),
  };
}

/** The document, or undefined where its indentation alone nests deeper than the stack is. */
function parseText(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    // The library's own duplicate check compares every key with every other one.
    const parsed = parseDocument(text, { lineCounter, uniqueKeys: false, version: "1.2" });
    // Where it runs out of stack while it resolves a value, it calls that a fault of the syntax.
    const overflow = parsed.errors.some(({ message }) => message.startsWith("Maximum call stack"));
    return overflow ? undefined : parsed;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function rangeIn({ range }: Scalar): [number, number] {
  return [range?.[0] ?? 0, range?.[1] ?? 0];
}

function syntaxFaults({ errors, warnings }: Document.Parsed, asFunctions: boolean): YAMLError[] {
  const counting = warnings.filter(({ code }) => !asFunctions || code !== "TAG_RESOLVE_FAILED");
  return [...errors, ...counting].slice(0, MAX_SYNTAX_PROBLEMS);
}

function tooDeep(location: Location): Problem {
  return problem("too-deep", {
    message: `the file nests its values more than ${String(MAX_NESTING)} deep`,
    fix: "check that this is the right file, and that brackets and braces are closed",
    location,
  });
}

function syntaxProblem(error: YAMLError, location: Location): Problem {
  // The library appends a code frame of its own; the first line is the message.
  const [told = "malformed YAML"] = error.message.split(/ at line \d+|\n/);
  // It names a function of its own.
  const message = error.code === "MULTIPLE_DOCS" ? "the file holds several documents" : told;
  return problem("syntax", {
    message: `not valid YAML: ${cut(message, 300)}`,
    fix: SYNTAX_FIXES[error.code] ?? "correct the syntax at this place",
    location,
  });
}

function isJson(file: string): boolean {
  return /\.json$/i.test(file);
}

function notJson({ message, fix }: JsonFault, location: Location): Problem {
  return problem("syntax", { message: `not valid JSON: ${message}`, fix, location });
}

function duplicateKey(
  { name, first, again }: DuplicateKey,
  locate: (start: number, end: number) => Location,
): Problem {
  const place = (node: Scalar): Location => locate(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
  const line = String(place(first).line);
  return problem("duplicate-key", {
    message: `the key ${quote(name)} stands twice in one mapping, first on line ${line}`,
    fix: "remove one of the two, or rename it",
    location: place(again),
  });
}

const SYNTAX_FIXES: Readonly<Record<string, string>> = {
  BAD_INDENT: "close every { and [ that is open, and indent what belongs to them",
  MISSING_CHAR: "close what is open: a quote, bracket, brace, or add the colon",
  MULTIPLE_DOCS: "keep one document per file: remove the `---` and what follows",
  TAB_AS_INDENT: "indent with spaces, not tabs",
  BAD_ALIAS: "define the anchor (&name) before the alias (*name)",
  KEY_OVER_1024_CHARS: "shorten the key",
};

function inexactNumber({ source = "", value }: Scalar, location: Location): Problem {
  return problem("number-not-quoted", {
    message: `the number ${cut(source, 80)} is read as ${String(value)}`,
    fix: `quote it: ${quote(source)}`,
    edit: { to: quote(source) },
    location,
  });
}

function unusableKey(location: Location): Problem {
  const message = 'the key "__proto__" cannot be used';
  return problem("bad-key", { message, fix: "rename it", location });
}

function aliasBomb(location: Location): Problem {
  return problem("alias-bomb", {
    message: "the anchors and aliases of this file multiply into too many values",
    fix: "write the values out instead of nesting aliases",
    location,
  });
}

function rangeOf(file: string, lines: LineCounter, start: number, end: number): Location {
  const from = lines.linePos(start);
  const to = lines.linePos(end);
  return { file, line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
}
