import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { compare } from "../text/names";

/** The text of every file below a folder of the package, by its path from there, `fleets.yaml` first. */
export function textsIn(folder: string): ReadonlyMap<string, string> {
  const rank = (name: string): string => (name === "fleets.yaml" ? "" : name);
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .sort((a, b) => compare(rank(a), rank(b)))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}
