/** Files that a project has beside its fleet files: rows of a `for_each`, policies of a `permissions_boundary`. */
import { resolve } from "node:path";
import { problem, quote } from "../problem";
import type { DataPath, Location, Problem } from "../problem";
import type { SourceDocument } from "../source/document";
import { ownPath } from "../source/inside";
import { displayPath } from "../text/paths";
import type { FleetFile } from "./file";

/** Where a file is included: the line, and what it says. */
export interface Said {
  readonly document: SourceDocument;
  readonly at: DataPath;
  readonly name: string;
}

/** What a file holds that is no fleet file, and where that is said. */
interface Use {
  readonly holds: string;
  readonly location: Location;
}

/** The keys that name a file of data, and what is in it. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ["for_each", "rows"],
  ["permissions_boundary", "a policy"],
]);

/** Every file of data that fleet files name, by its own path. */
export function dataFilesOf(files: readonly FleetFile[]): ReadonlyMap<string, Use> {
  const found = new Map<string, Use>();
  for (const { data, document, folder } of files) {
    for (const { holds, file, path } of namedIn(data, [])) {
      const own = ownPath(resolve(folder, file));
      if (!found.has(own)) found.set(own, { holds, location: document.locate(path) });
    }
  }
  return found;
}

function namedIn(
  value: unknown,
  path: DataPath,
): { readonly holds: string; readonly file: string; readonly path: DataPath }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    const holds = KEYS.get(key);
    const file = holds === undefined ? undefined : (inner as { file?: unknown } | null)?.file;
    return holds !== undefined && typeof file === "string"
      ? [{ holds, file, path: [...at, "file"] }]
      : namedIn(inner, at);
  });
}

/** What is said of a file of data that is read as a fleet file, in place of all that is wrong with it as such. */
export function takenForFleetFile(path: string, { holds, location }: Use, by?: Said): Problem {
  const file = displayPath(path);
  const named = { message: `${file} is named here`, location };
  if (by === undefined) {
    return problem("not-a-fleet-file", {
      message: `${file} holds ${holds}, and all files of the folder are read as fleet files`,
      fix: "name the fleet file itself, or move this one into a folder of its own",
      location: { file },
      related: [named],
    });
  }
  const isPattern = /[*?]/.test(by.name);
  return problem("not-a-fleet-file", {
    message: `${quote(by.name)} includes ${file}, which holds ${holds} and is no fleet file`,
    fix: isPattern
      ? "move it into a folder of its own, or write a pattern that it does not fit"
      : "remove it: rows and policies are read where they are named",
    location: by.document.locate(by.at),
    related: [named],
  });
}

/** Of a file that is no fleet file as a whole: the line that led to it. */
export function withInclude(problems: readonly Problem[], by: Said | undefined): Problem[] {
  if (by === undefined) return [...problems];
  const location = by.document.locate(by.at);
  const related = [{ message: "it is included here", location }];
  return problems.map((one) => (WHOLE.has(one.id) && isOfAll(one) ? { ...one, related } : one));
}

const WHOLE: ReadonlySet<string> = new Set(["wrong-type", "empty-file", "missing-key"]);

function isOfAll({ path = [] }: Problem): boolean {
  return path.length === 0;
}
