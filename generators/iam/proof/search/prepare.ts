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
  type ClassOptions,
} from "./actions";
import { sideForCaller } from "./caller-side";
import { callersOfKind } from "./callers";
import { changedBetween, type Changed } from "./changed";
import { confirmation } from "./confirm";
import type { Question } from "./engine";
import { fixedLiterals, givenKeys, wantedActions } from "./given";
import { keysOf } from "./keys";
import { KnownActions } from "./known-actions";
import { aboutActions, canAllow, servicesAsked } from "./overlap";
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

/** A question, and the services to look at by name where a policy leaves the service open. */
export interface Sought extends RequestQuestion {
  readonly services?: readonly string[];
}

/** Both sides of a question. */
export type Sides = Pick<Question, "allowedBy" | "notAllowedBy">;

/**
 * Reads the policies, and groups the actions that they are about.
 *
 * @param sides the policies, where they were read before
 */
export function prepare(asked: Sought, steps: Steps, sides?: Sides): Prepared {
  const { kind = "identity", reading = "most", anyRequest = false, principal } = asked;
  const wanted = wantedActions(asked);
  const { allowedBy, notAllowedBy } = sides ?? sidesOf(asked);
  const statements = statementsOf(allowedBy, notAllowedBy);
  const spelled = [...keysOf(statements), ...Object.keys(asked.context ?? {})];
  const spelling = new Map(spelled.map((key) => [key.toLowerCase(), key]));
  const keys = [...spelling.keys()].sort();
  const given = givenKeys(asked, new Set(keys));
  const changed = changedBetween(allowedBy, notAllowedBy);
  const isSame = changed?.statements.size === 0 || !canAllow(allowedBy);
  const isFree = allowedBy.ways.some((way) => way.length === 0);
  const about = { ...{ statements, changed, keys, wanted, isFree }, isNothing: isSame };
  const { classes, known, reference } = actionsAsked(asked, about);
  const question: Question = {
    ...{ allowedBy, notAllowedBy, reading, reference, steps, anyRequest, principal },
    fixed: fixedLiterals(asked, given),
    ...{ searches: new Map(), spelling, context: given },
    knownActions: new KnownActions([...known, ...(kind === "identity" ? [FREE] : [])]),
    confirm: confirmation(asked, kind, reading),
  };
  const callers = principal === undefined ? callersOfKind(kind, statements, reading) : [principal];
  return { question, classes, callers, changed };
}

interface About extends Pick<ClassOptions, "keys" | "isFree" | "wanted"> {
  readonly statements: readonly SideStatement[];
  readonly changed: Changed | undefined;
  /** Nothing can be found, so that no action has to be looked at. */
  readonly isNothing: boolean;
}

interface ActionsAsked {
  readonly classes: readonly ActionClass[];
  /** The names that actions which are not known are none of. */
  readonly known: readonly string[];
  readonly reference: ServiceReference;
}

/** The classes of actions to ask of, those that are not known included. */
function actionsAsked(
  { anyRequest = false, reading = "most", reference: given, services: byName = [] }: Sought,
  { statements, changed, isNothing, ...about }: About,
): ActionsAsked {
  const isOpen = anyRequest || isNothing;
  const services = isOpen
    ? new Set<string>()
    : servicesBetween(statements, changed, about.wanted, byName);
  const reference = given ?? ServiceReference.loadSync(servicesNeeded(services, about.keys));
  if (isNothing) return { classes: [], known: [], reference };
  const sought = statements.map((one) => ({
    ...{ one, wide: isWide(one, reading) },
    decides: changed?.statements.has(one) !== false,
  }));
  const possible = actionClasses(sought, { ...about, services, reference });
  const classes = possible.flatMap((actions) => narrowed(actions, about.wanted));
  if (!anyRequest && areKnown(about.wanted, reference)) return { classes, known: [], reference };
  const known = knownNames(services, reference);
  return { classes: [...classes, UNKNOWN_ACTIONS], known, reference };
}

/** Whether all that is asked for are actions that the data knows, so that others need not be looked at. */
function areKnown(wanted: readonly (readonly string[])[], reference: ServiceReference): boolean {
  return wanted.some((patterns) =>
    patterns.every((action) => {
      const [service = ""] = action.toLowerCase().split(":", 1);
      return reference.hasLoaded(service) && reference.action(action) !== undefined;
    }),
  );
}

/** Both sides as formulas, of what is asked for, as the caller meets them if it is known who that is. */
export function sidesOf(asked: RequestQuestion): Sides {
  const { allowedBy, notAllowedBy, kind = "identity", principal, reading = "most" } = asked;
  const wanted = wantedActions(asked);
  const read = (policies: Policies, most: boolean): Side => {
    const side = aboutActions(sideOf(policies, kind, most), wanted);
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
  byName: readonly string[],
): Set<string> {
  const asked = servicesAsked(wanted);
  if (asked !== undefined) return new Set(asked);
  const decisive = statements.filter((one) => changed?.statements.has(one) !== false);
  if (decisive.every(namesServices)) {
    return new Set([...servicesOf(decisive), ...servicesOfPatterns(wanted.flat())]);
  }
  return new Set([...servicesOf(statements), ...servicesOfPatterns(wanted.flat()), ...byName]);
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
