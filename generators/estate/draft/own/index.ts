/** Blueprints of the user's own, for roles that no blueprint at hand describes. */
import { grouped } from "../../../text/grouped";
import type { LiveRole } from "../live-role";
import { clustersOf } from "./cluster";
import { ofSingles } from "./singles";
import { ofSites } from "./sites";
import type { OwnBlueprint, OwnContext } from "./types";

/** One blueprint for all roles of the same sites, and one for those that are like no other. */
export function ownBlueprints(roles: readonly LiveRole[], context: OwnContext): OwnBlueprint[] {
  const { clusters, singles } = clustersOf(roles, context.facts);
  const bySites = grouped(clusters, ({ members }) =>
    JSON.stringify(members.map(({ site }) => site)),
  );
  const shared = [...bySites.values()].map((group) => ofSites(group, context));
  return [...shared, ...(singles.length === 0 ? [] : [ofSingles(singles, context)])];
}
