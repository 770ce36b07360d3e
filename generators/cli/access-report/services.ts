import type { HolderChange } from "../../access/compare";

/** The services of all actions that are named. */
export function servicesOf(changes: readonly HolderChange[]): string[] {
  const rows = changes.flatMap(({ access }) => [
    ...access.gained,
    ...access.lost,
    ...access.unknown,
  ]);
  return rows.flatMap(({ actions }) => actions.map((action) => action.split(":", 1).join("")));
}
