/** All files of a project: the one that is named, and what it includes. */
import { dirname, join, resolve } from "node:path";
import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { SourceDocument } from "../source/document";
import { filesNamed, ownPath, startOf } from "../source/inside";
import { readSource } from "../source/source";
import type { Unwritten } from "../source/source";
import { compare } from "../text/names";
import { displayPath } from "../text/paths";
import { dataFilesOf, takenForFleetFile, withInclude } from "./data-files";
import type { Said } from "./data-files";
import { parseFleetFile } from "./file";
import type { FleetFile } from "./file";
import { fleetFileAt, fleetFilesIn, projectFolder } from "./project";
import { isFolder } from "../source/terraform-json";

/** The files of a project, the first one first, the others by their paths, in whatever order they are included. */
export interface ProjectFiles {
  readonly files: readonly FleetFile[];
  readonly problems: readonly Problem[];
  /** Whether all could be read: what is said of names would be wrong otherwise. */
  readonly complete: boolean;
  /** By the names that messages have for them. */
  readonly texts: Readonly<Record<string, string>>;
  /** Every path that a file names, whether something is there or not; of a pattern, the folder that it starts in. */
  readonly named: readonly string[];
}

/** Reads a fleet file, or all fleet files of a folder, with what they include. `unwritten`: taken for written. */
export function readProject(path: string, unwritten?: Unwritten): ProjectFiles {
  const root = fleetFileAt(path);
  const reader = new Reader(projectFolder(path), unwritten);
  if (!isFolder(root)) return reader.read([root]);
  const names = fleetFilesIn(root);
  if (names.length > 0) return reader.read(names.map((name) => join(root, name)));
  return { ...reader.read([]), problems: [noFleetFiles(root)], complete: false };
}

class Reader {
  private readonly seen = new Set<string>();
  private readonly files = new Map<string, FleetFile>();
  private readonly problems: Problem[] = [];
  private readonly texts = new Map<string, string>();
  private readonly named: string[] = [];
  private readonly parsed: Parsed[] = [];
  private complete = true;

  constructor(
    private readonly project: string,
    private readonly unwritten: Unwritten | undefined,
  ) {}

  read(paths: readonly string[]): ProjectFiles {
    for (const path of paths) this.visit(path, []);
    this.judge();
    const { problems, complete, texts, named } = this;
    const [first, ...rest] = [...this.files];
    const others = rest.sort(([a], [b]) => compare(a, b));
    const files = [...(first ? [first] : []), ...others].map(([, file]) => file);
    return { files, problems, complete, texts: Object.fromEntries(texts), named };
  }

  /** `open`: the files that lead here, by their own paths. */
  private visit(path: string, open: readonly string[], by?: Said): void {
    const own = ownPath(path);
    if (this.seen.has(own)) return;
    this.seen.add(own);
    const source = readSource(path, undefined, this.unwritten);
    if ("id" in source) {
      this.fail([source]);
      return;
    }
    this.texts.set(source.file, source.text);
    const { file, problems } = parseFleetFile(source, dirname(path));
    this.parsed.push({ path, own, by, file, problems });
    if (file === undefined) return;
    this.files.set(resolve(path), file);
    this.include(file, [...open, own]);
  }

  /** What is wrong with files, once it is known which of them are data of others. */
  private judge(): void {
    const data = dataFilesOf([...this.files.values()]);
    for (const { path, own, by, file, problems } of this.parsed) {
      const use = problems.length > 0 ? data.get(own) : undefined;
      if (use) {
        this.files.delete(resolve(path));
        this.fail([takenForFleetFile(path, use, by)]);
      } else if (file === undefined) this.fail(withInclude(problems, by));
      else this.problems.push(...withInclude(problems, by));
    }
  }

  private include({ document, folder, data }: FleetFile, open: readonly string[]): void {
    const { include = [] } = data;
    const names = [include].flat();
    for (const [index, name] of names.entries()) {
      const at = typeof include === "string" ? ["include"] : ["include", index];
      this.named.push(resolve(folder, startOf(name)));
      const found = filesNamed({ name, folder, project: this.project });
      if ("id" in found) {
        this.fail([{ ...found, location: document.locate(at) }]);
        continue;
      }
      for (const path of found) this.follow(path, open, { document, at, name });
    }
  }

  private follow(path: string, open: readonly string[], { document, at, name }: Said): void {
    const own = ownPath(path);
    if (open.length >= MOST_LEVELS) {
      this.fail([tooDeep(document, at)]);
      return;
    }
    if (!open.includes(own)) {
      this.visit(path, open, { document, at, name });
      return;
    }
    // A pattern fits the file that it stands in as well, and those that led there.
    if (/[*?]/.test(name)) return;
    const way = open.slice(open.indexOf(own)).map((one) => displayPath(one));
    this.fail([includeCycle(way, document, at)]);
  }

  private fail(problems: readonly Problem[]): void {
    this.problems.push(...problems);
    this.complete = false;
  }
}

/** A file that was read as a fleet file, and who includes it. */
interface Parsed {
  readonly path: string;
  readonly own: string;
  readonly by: Said | undefined;
  readonly file: FleetFile | undefined;
  readonly problems: readonly Problem[];
}

/** Far more than anybody could follow. */
const MOST_LEVELS = 50;

function tooDeep(document: SourceDocument, at: DataPath): Problem {
  return problem("too-deep", {
    message: `files include one another more than ${String(MOST_LEVELS)} deep`,
    fix: "include them side by side: include: [a.yaml, b.yaml]",
    location: document.locate(at),
  });
}

function includeCycle(way: readonly string[], document: SourceDocument, at: DataPath): Problem {
  const [first = ""] = way;
  const message =
    way.length === 1
      ? `${quote(first)} includes itself`
      : `${quote(first)} includes itself, by way of ${way.slice(1).map(quote).join(" and ")}`;
  const fix = "remove it: what one file says counts for all";
  return problem("include-cycle", { message, fix, location: document.locate(at) });
}

function noFleetFiles(folder: string): Problem {
  const file = displayPath(folder);
  return problem("not-a-file", {
    message: `${file} is a folder without fleet files`,
    fix: "name a fleet file, or a folder that has fleets.yaml, or else files that end in .yaml, .yml or .json",
    location: { file },
  });
}
