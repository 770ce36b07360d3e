import type { SpecData } from "../../fleet-file/schema";
import type { DataPath } from "../../problem";
import { compare } from "../../text/names";
import { ownValue } from "../../text/own-value";
import { fillDeep } from "../placements";
import type { Facts, Placement } from "../placements";
import type { PlacedTag } from "../types";

/** Every tag that is said for a stack, the nearest last: defaults, environment, fleet. */
export function tagsSaid(
  data: SpecData,
  environment: string,
  facts: Facts,
  fleet?: Pick<Placement, "path" | "data">,
): PlacedTag[] {
  const levels: [Readonly<Record<string, string>> | undefined, DataPath][] = [
    [data.defaults?.tags, ["defaults", "tags"]],
    [ownValue(data.environments, environment)?.tags, ["environments", environment, "tags"]],
    [fleet?.data.tags, [...(fleet?.path ?? []), "tags"]],
  ];
  return levels.flatMap(([tags = {}, path]) =>
    Object.entries(fillDeep(tags, facts)).map(([key, value]) => {
      return { key, value, place: { path: [...path, key] } };
    }),
  );
}

/** The tags that come of it: of equal keys the nearest wins. Sorted by key. */
export function tagsOf(said: readonly PlacedTag[]): Record<string, string> {
  const all = new Map(said.map(({ key, value }) => [key, value]));
  return Object.fromEntries([...all].sort(([a], [b]) => compare(a, b)));
}
