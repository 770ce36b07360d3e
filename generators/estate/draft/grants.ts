/** Grants that come to what a statement says, if there are such. */
import type { GrantData } from "../../fleet-file/schema";
import type { GrantContext } from "../../model/grants/types";
import { isLike } from "../../iam/wildcards";
import { cutList } from "../../text/lists";
import { compare, sortedUnique } from "../../text/names";
import { atomsOfGrant, draftsOf, grantFault } from "./grant-atoms";
import { nameOf, type Named } from "./resource-names";
import { atomsOf, type LiveStatement } from "./statement";

/** Why there are none. */
export interface None {
  readonly why: string;
}

/**
 * Grants that give what a statement does, by intent where verbs come to that, else by action; or why no grant does.
 *
 * @param whole what the role's statements together give: verbs may bring along more of that
 */
export function grantsFor(
  statement: LiveStatement,
  whole: ReadonlySet<string>,
  context: GrantContext,
): GrantData[] | None {
  const reason = reasonAgainst(statement);
  if (reason !== undefined) return { why: reason };
  const { Action = [], Resource = [], Condition } = statement;
  const named = Resource.map((arn) => nameOf(arn, context));
  const unnamed = Resource.find((_, index) => named[index] === undefined);
  if (unnamed !== undefined) return { why: `AWS lists no type of resource for ${unnamed}` };
  const wanted = new Set(atomsOf([statement]));
  const more = Condition === undefined ? {} : { conditions: mutable(Condition) };
  const all = named.flatMap((one) => one ?? []);
  const byIntent =
    intentGrants(all, { wanted, whole }, more, context) ??
    mixedGrant(all, Action, { wanted, whole }, more, context);
  if (byIntent !== undefined) return byIntent;
  const to = all.map((one) => one.to);
  const byAction: GrantData = { to: single(to), actions: [...Action], ...more };
  return isSame([byAction], { wanted, whole: wanted }, context)
    ? [byAction]
    : { why: whyNot(byAction, statement, context) };
}

/** What tells the grant from the statement. */
function whyNot(grant: GrantData, { Resource = [] }: LiveStatement, context: GrantContext): string {
  const fault = grantFault(grant, context);
  if (fault !== undefined) return fault;
  const given = draftsOf([grant], context).flatMap(({ resources = [] }) => resources);
  const beyond = sortedUnique(given).filter((one) => !Resource.some((own) => isLike(one, own)));
  return beyond.length === 0
    ? "what one for all of these resources gives is not proved to be the same"
    : `one for ${cutList([grant.to].flat(), 4)} would give ${cutList(beyond, 4)} as well`;
}

/** What no grant says. */
function reasonAgainst({ Effect, Action = [], Resource = [] }: LiveStatement): string | undefined {
  if (Effect !== "Allow") return "grants only allow";
  if (Action.length === 0 || Resource.length === 0) {
    return "grants name what they give, and not what they leave out";
  }
  if (Resource.includes("*")) return "grants are for named resources";
  const wild = Action.find((action) => /[*?]/.test(action));
  return wild && `grants name actions, and ${wild} is a pattern of them`;
}

type More = Pick<GrantData, "conditions">;

/** What grants have to give, and all that they may. */
interface Aim {
  readonly wanted: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

/** One grant for each set of verbs; undefined where verbs give more, or do not reach all of it. */
function intentGrants(
  named: readonly Named[],
  aim: Aim,
  more: More,
  context: GrantContext,
): GrantData[] | undefined {
  const byVerbs = new Map<string, { access: string[]; to: string[] }>();
  for (const { to, verbs } of named) {
    const access = neededVerbs(to, verbs, aim.whole, more, context);
    const key = access.join(" ");
    const group = byVerbs.get(key) ?? { access, to: [] };
    group.to.push(to);
    byVerbs.set(key, group);
  }
  const grants = [...byVerbs.values()]
    // What another resource's verbs bring along needs no grant of its own.
    .filter(({ access }) => access.length > 0)
    .map(({ access, to }): GrantData => ({ to: single(to), access, ...more }));
  return grants.length > 0 && isSame(grants, aim, context) ? grants : undefined;
}

/** Verbs, and the actions that those leave out, on one resource; undefined where that is no more than the actions. */
function mixedGrant(
  named: readonly Named[],
  actions: readonly string[],
  aim: Aim,
  more: More,
  context: GrantContext,
): GrantData[] | undefined {
  const [only, ...others] = named;
  if (only === undefined || others.length > 0) return undefined;
  const access = neededVerbs(only.to, only.verbs, aim.whole, more, context);
  if (access.length === 0) return undefined;
  const given = draftsOf([{ to: only.to, access, ...more }], context).flatMap(
    (one) => one.actions ?? [],
  );
  const rest = actions.filter((action) => !given.includes(action));
  const grant: GrantData = { to: only.to, access, actions: rest, ...more };
  return rest.length > 0 && isSame([grant], aim, context) ? [grant] : undefined;
}

/** Verbs that give nothing beyond, without those that others include. */
function neededVerbs(
  to: string,
  verbs: readonly string[],
  whole: ReadonlySet<string>,
  more: More,
  context: GrantContext,
): string[] {
  const given = verbs.flatMap((verb) => {
    const atoms = atomsOfGrant({ to, access: verb, ...more }, context);
    const isWithin = atoms.length > 0 && atoms.every((one) => whole.has(one));
    return isWithin ? [{ verb, atoms }] : [];
  });
  const widest = [...given].sort(
    (a, b) => b.atoms.length - a.atoms.length || compare(a.verb, b.verb),
  );
  const reached = new Set<string>();
  const needed = widest.filter(({ atoms }) => {
    const isNew = atoms.some((one) => !reached.has(one));
    for (const one of atoms) reached.add(one);
    return isNew;
  });
  const names = new Set(needed.map(({ verb }) => verb));
  return verbs.filter((verb) => names.has(verb));
}

function isSame(
  grants: readonly GrantData[],
  { wanted, whole }: Aim,
  context: GrantContext,
): boolean {
  const given = new Set(grants.flatMap((grant) => atomsOfGrant(grant, context)));
  return [...wanted].every((one) => given.has(one)) && [...given].every((one) => whole.has(one));
}

function single(texts: readonly string[]): string | string[] {
  const [first = "", ...others] = texts;
  return others.length === 0 ? first : [...texts];
}

function mutable(
  condition: NonNullable<LiveStatement["Condition"]>,
): NonNullable<GrantData["conditions"]> {
  return structuredClone(condition) as NonNullable<GrantData["conditions"]>;
}
