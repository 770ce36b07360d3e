import { SHARED, stackName } from "../../fleet-file/names";
import type { SpecData } from "../../fleet-file/schema";
import { sortedUnique } from "../../text/names";
import { ownValue } from "../../text/own-value";
import type { Placement, Site } from "../placements";
import type { SaidFormer, Stack } from "../types";

/** What the ids of a fleet begin with in a group. */
export function prefixInGroup(fleet: string): string {
  return `${fleet}_`;
}

type Placed = Pick<Placement, "kind" | "name" | "formerly" | "data" | "names">;

/** The stack that one was, where the file says `formerly` of its environment or its fleet; without a placement, of an environment's shared stack. */
export function formerStack(
  site: Site,
  data: SpecData,
  placement?: Placed,
): Pick<Stack, "formerly"> {
  const { name, formerly, names } = placement ?? {
    ...{ name: SHARED, formerly: SHARED },
    names: { fleet: SHARED },
  };
  // The environment may have its new name for long, and the fleet not: which of them it was under last, only the folder knows.
  const before = [site.name, site.formerly].flatMap((place) =>
    [formerly, name].map((what) => stackName(place, what)),
  );
  const others = sortedUnique(before).filter((one) => one !== stackName(site.name, name));
  if (others.length === 0) return {};
  const said = [...ofSite(site, data), ...(placement ? ofFleet(placement) : [])];
  return {
    formerly: {
      names: others,
      inNames: stackName(site.names.environment, names.fleet),
      said: said.map(({ what, was }) => ({ what, was })),
      ...(said.some(({ keeps }) => !keeps) && { renews: true }),
    },
  };
}

interface Said extends SaidFormer {
  readonly keeps: boolean;
}

function ofSite({ name, formerly }: Site, { environments }: SpecData): Said[] {
  if (formerly === name) return [];
  const { keep_names: keeps = true } = ownValue(environments, name) ?? {};
  return [{ what: `environments/${name}`, was: formerly, keeps }];
}

function ofFleet({ kind, name, formerly, data: { keep_names: keeps = true } }: Placed): Said[] {
  return formerly === name ? [] : [{ what: `${kind}s/${name}`, was: formerly, keeps }];
}
