import { isEverythingOf } from "../arn";
import type { ActionInfo, ServiceReference } from "../reference";
import { quote } from "../../problem";
import type { WrittenResources } from "./statement";

/** The element, or its text, that is about everything that an action could name; undefined where none is. */
export function broadPlace(
  { Resource = [], NotResource }: WrittenResources,
  isWide: (pattern: string) => boolean,
): readonly (string | number)[] | undefined {
  if (NotResource !== undefined) return ["NotResource"];
  const index = Resource.findIndex(isWide);
  return index < 0 ? undefined : ["Resource", index];
}

/** Whether a pattern names everything that an action could be on: all, or all of one of its resource types. */
export function isBroad(pattern: string, action: ActionInfo, reference: ServiceReference): boolean {
  if (pattern === "*") return true;
  return reference.resourceFormats(action).some((format) => isEverythingOf(pattern, format));
}

/** What such a place is about, as a sentence goes on after "on" or "of". */
export function broadWords(
  [element, index]: readonly (string | number)[],
  { Resource = [] }: WrittenResources,
): string {
  const text = typeof index === "number" ? Resource[index] : undefined;
  if (element !== "Resource" || text === undefined) return "all but what NotResource names";
  return text === "*" ? "all resources" : `all that ${quote(text)} names`;
}
