/** A question of the library as questions of the search, one for each class of actions and each kind of caller. */
import { ServiceReference } from "../../reference";
import { evaluator } from "../evaluate";
import type { RequestQuestion, RequestAnswer } from "../question";
import { matches } from "../languages/automaton";
import type { Steps } from "../languages/steps";
import type { Policies, Request } from "../request";
import type { Reading } from "../truth";
import {
  actionClasses,
  servicesOf,
  servicesOfPatterns,
  UNKNOWN_ACTIONS,
  type ActionClass,
} from "./actions";
import { callersFor, SOME_ROLE } from "./callers";
import { changedBetween, type Changed } from "./changed";
import { askClass, type Question } from "./engine";
import { fixedKey } from "./fixed";
import { KnownActions } from "./known-actions";
import type { Conjunction } from "./literals";
import { aboutActions, canAllow } from "./overlap";
import { actionLiteral, actionPattern, resourceLiteral } from "./read-literals";
import { sideOf, statementsOfSide, type Kind, type Side, type SideStatement } from "./sides";

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

/** The answer to a question. */
export function askQuestion(asked: RequestQuestion, steps: Steps): RequestAnswer {
  const { question, classes, callers } = prepare(asked, steps);
  let open = false;
  for (const actions of classes) {
    for (const caller of callers) {
      const answer = askClass(question, actions, caller);
      if (answer.request !== undefined) return { found: true, request: answer.request };
      open ||= answer.open;
    }
  }
  if (!open) return { found: false };
  return { found: "unknown", why: "texts depend on one another in a way that is not decided" };
}

/** Reads the policies, and groups the actions that they are about. */
export function prepare(asked: RequestQuestion, steps: Steps): Prepared {
  const { kind = "identity", reading = "most", anyRequest = false } = asked;
  const wanted = actionPatterns(asked.actions, kind);
  const { allowedBy, notAllowedBy } = sidesAsked(asked, wanted);
  const statements = statementsOf(allowedBy, notAllowedBy);
  const spelled = [...keysOf(statements), ...Object.keys(asked.context ?? {})];
  const spelling = new Map(spelled.map((key) => [key.toLowerCase(), key]));
  const changed = changedBetween(allowedBy, notAllowedBy);
  const isSame = changed?.statements.size === 0 || !canAllow(allowedBy);
  const keys = [...spelling.keys()].sort();
  const about = isSame ? NOTHING : { statements, changed, keys, wanted };
  const { classes, known, reference } = actionsAsked(asked, about);
  const question: Question = {
    ...{ allowedBy, notAllowedBy, reading, reference, steps, anyRequest },
    fixed: fixed(asked, wanted),
    ...{ searches: new Map(), spelling },
    context: contextOf(asked),
    knownActions: new KnownActions([...known, ...(kind === "identity" ? [FREE] : [])]),
    confirm: confirmation(asked, kind, reading),
  };
  const callers = kind === "identity" ? [SOME_ROLE] : callersFor(statements, reading);
  return { question, classes: isSame ? [] : classes, callers, changed };
}

interface About {
  readonly statements: readonly SideStatement[];
  readonly changed: Changed | undefined;
  /** Condition keys in lower case, sorted. */
  readonly keys: readonly string[];
  readonly wanted: readonly string[] | undefined;
}

const NOTHING: About = { statements: [], changed: undefined, keys: [], wanted: [] };

/** The classes of actions to ask of, those that are not known included; and the names that these are none of. */
function actionsAsked(
  { anyRequest = false, reading = "most", reference: given }: RequestQuestion,
  { statements, changed, keys, wanted }: About,
): {
  readonly classes: readonly ActionClass[];
  readonly known: readonly string[];
  readonly reference: ServiceReference;
} {
  const services = anyRequest ? new Set<string>() : servicesBetween(statements, changed, wanted);
  const reference = given ?? ServiceReference.loadSync(servicesNeeded(services, keys));
  const sought = statements.map((one) => ({
    ...{ one, wide: isWide(one, reading) },
    decides: changed?.statements.has(one) !== false,
  }));
  const possible = actionClasses(sought, keys, services, reference, wanted);
  const classes = possible.flatMap((actions) => narrowed(actions, wanted));
  if (!anyRequest && areKnown(wanted, reference)) return { classes, known: [], reference };
  return {
    ...{ classes: [...classes, UNKNOWN_ACTIONS], reference },
    known: knownNames(services, reference),
  };
}

/** Whether all that is asked for are actions that the data knows, so that others need not be looked at. */
function areKnown(wanted: readonly string[] | undefined, reference: ServiceReference): boolean {
  return (
    wanted?.every((action) => {
      const [service = ""] = action.toLowerCase().split(":", 1);
      return reference.hasLoaded(service) && reference.action(action) !== undefined;
    }) === true
  );
}

