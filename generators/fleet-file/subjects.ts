/** Fleets and workloads as they are written, made into those that there are: templates taken in, rows filled in. */
import type { Location, Problem } from "../problem";
import { filesNamed, startOf } from "../source/inside";
import { readRows } from "../source/rows/rows";
import type { Rows } from "../source/rows/row";
import { readSource } from "../source/source";
import type { SourceDocument } from "../source/document";
import { partOf } from "../source/traced";
import type { Traced } from "../source/traced";
import { resolve } from "node:path";
import { entriesOf } from "./combine";
import { repeat } from "./repeat";
import type { Names } from "./repeat";
import type { ForEachData } from "./schema-file";
import { Templates } from "./templates";

/** What comes of it. */
export interface Subjects {
  readonly whole: Traced;
  readonly problems: readonly Problem[];
  /** Whether no fleet is missing for something that was told. */
  readonly complete: boolean;
  /** Of data files, by the names that messages have for them. */
  readonly texts: Readonly<Record<string, string>>;
  /** Their paths, whether something is there or not. */
  readonly named: readonly string[];
}

const KINDS = ["fleets", "workloads"] as const;

/** `folderOf`: where paths in a document start; `project`: what they must not leave. */
export function subjectsOf(
  whole: Traced,
  folderOf: (document: SourceDocument) => string,
  project: string,
): Subjects {
  const maker = new Maker(whole, folderOf, project);
  return maker.make();
}

class Maker {
  private readonly templates: Templates;
  private readonly problems: Problem[] = [];
  private readonly texts = new Map<string, string>();
  private readonly named: string[] = [];
  private readonly tables = new Map<string, Rows | undefined>();
  private readonly names: Names;
  private complete = true;

  constructor(
    private readonly whole: Traced,
    private readonly folderOf: (document: SourceDocument) => string,
    private readonly project: string,
  ) {
    this.templates = new Templates(whole);
    this.names = takenNames(whole);
  }

  make(): Subjects {
    const { whole } = this;
    const sections = KINDS.flatMap((kind): [string, Traced][] => {
      const entries = entriesOf(whole.value, kind);
      return entries.some(([, fleet]) => isWritten(fleet)) ? [[kind, this.section(kind)]] : [];
    });
    this.problems.push(...this.templates.problems());
    const { complete, texts, named } = this;
    const problems = eachOnce(this.problems);
    const read = Object.fromEntries(texts);
    return { whole: withParts(whole, sections), problems, complete, texts: read, named };
  }

  private section(kind: (typeof KINDS)[number]): Traced {
    const section = partOf(this.whole, kind);
    const entries = entriesOf(this.whole.value, kind).map(
      ([name]) => [name, partOf(section, name)] as const,
    );
    const parts = new Map(entries.flatMap(([name, own]) => this.subject(kind, name, own)));
    const value = Object.fromEntries([...parts].map(([name, part]) => [name, part.value]));
    return { value, at: section.at, parts };
  }

  private subject(
    kind: (typeof KINDS)[number],
    name: string,
    own: Traced,
  ): (readonly [string, Traced])[] {
    const over = this.templates.apply(own);
    const each = forEachOf(own.value);
    if (over === undefined) this.complete = false;
    if (over === undefined || each === undefined) return over === undefined ? [] : [[name, over]];
    const rows = this.rowsOf(each, own);
    if (rows === undefined) {
      this.complete = false;
      return [];
    }
    const rest = Object.entries(over.value as object).filter(([key]) => key !== "for_each");
    const { file, as = "row" } = each;
    const what = { ...over, value: Object.fromEntries(rest) as unknown };
    const { made, problems } = repeat({ kind, pattern: name, as, what, file, rows }, this.names);
    this.problems.push(...problems);
    if (problems.length > 0) this.complete = false;
    return [...made];
  }

  /** A data file is read once, however many fleets are made of it. */
  private rowsOf({ file }: ForEachData, { at }: Traced): Rows | undefined {
    const folder = this.folderOf(at.document);
    const path = [...at.path, "for_each", "file"];
    this.named.push(resolve(folder, startOf(file)));
    const found = filesNamed({ name: file, folder, project: this.project, isOne: true });
    if ("id" in found) {
      this.problems.push({ ...found, location: at.document.locate(path) });
      return undefined;
    }
    const [only = ""] = found;
    if (!this.tables.has(only)) this.tables.set(only, this.read(only));
    return this.tables.get(only);
  }

  private read(path: string): Rows | undefined {
    const source = readSource(path, "data file");
    if ("id" in source) {
      this.problems.push(source);
      return undefined;
    }
    this.texts.set(source.file, source.text);
    const rows = readRows(source);
    if ("rows" in rows) return rows;
    this.problems.push(...rows);
    return undefined;
  }
}

/** Fleets and workloads that are no row's have their names first, whatever stands before them. */
function takenNames(whole: Traced): Names {
  const taken = new Map<string, { readonly name: string; locate(): Location }>();
  for (const kind of KINDS) {
    const section = partOf(whole, kind);
    for (const [name, value] of entriesOf(whole.value, kind)) {
      if (forEachOf(value) !== undefined) continue;
      const { at } = partOf(section, name);
      taken.set(name.toLowerCase(), { name, locate: () => at.document.locate(at.path, true) });
    }
  }
  return {
    add: (name, location) => {
      const other = taken.get(name.toLowerCase());
      if (other === undefined) taken.set(name.toLowerCase(), { name, locate: () => location });
      return other && { name: other.name, location: other.locate() };
    },
  };
}

/** A row is as wrong as it is, however many fleets are made of it. */
function eachOnce(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ id, message, path, location }) => {
    const key = JSON.stringify([id, message, path, location]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether a fleet is more than what it says itself. */
function isWritten(fleet: unknown): boolean {
  return ["extends", "for_each"].some((key) => Object.hasOwn(fleet as object, key));
}

function forEachOf(fleet: unknown): ForEachData | undefined {
  return (fleet as { readonly for_each?: ForEachData }).for_each;
}

/** A mapping with some of its keys put together from elsewhere. */
function withParts(whole: Traced, sections: readonly (readonly [string, Traced])[]): Traced {
  if (sections.length === 0) return whole;
  const made = sections.map(([key, part]) => [key, part.value] as const);
  const value = { ...(whole.value as object), ...Object.fromEntries(made) };
  return { ...whole, value, parts: new Map([...(whole.parts ?? []), ...sections]) };
}
