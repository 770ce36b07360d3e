/** Roles that differ by site only. */
import { grouped } from "../../../text/grouped";
import { compare } from "../../../text/names";
import type { LiveRole } from "../live-role";
import { profileOf, type Profile } from "./profile";
import { keyOf, sharedCuts, type Cut } from "./site";
import type { TextFacts } from "./text";

/** A role of each site, all alike. */
export interface Cluster {
  readonly prefix: string;
  readonly suffix: string;
  /** Sorted by site. */
  readonly members: readonly Member[];
}

export interface Member extends Profile {
  readonly site: string;
}

/** Names that most share may hide those that fewer do: what is left over is looked at again. */
const ROUNDS = 4;

/** Roles in clusters of two or more, and those that are like no other. */
export function clustersOf(
  roles: readonly LiveRole[],
  facts: TextFacts,
): { readonly clusters: readonly Cluster[]; readonly singles: readonly LiveRole[] } {
  const clusters: Cluster[] = [];
  let rest = roles;
  for (let round = 0; round < ROUNDS && rest.length > 1; round++) {
    const cuts = sharedCuts(rest.map(({ name }) => name));
    const cut = rest.flatMap((role): [LiveRole, Cut][] => {
      const all = cuts.get(role.name) ?? [];
      const one = all[Math.min(round, all.length - 1)];
      return one === undefined ? [] : [[role, one]];
    });
    const members = cut.map(([role, one]) => ({
      cut: one,
      member: { ...profileOf(role, one.site, facts), site: one.site },
    }));
    const groups = grouped(members, (one) => JSON.stringify([keyOf(one.cut), one.member.shape]));
    const found = [...groups.values()].filter((group) => group.length > 1);
    clusters.push(...found.map((group) => clusterOf(group, facts)));
    const taken = new Set(found.flatMap((group) => group.map(({ member }) => member.role)));
    rest = rest.filter((one) => !taken.has(one));
  }
  return {
    clusters: clusters.sort((a, b) => compare(a.prefix, b.prefix) || compare(a.suffix, b.suffix)),
    singles: rest,
  };
}

function clusterOf(group: readonly CutMember[], facts: TextFacts): Cluster {
  const cut = narrowest(group);
  const members = group
    .map(({ member: { role } }) => {
      const site = role.name.slice(cut.prefix.length, role.name.length - cut.suffix.length);
      return { ...profileOf(role, site, facts), site };
    })
    .sort((a, b) => compare(a.site, b.site));
  return { prefix: cut.prefix, suffix: cut.suffix, members };
}

interface CutMember {
  readonly cut: Cut;
  readonly member: Member;
}

/** The cut that all of them share, and that leaves the least to differ: of `a-lens` and `b-lens` the sites are a and b. */
function narrowest(group: readonly CutMember[]): Pick<Cut, "prefix" | "suffix"> {
  const cuts = sharedCuts(group.map(({ member }) => member.role.name));
  const [first = [], ...others] = [...cuts.values()];
  const known = others.map((all) => new Set(all.map(keyOf)));
  const [given] = group;
  const shared = first.find((one) => known.every((keys) => keys.has(keyOf(one))));
  return shared ?? given?.cut ?? { prefix: "", suffix: "" };
}
