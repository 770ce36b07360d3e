import type { BlueprintData } from "../../blueprints/schema";

/** What ids of a blueprint's account-wide parts begin with, beside those of other blueprints. */
export function accountPrefix({ id }: Pick<BlueprintData, "id">): string {
  return `${id.replaceAll("-", "_")}_`;
}
