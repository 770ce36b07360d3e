/** Files that are written once, and then are their user's: never over what is there. */
import { existsSync, rmSync } from "node:fs";
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

/**
 * Writes all of them, or none: under temporary names first, each then renamed to a place that is still free.
 *
 * @param grown a file that is there and gets more: it is replaced once all others are in place
 */
export function writeNewFiles(
  folder: string,
  files: readonly NewFile[],
  kind: NewKind = DRAFT,
  grown?: NewFile,
): Problem[] {
  const taken = placeProblems(folder, files, kind);
  if (taken.length > 0) return taken;
  const made: string[] = [];
  const placed: string[] = [];
  const undo = (): void => {
    for (const path of placed) rmSync(path, { force: true });
    removeEmpty(made);
  };
  try {
    // A folder that lacks what is above it is made here, so that it can be taken away again.
    made.push(...makeFolder(folder));
    const all = grown === undefined ? files : [...files, grown];
    const { staged, made: folders, discard } = stage(folder, kind.prefix, all);
    made.push(...folders);
    for (const { path, place } of staged) {
      const target = join(folder, path);
      if (path !== grown?.path && existsSync(target)) {
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
