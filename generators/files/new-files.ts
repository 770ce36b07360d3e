/** Files that are written once, and then are their user's: never over what is there. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { problem, quote, type Problem } from "../problem";
import { displayPath } from "../text/paths";
import { makeFolder, removeEmpty } from "./make-folder";
import { cannotWrite } from "./problems";
import { statOf } from "./read";
import { refused, stage, type NewFile } from "./staging";

const PREFIX = ".fleetroles-draft";

/** What stands in the way of new files: each one's place has to be free. */
export function placeProblems(folder: string, files: readonly Pick<NewFile, "path">[]): Problem[] {
  return files
    .map(({ path }) => join(folder, path))
    .filter((path) => statOf(path) !== undefined)
    .map((path) =>
      problem("draft-exists", {
        message: `${quote(displayPath(path))} is there already, and a draft is never written over a file`,
        fix: "draft to another file with --draft, or remove that one; --draft - prints the draft",
        location: { file: displayPath(path) },
      }),
    );
}

/** Writes all of them, or none: under temporary names first, each then renamed to a place that is still free. */
export function writeNewFiles(folder: string, files: readonly NewFile[]): Problem[] {
  const taken = placeProblems(folder, files);
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
    const { staged, discard } = stage(folder, PREFIX, files);
    for (const { path, place } of staged) {
      const target = join(folder, path);
      if (existsSync(target)) {
        discard();
        undo();
        return placeProblems(folder, [{ path }]);
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
    const fix = "check the folder's permissions and space, or name another file with --draft";
    return [{ ...cannotWrite(refused(folder, error)), fix }];
  }
}
