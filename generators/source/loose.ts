/** Data that other programs wrote, JSON or YAML, with the places of its values. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readJsonText, pointerStep } from "../iam/lint/json-text";
import { problem } from "../problem";
import type { DataPath, Location, Problem } from "../problem";
import { compare } from "../text/names";
import { displayPath } from "../text/paths";
import { parseSource } from "./document";
import { isFolder } from "./terraform-json";

/** What a file holds. */
export interface LooseData {
  readonly file: string;
  readonly text: string;
  readonly data: unknown;
  /** What is wrong with the text, and leaves something to be read. */
  readonly problems: readonly Problem[];
  locate(path: DataPath): Location;
}

/** Reads JSON, or YAML with the functions of CloudFormation; or says why it is neither. */
export function readLoose(file: string, text: string): LooseData | readonly Problem[] {
  if (/^\s*[{[]/.test(text) || /\.json$/i.test(file)) return fromJson(file, text);
  const document = parseSource({ file, text }, true);
  if (!("data" in document)) return document;
  const { data } = document;
  return { file, text, data, problems: [], locate: (path) => document.locate(path) };
}

function fromJson(file: string, text: string): LooseData | readonly Problem[] {
  const read = readJsonText(text);
  const at = lineIndex(file, text);
  if (read === "too-deep") {
    const message = "the file nests its values deeper than anything real";
    const fix = "check that this is the right file";
    return [problem("too-deep", { message, fix, location: { file, line: 1, column: 1 } })];
  }
  if ("message" in read) {
    const message = `not valid JSON: ${read.message}`;
    return [problem("syntax", { message, fix: read.fix, location: at(read.start, read.end) })];
  }
  const { value, places, duplicates } = read;
  const locate = (path: DataPath): Location => {
    for (let length = path.length; length >= 0; length--) {
      const range = places.get(path.slice(0, length).map(pointerStep).join(""));
      if (range !== undefined) return at(range.start, range.end);
    }
    return { file };
  };
  const problems = duplicates.map(({ pointer, name }) => {
    const range = places.get(pointer) ?? { start: 0, end: 1 };
    return problem("duplicate-key", {
      message: `the key ${JSON.stringify(name)} stands twice in one object, and the last one counts here`,
      fix: "remove one of the two",
      location: at(range.start, range.end),
    });
  });
  return { file, text, data: value, problems, locate };
}

/** Lines of offsets, found in steps of the text's length for all of them together. */
function lineIndex(file: string, text: string): (start: number, end: number) => Location {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const lineOf = (offset: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (start, end) => {
    const [from, to] = [lineOf(start), lineOf(end)];
    return {
      file,
      ...{ line: from + 1, column: start - (starts[from] ?? 0) + 1 },
      ...{ endLine: to + 1, endColumn: end - (starts[to] ?? 0) + 1 },
    };
  };
}

/** JSON and YAML files in a folder and those in it, by name; hidden ones and installed packages are passed over. */
export function dataFilesIn(folder: string): string[] | Problem {
  try {
    return filesBelow(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    const file = displayPath(folder);
    const message = `${file} cannot be read (${code})`;
    return problem("unreadable-folder", { message, fix: "name a folder", location: { file } });
  }
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .sort((a, b) => compare(a.name, b.name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    // A link to a folder may lead back here.
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(json|ya?ml|template)$/i.test(entry.name) && !isFolder(path) ? [path] : [];
  });
}
