import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, one by one: Node's recursive way never ends where a file system has no
 * room for new folders by nature (`/proc/x`).
 *
 * @returns the folders that were not there, the outermost first
 */
export function makeFolder(path: string): string[] {
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  const made: string[] = [];
  try {
    for (const at of missing) if (makeOne(at)) made.push(at);
  } catch (error) {
    removeEmpty(made);
    throw error;
  }
  return made;
}

/** False where another run made it meanwhile. */
function makeOne(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && existsSync(path)) return false;
    throw error;
  }
}

/** Takes folders away again, the innermost first, as far as nothing is in them. */
export function removeEmpty(folders: readonly string[]): void {
  for (const folder of [...folders].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      // Something else is in it by now, or it is gone already.
    }
  }
}
