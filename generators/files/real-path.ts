import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** The path without symbolic links; of what is not there, as far as it is. */
export function realPath(path: string): string {
  const there = standing(path);
  return join(realpathSync(there), relative(there, path));
}

/** The path, or the nearest folder above it that there is. */
export function standing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : standing(dirname(path));
}

/** Whether a path lies in a folder, and is not the folder itself. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The folder that Git has of the file's, or its own: what is below it, a commit can bring. */
export function repositoryOf(file: string): string {
  const own = dirname(resolve(file));
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return own;
  }
}
