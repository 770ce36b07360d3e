/** What of a statement on everything could be for something. */
import type { ServiceReference } from "../../iam/reference";
import { grouped } from "../../text/grouped";
import { cutList } from "../../text/lists";
import type { DerivedStatement, Remark } from "./types";

/** Of statements on `*`, the actions that AWS lets one restrict, by what to. */
export function narrowerOf(
  derived: readonly DerivedStatement[],
  reference: ServiceReference,
): Remark[] {
  return derived.flatMap(({ name, statement }) => {
    const { Effect, Action = [], Resource = [] } = statement;
    if (Effect !== "Allow" || !Resource.includes("*")) return [];
    const known = Action.flatMap((one) => {
      const info = reference.action(one);
      const types = info?.resourceTypes.map((type) => `${info.service}:${type}/NAME`) ?? [];
      return types.length === 0 ? [] : [{ action: one, types: types.join(" ") }];
    });
    return [...grouped(known, ({ types }) => types)].map(([types, those]) => ({
      what: `${cutList(those.map(({ action }) => action))} in ${name}`,
      why: `AWS lets it be for something and not for all: name it in a grant, as ${cutList(types.split(" "), 4)}`,
    }));
  });
}
