/** One blueprint for roles that are like no other. */
import type { BlueprintRole } from "../../../blueprints/schema";
import type { LiveRole } from "../live-role";
import { blueprintData, leftApart, uniqueIds } from "./blueprint";
import { fleetName, idOf, snakeId } from "./names";
import { rolePart } from "./part";
import { profileOf } from "./profile";
import type { OwnBlueprint, OwnContext } from "./types";

/** Each is a role of the one blueprint, by its whole name. */
export function ofSingles(
  roles: readonly LiveRole[],
  { facts, taken: { ids: takenIds, fleets: taken }, inside }: OwnContext,
): OwnBlueprint {
  const names = roles.map(({ name }) => name);
  const id = idOf(names.length === 1 ? names : [], takenIds);
  const ids = uniqueIds(names.map((name) => snakeId(name)));
  const grants = roles.length === 1;
  const parts = roles.map((live, index) => {
    const { shape, slots } = profileOf(live, "", facts);
    const texts = slots.map(({ plain }) => plain);
    return {
      id: ids[index] ?? "",
      live,
      ...rolePart(live.name, shape, texts, { grants, inside: inside.has(live.name) }),
    };
  });
  const fleet = {
    name: fleetName(id, taken),
    roles: new Map(parts.map((one) => [one.id, one.live])),
    values: {},
    left: parts.flatMap((one) => leftApart(one.id, one.live, one.apart, "")),
  };
  const own = parts.map((one): [string, BlueprintRole] => [one.id, one.role]);
  return { data: blueprintData(id, names, own, []), names, single: true, fleets: [fleet] };
}