/** Both sides, as far as they are about the actions that are asked for. */
function sidesAsked(
  { allowedBy, notAllowedBy, kind = "identity", reading = "most" }: RequestQuestion,
  wanted: readonly string[] | undefined,
): Pick<Question, "allowedBy" | "notAllowedBy"> {
  const most = reading === "most";
  return {
    allowedBy: aboutActions(sideOf(allowedBy, kind, most), wanted),
    notAllowedBy: notAllowedBy && aboutActions(sideOf(notAllowedBy, kind, !most), wanted),
  };
}

function statementsOf(...sides: readonly (Side | undefined)[]): SideStatement[] {
  return sides.flatMap((side) => (side === undefined ? [] : statementsOfSide(side)));
}

function contextOf({ context = {} }: RequestQuestion): Question["context"] {
  return new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
}

/** The services of all actions that can be decided in two ways, and of those that are asked for. */
function servicesBetween(
  statements: readonly SideStatement[],
  changed: Changed | undefined,
  wanted: readonly string[] | undefined,
): Set<string> {
  const asked = servicesOfPatterns(wanted ?? []);
  // Each pattern names a service: requests of others are not asked for.
  if (wanted?.every((action) => servicesOfPatterns([action]).size === 1) === true) return asked;
  const decisive = statements.filter((one) => changed?.statements.has(one) !== false);
  const named = decisive.every(namesServices) ? decisive : statements;
  return new Set([...servicesOf(named), ...asked]);
}

/** Whether all that a statement is about is of services that it names. */
function namesServices({ statement }: SideStatement): boolean {
  return statement.actions?.every((action) => servicesOfPatterns([action]).size === 1) === true;
}

function isWide({ statement }: SideStatement, reading: Reading): boolean {
  return (statement.effect === "Allow") === (reading === "most");
}

/** A trust policy is asked where a role is assumed. */
function actionPatterns(
  actions: readonly string[] | undefined,
  kind: Kind,
): readonly string[] | undefined {
  return actions ?? (kind === "trust" ? ["sts:*"] : undefined);
}

function narrowed(actions: ActionClass, wanted: readonly string[] | undefined): ActionClass[] {
  const patterns = wanted?.flatMap((action) => actionPattern(action, true));
  const names = actions.actions.filter((name) => {
    const lower = name.toLowerCase();
    return lower !== FREE && patterns?.some((pattern) => matches(pattern, lower)) !== false;
  });
  return names.length > 0 ? [{ ...actions, actions: names }] : [];
}

function fixed(
  { resources, context = {} }: RequestQuestion,
  wanted: readonly string[] | undefined,
): Conjunction {
  const reading = { variables: false, wide: true, scenario: new Map<string, never>() };
  const literals = [
    ...(wanted === undefined ? [] : [actionLiteral(wanted, true)]),
    ...(resources === undefined ? [] : [resourceLiteral(resources, reading, false)]),
    ...Object.entries(context).flatMap(([key, value]) =>
      typeof value === "string" ? [fixedKey(key, value)] : [],
    ),
  ];
  return literals.map((literal) => ({ literal, holds: true }));
}

/** The condition keys that are named, as they are spelled. */
function keysOf(statements: readonly SideStatement[]): string[] {
  const keys = statements.flatMap(({ statement, variables }) => {
    const { conditions, resources = [], notResources = [] } = statement;
    const texts = [...resources, ...notResources, ...conditions.flatMap(({ values }) => values)];
    const own = conditions.map(({ key }) => key);
    return variables ? [...variablesIn(texts), ...own] : own;
  });
  return [...new Set(keys)];
}

function variablesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    Array.from(text.matchAll(/\$\{([^},]*)/g), ([, key = ""]) => key.trim()),
  );
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

/** Whether both sides decide a request as the search says, asked of `evaluate`. */
function confirmation(
  { allowedBy, notAllowedBy }: RequestQuestion,
  kind: Kind,
  reading: Reading,
): (request: Request) => boolean {
  const allows = allowance(allowedBy, kind, reading);
  const allowsToo = notAllowedBy && allowance(notAllowedBy, kind, reading);
  return (request) => allows(request) && allowsToo?.(request) !== true;
}

/** What a document of trust or of a resource lets through is what its statements say, whatever accounts there are. */
function allowance(
  policies: Policies,
  kind: Kind,
  reading: Reading,
): (request: Request) => boolean {
  const decide = evaluator(policies, { reading });
  if (kind === "identity") return (request) => decide(request).effect === "allowed";
  return (request) => {
    const applying = decide(request).because.filter(({ applies }) => applies);
    return (
      applying.some(({ statement }) => statement.effect === "Allow") &&
      applying.every(({ statement }) => statement.effect === "Allow")
    );
  };
}
