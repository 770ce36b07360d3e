/** Files that are written once, and then are their user's: never over what is there. */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { problem, quote, type Problem } from "../problem";
import { displayPath } from "../text/paths";
import { makeFolder, removeEmpty } from "./make-folder";
import { cannotWrite } from "./problems";
import { statOf } from "./read";
import { refused, stage, type NewFile } from "./staging";

/** What new files are, and what is said of places that are not free, or that the system refuses. */
export interface NewKind {
  /** What files that a run needs for a moment begin with. */
  readonly prefix: string;
  readonly taken: (path: string) => Problem;
  readonly fix: string;
}

/** A fleet file, and blueprints beside it. */
const DRAFT: NewKind = {
  prefix: ".fleetroles-draft",
  taken: (path) =>
    problem("draft-exists", {
      message: `${quote(path)} is there already, and a draft is never written over a file`,
      fix: "draft to another file with --draft, or remove that one; --draft - prints the draft",
      location: { file: path },
    }),
  fix: "check the folder's permissions and space, or name another file with --draft",
};

/** What stands in the way of new files: each one's place has to be free. */
export function placeProblems(
  folder: string,
  files: readonly Pick<NewFile, "path">[],
  { taken }: NewKind = DRAFT,
): Problem[] {
  return files
    .map(({ path }) => join(folder, path))
    .filter((path) => statOf(path) !== undefined)
    .map((path) => taken(displayPath(path)));
}

/** A file that is there, and gets more. */
export interface GrownFile extends NewFile {
  /** Its text as it was read. */
  readonly before: string;
}

/**
 * Writes all of them, or none: under temporary names first, each then renamed to a place that is still free.
 *
 * @param grown files that are there and get more: they are replaced once all others are in place
 */
export function writeNewFiles(
  folder: string,
  files: readonly NewFile[],
  kind: NewKind = DRAFT,
  grown: readonly GrownFile[] = [],
): Problem[] {
  const taken = placeProblems(folder, files, kind);
  if (taken.length > 0) return taken;
  const made: string[] = [];
  const placed: string[] = [];
  const was = new Map(grown.map(({ path, before }) => [join(folder, path), before]));
  const undo = (): void => {
    for (const path of placed) takeBack(path, was.get(path));
    removeEmpty(made);
  };
  try {
    // A folder that lacks what is above it is made here, so that it can be taken away again.
    made.push(...makeFolder(folder));
    const { staged, made: folders, discard } = stage(folder, kind.prefix, [...files, ...grown]);
    made.push(...folders);
    for (const { path, place } of staged) {
      const target = join(folder, path);
      if (!was.has(target) && existsSync(target)) {
        discard();
        undo();
        return placeProblems(folder, [{ path }], kind);
      }
      try {
        place();
      } catch (error) {
        discard();
        throw error;
      }
      placed.push(target);
    }
    return [];
  } catch (error) {
    undo();
    return [{ ...cannotWrite(refused(folder, error)), fix: kind.fix }];
  }
}

function takeBack(path: string, before: string | undefined): void {
  if (before === undefined) rmSync(path, { force: true });
  else writeFileSync(path, before);
}
