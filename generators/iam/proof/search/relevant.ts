/** What of a side is about a class of actions, a caller, and a part of a question. */
import { isServiceLinked, readCaller } from "../caller";
import { not, resolves, type Reading } from "../truth";
import type { ActionClass } from "./actions";
import { withResources } from "./atoms";
import { appliesTo } from "./callers";
import { has, type Side, type SideStatement } from "./sides";

/** A part of a question: one Allow of the side that allows, and one of its resources, if that is meant. */
export interface Focus {
  readonly statement: SideStatement;
  readonly resource: string | undefined;
}

/** The formula without the statements that are not about these actions or this caller. */
export function relevant(
  side: Side,
  { matching }: ActionClass,
  caller: string,
  reading: Reading,
  focus?: Focus,
): Side {
  const asking = { caller, reading, hasBoundary: has(side.policies, "boundary") };
  const isControlled = resolves(not(isServiceLinked(readCaller(caller))), "Deny", reading);
  const concerns = (one: SideStatement): boolean =>
    (matching === undefined || matching.has(one)) &&
    (one.policy !== "rcp" || isControlled) &&
    appliesTo(one.statement, asking);
  const denies = side.denies.filter(concerns);
  const ways = side.ways.map((way) => way.map((layer) => layer.filter(concerns)));
  if (focus === undefined) return { ...side, denies, ways };
  const { statement, resource } = focus;
  const only = resource === undefined ? statement : withResources(statement, [resource]);
  const own = ways
    .filter((way) => way.some((layer) => layer.includes(statement)))
    .map((way) => way.map((layer) => (layer.includes(statement) ? [only] : layer)));
  return { ...side, denies, ways: own };
}
