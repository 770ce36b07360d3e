/** Actions, in classes: those of one class are matched by the same statements, and reach the same resources. */
import { sameConditionKey } from "../../condition";
import { isLike } from "../../wildcards";
import type { ActionInfo, ServiceReference } from "../../reference";
import { isWithinControl } from "../control-reach";
import type { ReadStatement } from "../policy";
import { isAsked } from "./overlap";
import type { SideStatement } from "./sides";

/** Actions that no statement tells apart, and that can meet the same resources with the same keys. */
export interface ActionClass {
  /** As AWS spells them; none: the actions that the data does not know. */
  readonly actions: readonly string[];
  /** The statements whose Action matches; of actions that are not known, the search finds out. */
  readonly matching: ReadonlySet<SideStatement> | undefined;
  /** The ARN formats of their resources; none: they have no resource. Undefined: any. */
  readonly formats: readonly string[] | undefined;
  /** Keys that these actions never carry, in lower case. */
  readonly absent: ReadonlySet<string>;
}

/** The actions that the data does not know. */
export const UNKNOWN_ACTIONS: ActionClass = {
  actions: [],
  matching: undefined,
  formats: undefined,
  absent: new Set(),
};

/** A statement, and whether what is open in it matches. */
export interface Sought {
  readonly one: SideStatement;
  readonly wide: boolean;
  /** Whether actions that it matches can be decided in two ways. */
  readonly decides: boolean;
}

/** The services that a pattern of an action names by themselves. */
export function servicesOf(statements: readonly SideStatement[]): Set<string> {
  return servicesOfPatterns(
    statements.flatMap(({ statement }) => statement.actions ?? statement.notActions ?? []),
  );
}

/** The same of patterns. */
export function servicesOfPatterns(actions: readonly string[]): Set<string> {
  const services = new Set<string>();
  for (const action of actions) {
    const colon = action.indexOf(":");
    const prefix = action.slice(0, Math.max(colon, 0)).toLowerCase();
    if (/^[a-z0-9-]+$/.test(prefix)) services.add(prefix);
  }
  return services;
}

/** What actions are told apart by, besides statements. */
export interface ClassOptions {
  /** Condition keys in lower case. */
  readonly keys: readonly string[];
  readonly services: ReadonlySet<string>;
  readonly reference: ServiceReference;
  /** Whether actions are allowed that no statement matches: to the root user of an account. */
  readonly isFree: boolean;
  /** Lists of patterns: of each, an action is one. */
  readonly wanted: readonly (readonly string[])[];
}

/** The classes of all known actions of the services that can be decided in two ways, in the order of their names. */
export function actionClasses(
  sought: readonly Sought[],
  { keys, services, reference, isFree, wanted }: ClassOptions,
): ActionClass[] {
  const classes = new Map<string, { actions: string[]; like: ActionClass }>();
  for (const service of [...services].sort().filter((name) => reference.hasService(name))) {
    const matchers = sought.map(({ one, wide }) => matcherOf(one, service, wide));
    for (const action of reference.actions(service)) {
      if (!isAsked(`${service}:${action.name}`, wanted)) continue;
      const name = action.name.toLowerCase();
      const vector = matchers.map((matches) => matches(name));
      if (!isFree && !sought.some(({ decides }, index) => decides && vector[index])) continue;
      const formats = reference.resourceFormats(action);
      const absent = keys.filter((key) => !carries(action, key, reference));
      const id = [vector.map(Number).join(""), formats.join(" "), absent.join(" ")].join("\n");
      const known = classes.get(id);
      if (known !== undefined) known.actions.push(`${service}:${action.name}`);
      else {
        const matching = new Set(sought.flatMap(({ one }, index) => (vector[index] ? [one] : [])));
        const like = { actions: [], matching, formats, absent: new Set(absent) };
        classes.set(id, { actions: [`${service}:${action.name}`], like });
      }
    }
  }
  return Array.from(classes.values(), ({ actions, like }) => ({ ...like, actions }));
}

/** Whether a statement's Action matches names of a service, both in lower case. */
function matcherOf(
  { statement, policy }: SideStatement,
  service: string,
  wide: boolean,
): (name: string) => boolean {
  const matches = aboutNames(statement, service, wide);
  if (policy !== "rcp") return matches;
  return (name) => {
    const within = isWithinControl({ text: `${service}:${name}`, service, name });
    return (typeof within === "boolean" ? within : wide) && matches(name);
  };
}

function aboutNames(
  { actions, notActions }: ReadStatement,
  service: string,
  wide: boolean,
): (name: string) => boolean {
  if (actions !== undefined) return namesOf(actions, service, wide);
  if (notActions === undefined) return () => true;
  const excluded = namesOf(notActions, service, !wide);
  return (name) => !excluded(name);
}

function namesOf(
  patterns: readonly string[],
  service: string,
  wide: boolean,
): (name: string) => boolean {
  const exact = new Set<string>();
  const globs: string[] = [];
  const open: string[] = [];
  let all = false;
  for (const pattern of patterns.map((one) => one.toLowerCase())) {
    const colon = pattern.indexOf(":");
    const prefix = colon < 0 ? pattern : pattern.slice(0, colon);
    if (pattern === "*") all = true;
    else if (/[*?]/.test(prefix)) open.push(pattern);
    else if (prefix === service && colon >= 0) {
      const name = pattern.slice(colon + 1);
      if (/[*?]/.test(name)) globs.push(name);
      else exact.add(name);
    }
  }
  return (name) =>
    all ||
    exact.has(name) ||
    globs.some((glob) => isLike(name, glob)) ||
    (wide && open.some((pattern) => isLike(`${service}:${name}`, pattern)));
}

/**
 * Whether a request of the action can have a condition key. Keys of every request can be there, and so can those that
 * the data does not list, or lists for no action of their service.
 */
function carries(action: ActionInfo, key: string, reference: ServiceReference): boolean {
  const answers = carried.get(reference) ?? new Map<string, boolean>();
  carried.set(reference, answers);
  const id = `${action.service}:${action.name} ${key}`;
  const known = answers.get(id) ?? isCarried(action, key, reference);
  answers.set(id, known);
  return known;
}

const carried = new WeakMap<ServiceReference, Map<string, boolean>>();

function isCarried(action: ActionInfo, key: string, reference: ServiceReference): boolean {
  if (keysOf(action, reference).some((one) => isKey(one, key))) return true;
  const [prefix = ""] = key.split(":", 1);
  if (prefix === "aws" || !reference.hasLoaded(prefix)) return true;
  if (reference.conditionKey(key, []) !== undefined) return true;
  if (reference.conditionKey(key, [prefix]) === undefined) return true;
  // Of some keys of a service the data says nothing but that there are such keys.
  return (
    prefix === action.service &&
    !reference
      .actions(prefix)
      .some((other) => keysOf(other, reference).some((one) => isKey(one, key)))
  );
}

/** Keys of an action and of its resource types. */
function keysOf(action: ActionInfo, reference: ServiceReference): string[] {
  const types = action.resourceTypes.flatMap(
    (type) => reference.resourceType(action.service, type)?.conditionKeys ?? [],
  );
  return [...action.conditionKeys, ...types];
}

function isKey(known: string, key: string): boolean {
  return known.toLowerCase() === key || sameConditionKey(known, key);
}
