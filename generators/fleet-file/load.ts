import { problem } from "../problem";
import type { Problem } from "../problem";
import type { SourceDocument } from "../source/document";
import { located } from "../source/located";
import { tracedDocument } from "../source/traced";
import type { Traced } from "../source/traced";
import { compare } from "../text/names";
import { displayPath } from "../text/paths";
import { basename } from "node:path";
import { policyFilesOf } from "./boundary-files";
import type { PolicyFile } from "./boundary-files";
import { combine } from "./combine";
import { readProject } from "./files";
import type { ProjectFiles } from "./files";
import { WHOLE_FOLDER, fleetFileAt, projectFolder } from "./project";
import type { SpecData } from "./schema";
import { semanticProblems } from "./semantics";
import { subjectsOf } from "./subjects";
import type { Unwritten } from "../source/source";

/** The files of a project that hold together: what was said, and where. */
export interface Spec {
  readonly data: SpecData;
  /** All files as one: it leads every path to where its value was written. */
  readonly document: SourceDocument;
  /** What generated files say they are made from: the same in every checkout. */
  readonly source: string;
  /** The folder of the fleet file: relative paths in `data` start here. */
  readonly folder: string;
  /** Policies in files, by where they are named (the path, as JSON). */
  readonly policies: ReadonlyMap<string, PolicyFile>;
}

/**
 * What a project's files gave. With errors among the problems, `spec` is what could be made of the rest:
 * good for finding more problems, never for generating.
 */
export interface SpecResult {
  readonly spec?: Spec;
  readonly problems: readonly Problem[];
  /** The texts of all files that could be read, by the names that places have for them: code frames quote them. */
  readonly texts: Readonly<Record<string, string>>;
  /** Every path that the files name in turn, whether something is there or not. */
  readonly named: readonly string[];
}

/**
 * Reads a fleet file (YAML 1.2 or JSON), or the fleet files of a folder, with all that they include. All
 * problems come at once, each with its place; only where a text is no YAML, or no mapping, or is not there, is
 * there nothing more to find.
 *
 * @param unwritten files that are to be taken for written
 */
export function loadSpec(path: string, unwritten?: Unwritten): SpecResult {
  const read = readProject(path, unwritten);
  const { problems, texts, named } = read;
  const found = read.complete ? together(path, read) : { problems, texts, named };
  return { ...found, texts: inOrder(found.texts) };
}

/** The fleet file first, the others by their names, whatever led to them. */
function inOrder(texts: SpecResult["texts"]): SpecResult["texts"] {
  const [first, ...others] = Object.entries(texts);
  const sorted = others.sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(first === undefined ? [] : [first, ...sorted]);
}

function together(path: string, read: ProjectFiles): SpecResult {
  const folder = projectFolder(path);
  const [first] = read.files;
  const isWhole = first === undefined || fleetFileAt(path) === folder;
  const head = isWhole ? folderDocument(folder) : first.document;
  const combined = combine(read.files, { folder, document: head });
  const folders = new Map(read.files.map((file) => [file.document, file.folder]));
  const folderOf = (one: SourceDocument): string => folders.get(one) ?? folder;
  const made = subjectsOf(combined.whole, folderOf, folder);
  const { whole } = made;
  const policies = policyFilesOf(whole, folderOf, folder);
  const plain = whole.parts === undefined && first !== undefined;
  const inexact = read.files.flatMap(({ document }) => document.inexact);
  const document = plain ? first.document : tracedDocument(whole, { ...head, inexact });
  const { data, missing } = specData(whole);
  const complete = combined.problems.length === 0 && made.complete;
  const found = [
    ...combined.problems,
    ...made.problems,
    ...missing,
    ...semanticProblems(data, complete, read.problems.length === 0).filter(
      ({ id }) => missing.length === 0 || id !== "no-environments",
    ),
  ];
  return {
    spec: {
      ...{ data, document, source: isWhole ? WHOLE_FOLDER : basename(head.file), folder },
      policies: policies.files,
    },
    problems: [...read.problems, ...policies.problems, ...located(found, document)],
    texts: { ...read.texts, ...made.texts, ...policies.texts },
    named: [...read.named, ...made.named, ...policies.named],
  };
}

/** What is said of all that there is, without the keys that put it together. */
function specData({ value }: Traced): { readonly data: SpecData; readonly missing: Problem[] } {
  const said = Object.entries(value as Readonly<Record<string, unknown>>);
  const own = new Map(said.filter(([key]) => key !== "include" && key !== "templates"));
  const missing = !own.has("environments");
  if (missing) own.set("environments", {});
  const data = Object.fromEntries(own) as unknown as SpecData;
  return { data, missing: missing ? [noEnvironments()] : [] };
}

function noEnvironments(): Problem {
  return problem("missing-key", {
    message: 'the file lacks the key "environments"',
    fix: 'add environments: { dev: { account: "111111111111", region: us-east-1 } }',
    path: [],
    atKey: true,
  });
}

/** A folder whose files are taken together has no text of its own. */
function folderDocument(folder: string): SourceDocument {
  const file = displayPath(folder);
  return {
    ...{ file, text: "", data: {}, inexact: [] },
    locate: () => ({ file }),
    written: () => undefined,
  };
}
