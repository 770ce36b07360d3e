/** One blueprint for the roles of some sites. */
import type { BlueprintRole } from "../../../blueprints/schema";
import { NAME_PATTERN } from "../../../fleet-file/schema-names";
import { blueprintData, leftApart, uniqueIds } from "./blueprint";
import type { Cluster } from "./cluster";
import { textsOf, withSiteParameter, type Hole } from "./holes";
import { fleetName, idOf, snakeId } from "./names";
import { rolePart } from "./part";
import { SITE } from "./text";
import type { OwnBlueprint, OwnContext, OwnFleet } from "./types";

/** A role that each of the sites has. */
interface Part {
  readonly id: string;
  readonly cluster: Cluster;
  readonly holes: readonly Hole[];
  readonly role: BlueprintRole;
  readonly apart: ReadonlySet<string>;
}

/** Clusters of the same sites are roles of one blueprint, and each site is a fleet. */
export function ofSites(
  clusters: readonly [Cluster, ...Cluster[]],
  { taken: { ids, fleets: taken }, inside }: OwnContext,
): OwnBlueprint {
  const spoken = clusters.map(({ prefix, suffix }) => `${prefix} ${suffix}`);
  const id = idOf(spoken, ids);
  const sites = clusters[0].members.map(({ site }) => site);
  const byFleet = areNames(sites, taken);
  const parts = partsOf(clusters, byFleet, inside);
  const fleets = sites.map((site, index): OwnFleet => {
    const name = fleetName(byFleet ? site : `${id}-${site}`, taken);
    return { name, ...fleetAt(index, site, parts, byFleet) };
  });
  const names = clusters.map(({ prefix, suffix }) => `${prefix}<site>${suffix}`);
  const parameters = [
    ...(byFleet ? [] : ["site"]),
    ...parts.flatMap(({ holes }) => holes.map(({ name }) => name)),
  ];
  const roles = parts.map((one): [string, BlueprintRole] => [one.id, one.role]);
  return { data: blueprintData(id, names, roles, parameters), names, single: false, fleets };
}

/** Whether fleets can be called as the sites are; else the site is a parameter. */
function areNames(sites: readonly string[], taken: ReadonlySet<string>): boolean {
  const lower = new Set(sites.map((site) => site.toLowerCase()));
  const isFree = [...lower].every((site) => !taken.has(site));
  return isFree && lower.size === sites.length && sites.every((site) => NAME_PATTERN.test(site));
}

function partsOf(
  clusters: readonly Cluster[],
  byFleet: boolean,
  inside: ReadonlySet<string>,
): Part[] {
  const own = (text: string): string => (byFleet ? text : withSiteParameter(text));
  const parameters = new Set(byFleet ? [] : ["site"]);
  const ids = uniqueIds(clusters.map(({ prefix, suffix }) => snakeId(`${prefix} ${suffix}`)));
  return clusters.flatMap((cluster, index): Part[] => {
    const { texts, holes } = textsOf(cluster, parameters);
    const { prefix, suffix, members } = cluster;
    const [first] = members;
    if (first === undefined) return [];
    const name = own(`${prefix}${SITE}${suffix}`);
    const made = rolePart(name, first.shape, texts.map(own), {
      grants: clusters.length === 1,
      inside: members.some(({ role }) => inside.has(role.name)),
    });
    return [{ id: ids[index] ?? "", cluster, holes, ...made }];
  });
}

function fleetAt(
  index: number,
  site: string,
  parts: readonly Part[],
  byFleet: boolean,
): Omit<OwnFleet, "name"> {
  const values = parts.flatMap(({ holes }) =>
    holes.map(({ name, values: all }) => [name, all[index] ?? ""] as const),
  );
  const members = parts.flatMap(({ id, cluster, apart }) => {
    const role = cluster.members[index]?.role;
    return role ? [{ id, role, apart }] : [];
  });
  return {
    roles: new Map(members.map((one) => [one.id, one.role])),
    values: Object.fromEntries([...(byFleet ? [] : [["site", site] as const]), ...values]),
    left: members.flatMap(({ id, role, apart }) => leftApart(id, role, apart, site)),
  };
}
