/** Which statements can make a difference: the same statement on both sides decides the same. */
import type { Side, SideStatement } from "./sides";

/** The statements of two sides without which they would decide alike. */
export interface Changed {
  /** An Allow in a layer whose counterpart lacks it, and a Deny of the other side alone. */
  readonly statements: ReadonlySet<SideStatement>;
  /** Whether an Allow can give what the other side denies: then each of them has to be looked at. */
  readonly byDeny: boolean;
}

/**
 * What can make the one side allow what the other does not; undefined where all of it can.
 *
 * A request that `allowedBy` allows and `notAllowedBy` does not is matched by one of these: if a Deny of the other side decides, by
 * that Deny, which is none of the allowing side; otherwise each layer of the other side that the allowing one has just so
 * lets it through, and so there is a layer in which an Allow matches that the other side lacks. That needs both sides to be
 * layered alike, which is so unless a policy of a resource stands beside those of a principal.
 */
export function changedBetween(
  allowedBy: Side,
  notAllowedBy: Side | undefined,
): Changed | undefined {
  if (notAllowedBy === undefined || !areLayeredAlike(allowedBy, notAllowedBy)) return undefined;
  const denies = without(notAllowedBy.denies, allowedBy.denies);
  const allows = allowedBy.ways.flatMap((way, at) =>
    way.flatMap((layer, depth) => without(layer, notAllowedBy.ways[at]?.[depth] ?? [])),
  );
  return { statements: new Set([...denies, ...allows]), byDeny: denies.length > 0 };
}

/** Whether what an Allow gives can be gained: it is new, or another layer of its way lets more through. */
export function canGain(one: SideStatement, { ways }: Side, changed: Changed | undefined): boolean {
  if (changed === undefined || changed.byDeny) return true;
  return ways.some(
    (way) =>
      way.some((layer) => layer.includes(one)) &&
      way.flat().some((other) => changed.statements.has(other) && isIn(one, other, way)),
  );
}

/** One of the statements is the other, or they are in different layers. */
function isIn(one: SideStatement, other: SideStatement, way: Side["ways"][number]): boolean {
  return one === other || !way.some((layer) => layer.includes(one) && layer.includes(other));
}

function areLayeredAlike({ ways }: Side, other: Side): boolean {
  return (
    ways.length === other.ways.length &&
    ways.every((way, index) => way.length === other.ways[index]?.length)
  );
}

/** Those of the one list that the other has nothing equal to. */
function without(
  statements: readonly SideStatement[],
  others: readonly SideStatement[],
): SideStatement[] {
  const known = new Set(others.map(meaningOf));
  return statements.filter((one) => !known.has(meaningOf(one)));
}

/** What a statement says, whatever it is called and wherever it stands. */
function meaningOf({ statement, variables, policy }: SideStatement): string {
  const { effect, principals, notPrincipals, actions, notActions } = statement;
  const { resources, notResources, conditions } = statement;
  const lower = (names: readonly string[] | undefined): string[] | undefined =>
    names?.map((name) => name.toLowerCase()).sort();
  return JSON.stringify([
    ...[variables, policy, effect, principals ?? null, notPrincipals ?? null],
    ...[lower(actions) ?? null, lower(notActions) ?? null],
    ...[sorted(resources) ?? null, sorted(notResources) ?? null],
    conditions.map(({ name, key, values }) => JSON.stringify([name, key, values])).sort(),
  ]);
}

function sorted(texts: readonly string[] | undefined): string[] | undefined {
  return texts === undefined ? undefined : [...texts].sort();
}
