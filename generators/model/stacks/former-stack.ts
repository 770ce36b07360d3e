import { SHARED, stackName } from "../../fleet-file/names";
import type { SpecData } from "../../fleet-file/schema";
import { ownValue } from "../../text/own-value";
import type { Placement, Site } from "../placements";
import type { FormerStack, Stack } from "../types";

/** The stack that one was, where the file says `formerly` of its environment or its fleet; without a placement, of an environment's shared stack. */
export function formerStack(
  site: Site,
  data: SpecData,
  placement?: Pick<Placement, "kind" | "name" | "formerly" | "data" | "names">,
): Pick<Stack, "formerly"> {
  const environment = ownValue(data.environments, site.name);
  const name = placement?.name ?? SHARED;
  const before = stackName(site.formerly, placement?.formerly ?? SHARED);
  if (before === stackName(site.name, name)) return {};
  const said = [
    { what: `environments/${site.name}`, isSaid: site.formerly !== site.name, data: environment },
    {
      what: `${placement?.kind ?? ""}s/${name}`,
      isSaid: placement !== undefined && placement.formerly !== name,
      data: placement?.data,
    },
  ].filter(({ isSaid }) => isSaid);
  const renews = said.some(({ data: one }) => one?.keep_names === false);
  const formerly: FormerStack = {
    name: before,
    inNames: stackName(site.names.environment, placement?.names.fleet ?? SHARED),
    said: said.map(({ what }) => what),
    ...(renews && { renews: true }),
  };
  return { formerly };
}
