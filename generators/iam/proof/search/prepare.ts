/** A question of the library, read: its policies, the classes of actions to ask it of, and the callers. */
import { ServiceReference } from "../../reference";
import type { RequestQuestion } from "../question";
import { matches } from "../languages/automaton";
import type { Steps } from "../languages/steps";
import type { Policies } from "../request";
import type { Reading } from "../truth";
import {
  actionClasses,
  servicesOf,
  servicesOfPatterns,
  UNKNOWN_ACTIONS,
  type ActionClass,
} from "./actions";
import { sideForCaller } from "./caller-side";
import { callersOfKind } from "./callers";
import { changedBetween, type Changed } from "./changed";
import { confirmation } from "./confirm";
import type { Question } from "./engine";
import { fixedLiterals, givenKeys, wantedActions } from "./given";
import { keysOf } from "./keys";
import { KnownActions } from "./known-actions";
import { actionPattern } from "./read-literals";
import { sideOf, statementsOfSide, type Side, type SideStatement } from "./sides";

/** Allowed to whoever signs, whatever policies say: no difference between any. */
const FREE = "sts:getcalleridentity";

/** A question with all that the search needs, and the classes of actions to ask it of. */
export interface Prepared {
  readonly question: Question;
  readonly classes: readonly ActionClass[];
  readonly callers: readonly string[];
  /** What can make a difference; undefined: everything. */
  readonly changed: Changed | undefined;
}

/** Both sides of a question. */
type Sides = Pick<Question, "allowedBy" | "notAllowedBy">;

/**
 * Reads the policies, and groups the actions that they are about.
 *
 * @param sides the policies, where they were read before
 */
export function prepare(asked: RequestQuestion, steps: Steps, sides?: Sides): Prepared {
  const { kind = "identity", reading = "most", anyRequest = false, principal } = asked;
  const { allowedBy, notAllowedBy } = sides ?? sidesOf(asked, reading);
  const statements = statementsOf(allowedBy, notAllowedBy);
  const spelled = [...keysOf(statements), ...Object.keys(asked.context ?? {})];
  const spelling = new Map(spelled.map((key) => [key.toLowerCase(), key]));
  const keys = [...spelling.keys()].sort();
  const given = givenKeys(asked, new Set(keys));
  const changed = changedBetween(allowedBy, notAllowedBy);
  const wanted = wantedActions(asked);
  const services = anyRequest ? new Set<string>() : servicesBetween(statements, changed, wanted);
  const reference = asked.reference ?? ServiceReference.loadSync(servicesNeeded(services, keys));
  const sought = statements.map((one) => ({
    ...{ one, wide: isWide(one, reading) },
    decides: changed?.statements.has(one) !== false,
  }));
  const isFree = allowedBy.ways.some((way) => way.length === 0);
  const classes = actionClasses(sought, { keys, services, reference, isFree }).flatMap((actions) =>
    narrowed(actions, wanted),
  );
  const known = knownNames(services, reference);
  const question: Question = {
    ...{ allowedBy, notAllowedBy, reading, reference, steps, anyRequest, principal },
    fixed: fixedLiterals(asked, given),
    ...{ searches: new Map(), spelling, context: given },
    knownActions: new KnownActions([...known, ...(kind === "identity" ? [FREE] : [])]),
    confirm: confirmation(asked, kind, reading),
  };
  const callers = principal === undefined ? callersOfKind(kind, statements, reading) : [principal];
  const isSame = changed?.statements.size === 0;
  return { question, classes: isSame ? [] : [...classes, UNKNOWN_ACTIONS], callers, changed };
}

/** Both sides as formulas, as the caller meets them if it is known who that is. */
function sidesOf(
  { allowedBy, notAllowedBy, kind = "identity", principal }: RequestQuestion,
  reading: Reading,
): Sides {
  const read = (policies: Policies, most: boolean): Side => {
    const side = sideOf(policies, kind, most);
    if (principal === undefined || kind !== "identity") return side;
    return sideForCaller(side, principal, reading);
  };
  return {
    allowedBy: read(allowedBy, true),
    notAllowedBy: notAllowedBy && read(notAllowedBy, false),
  };
}

function statementsOf(...sides: readonly (Side | undefined)[]): SideStatement[] {
  return sides.flatMap((side) => (side === undefined ? [] : statementsOfSide(side)));
}

/** The services of all actions that can be decided in two ways, and of those that are asked for. */
function servicesBetween(
  statements: readonly SideStatement[],
  changed: Changed | undefined,
  wanted: readonly (readonly string[])[],
): Set<string> {
  const decisive = statements.filter((one) => changed?.statements.has(one) !== false);
  const named = decisive.every(namesServices) ? decisive : statements;
  return new Set([...servicesOf(named), ...servicesOfPatterns(wanted.flat())]);
}

/** Whether all that a statement is about is of services that it names. */
function namesServices({ statement }: SideStatement): boolean {
  return statement.actions?.every((action) => servicesOfPatterns([action]).size === 1) === true;
}

function isWide({ statement }: SideStatement, reading: Reading): boolean {
  return (statement.effect === "Allow") === (reading === "most");
}

/** Those of the actions that each of the lists asks for. */
function narrowed(actions: ActionClass, wanted: readonly (readonly string[])[]): ActionClass[] {
  const lists = wanted.map((list) => list.flatMap((action) => actionPattern(action, true)));
  const names = actions.actions.filter((name) => {
    const lower = name.toLowerCase();
    const isWanted = lists.every((list) => list.some((pattern) => matches(pattern, lower)));
    return lower !== FREE && isWanted;
  });
  return names.length > 0 ? [{ ...actions, actions: names }] : [];
}

function servicesNeeded(services: ReadonlySet<string>, keys: readonly string[]): Set<string> {
  const prefixes = keys.map((key) => key.split(":", 1).join(""));
  return new Set([...services, ...prefixes, "sts"]);
}

/** The names, in lower case, of all actions that are in a class of their own. */
function knownNames(services: ReadonlySet<string>, reference: ServiceReference): string[] {
  return [...services]
    .filter((service) => reference.hasLoaded(service))
    .flatMap((service) => reference.actions(service))
    .map(({ service, name }) => `${service}:${name}`.toLowerCase());
}
