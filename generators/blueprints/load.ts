import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { compare } from "../text/names";
import { meant } from "../text/meant";
import { fewOf, listed } from "../text/nearest";
import { hasErrors, problem, quote } from "../problem";
import type { Mending, Problem } from "../problem";
import { parseSource } from "../source/document";
import type { SourceDocument } from "../source/document";
import { located } from "../source/located";
import { schemaProblems } from "../source/schema-problems";
import { displayPath } from "../text/paths";
import { readSource, type Unwritten } from "../source/source";
import { blueprintJsonSchema, blueprintSchema } from "./schema";
import type { BlueprintData } from "./schema";
import { withOptionalLists } from "./lists";
import { blueprintProblems } from "./validate";

/** A blueprint that holds together, and where each part of it stands. */
export interface Blueprint {
  readonly data: BlueprintData;
  readonly document: SourceDocument;
}

/** What places call a blueprint's file: the same wherever it lies. */
export function blueprintFile({ id }: Pick<BlueprintData, "id">): string {
  return `blueprints/${id}.yaml`;
}

/** The blueprints at hand: those that came with the project, and the user's own. */
export class BlueprintCatalog {
  private readonly loaded = new Map<string, Blueprint | undefined>();

  private constructor(
    private readonly files: ReadonlyMap<string, string>,
    /** What was wrong with folders and files as they were read. */
    readonly problems: Problem[],
    private readonly unwritten: Unwritten,
  ) {}

  /** Lists the folders; of the user's own folders (all but the first), every blueprint is read and checked. */
  static open(
    builtIn: string,
    own: readonly string[] = [],
    unwritten: Unwritten = new Map(),
  ): BlueprintCatalog {
    const files = new Map<string, string>();
    const problems: Problem[] = [];
    const add = (folder: string, place?: number): string[] => {
      const listed = listFolder(folder, unwritten, place);
      if (!Array.isArray(listed)) {
        problems.push(listed);
        return [];
      }
      return listed.filter((file) => {
        const id = basename(file, ".yaml");
        const first = files.get(id);
        if (first === undefined) files.set(id, file);
        else problems.push(duplicateBlueprint(id, file, first));
        return first === undefined;
      });
    };
    add(builtIn);
    const ownFiles = own.flatMap((folder, index) => add(folder, index));
    const catalog = new BlueprintCatalog(files, problems, unwritten);
    for (const file of ownFiles) catalog.tryFind(basename(file, ".yaml"));
    return catalog;
  }

  /** Ids, sorted. */
  get ids(): readonly string[] {
    return [...this.files.keys()].sort(compare);
  }

  /** The blueprint, or undefined if there is none or it has errors (which are then in {@link problems}). */
  tryFind(id: string): Blueprint | undefined {
    const file = this.files.get(id);
    if (file === undefined || this.loaded.has(id)) return this.loaded.get(id);
    const result = readBlueprint(file, this.unwritten);
    const blueprint = "problems" in result ? undefined : result;
    if ("problems" in result) this.problems.push(...result.problems);
    this.loaded.set(id, blueprint);
    return blueprint;
  }

  /** The files of the sound blueprints that were read, by the names that places have for them. */
  get documents(): ReadonlyMap<string, SourceDocument> {
    const read = [...this.loaded.values()].filter((blueprint) => blueprint !== undefined);
    return new Map(read.map(({ data, document }) => [blueprintFile(data), document]));
  }

  /** Whether a file for this blueprint exists, sound or not. */
  has(id: string): boolean {
    return this.files.has(id);
  }

  /** `did you mean "deeplens"?`, or the list of what there is. */
  suggestion(id: string): Mending {
    const all = `use one of ${listed(this.ids)}, or add a folder of your own under blueprints:`;
    return meant(id, fewOf(this.ids), all);
  }
}

/** `place`: which of the user's own it is. */
function listFolder(folder: string, unwritten: Unwritten, place = 0): string[] | Problem {
  const path = resolve(folder);
  const drafted = [...unwritten.keys()].filter((one) => dirname(one) === path);
  try {
    const there = namesIn(path, drafted.length > 0).map((name) => join(path, name));
    return [...new Set([...there, ...drafted])]
      .filter((file) => file.endsWith(".yaml") && !basename(file).startsWith("."))
      .sort(compare);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    return problem("unreadable-folder", {
      message: `the blueprint folder ${quote(displayPath(resolve(folder)))} cannot be read (${code})`,
      fix: "name an existing folder, relative to the fleet file",
      path: ["blueprints", place],
    });
  }
}

/** A folder that is not there yet has nothing in it. */
function namesIn(folder: string, isDrafted: boolean): string[] {
  return isDrafted && !existsSync(folder) ? [] : readdirSync(folder);
}

function duplicateBlueprint(id: string, file: string, first: string): Problem {
  return problem("duplicate-blueprint", {
    message: `there are two blueprints ${quote(id)}; the other is ${displayPath(first)}`,
    fix: "rename your own: its file and its id",
    location: { file: displayPath(file) },
  });
}

/** Reads one blueprint file with the same care as a fleet file. */
export function readBlueprint(
  path: string,
  unwritten?: Unwritten,
): Blueprint | { problems: readonly Problem[] } {
  const source = readSource(path, "blueprint", unwritten);
  if ("id" in source) return { problems: [source] };
  const document = parseSource(source);
  if (!("data" in document)) return { problems: document };
  const parsed = blueprintSchema.safeParse(document.data);
  const data = parsed.success ? withOptionalLists(parsed.data) : undefined;
  const problems = parsed.success
    ? blueprintProblems(data ?? parsed.data, basename(path, ".yaml"))
    : schemaProblems(parsed.error.issues, document.data, blueprintJsonSchema());
  if (data === undefined || hasErrors(problems)) return { problems: located(problems, document) };
  return { data, document };
}
