/** What a name on the command line stands for: a fleet file, or the fleet files of a folder. */
import { dirname, join } from "node:path";
import { PICKED, namesIn } from "../source/inside";
import { isFolder } from "../source/terraform-json";
import { compare } from "../text/names";

/** A folder's fleet file, if it is called so; the others are those that it includes. */
const ROOTS = ["fleets.yaml", "fleets.yml", "fleets.json"];

/** What generated files say they are made from, where that is a folder: they are the same in every checkout. */
export const WHOLE_FOLDER = "*.yaml";

/** The fleet file that a name stands for: of a folder the one in it, or the folder, where all files in it are taken together. */
export function fleetFileAt(path: string): string {
  if (!isFolder(path)) return path;
  const names = new Set(namesIn(path));
  const root = ROOTS.find((name) => names.has(name));
  return root === undefined ? path : join(path, root);
}

/** The folder of a fleet file: what it names lies there. */
export function projectFolder(path: string): string {
  const file = fleetFileAt(path);
  return isFolder(file) ? file : dirname(file);
}

/** Whether a folder has fleet files of its own, by their names. */
export function holdsFleetFiles(folder: string): boolean {
  return fleetFileAt(folder) !== folder || fleetFilesIn(folder).length > 0;
}

/** The names of the files in a folder that are taken together. */
export function fleetFilesIn(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => PICKED.test(name) && !name.startsWith("."))
    .sort(compare);
}
