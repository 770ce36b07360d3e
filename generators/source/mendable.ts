import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** Whether a file is the project's own: in its folder, not by a symbolic link either, not of a package, and one of those that people write. */
export function isMendable(file: string, project: string): boolean {
  const path = resolve(file);
  if (!/\.(ya?ml|json)$/i.test(path) || !existsSync(path)) return false;
  const way = relative(realpathSync(project), realpathSync(path));
  const isBelow = way !== "" && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return isBelow && !way.split(sep).includes("node_modules");
}
