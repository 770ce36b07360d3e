/** What own blueprints and their roles are called. */
import { words } from "../../../text/names";

/** `edge-camera` of `EdgeCamera-<site>`; not one that is taken, which are added to. */
export function idOf(names: readonly string[], taken: Set<string>): string {
  const [first = ""] = names;
  const spoken = snakeId(first, "");
  const base = spoken === "" ? "adopted-roles" : spoken.replaceAll("_", "-");
  let id = base;
  for (let index = 2; taken.has(id); index++) id = `${base}-${String(index)}`;
  taken.add(id);
  return id;
}

/** A text as a part's id: `edge_camera` of `EdgeCamera-`. */
export function snakeId(text: string, otherwise = "role"): string {
  const spaced = text
    .replaceAll("IoT", "Iot")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2");
  const sound = words(spaced)
    .join("_")
    .toLowerCase()
    .replace(/^[^a-z]+/, "");
  return sound === "" ? otherwise : sound;
}

/** A name that a fleet can have, and that no other has. */
export function fleetName(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^[^A-Za-z]+/, "") || "site";
  let name = base;
  for (let index = 2; taken.has(name.toLowerCase()); index++) name = `${base}-${String(index)}`;
  taken.add(name.toLowerCase());
  return name;
}
