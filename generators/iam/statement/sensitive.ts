import { cutList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import { isEverything } from "../arn";
import { restricts } from "../condition/restricting";
import { isOfClass } from "../reference";
import type { ActionInfo, BroadId, SensitiveActions, ServiceReference } from "../reference";
import { isLike } from "../wildcards";
import { broadPlace, broadWords, isBroad } from "./broad";
import { isToldApart } from "./passed-roles";
import { atOnce } from "./statement";
import type {
  RuleInSteps,
  StatementContext,
  StatementFault,
  StatementFrame,
  WrittenResources,
} from "./statement";

const WORDS: Readonly<Record<BroadId, string>> = {
  "exposes-resources": "who has access can be changed",
  "reads-secrets": "secrets can be read",
  "reads-contents": "what is stored can be carried away",
};

/** Warns of sensitive actions on all resources of a kind: what they are on is what keeps them in bounds. */
export const sensitiveInSteps: RuleInSteps = (frame, context) => {
  const { Effect, Condition } = frame;
  const gives = context.kind === "identity" && Effect === "Allow" && !context.givesNothing;
  if (!gives || restricts(Condition)) return undefined;
  const classes = (context.sensitive ?? []).flatMap((one) => {
    const { broad: id } = one;
    const actions = id === undefined ? [] : reachedBy(frame, one, context);
    return id === undefined || actions.length === 0 ? [] : [{ id, actions }];
  });
  if (classes.length === 0) return undefined;
  // Of all actions, one class says it all.
  const most = isOfAllActions(frame) ? 1 : classes.length;
  return (resources) => classes.flatMap((one) => ofClass(one, resources)).slice(0, most);
};

export const sensitive = atOnce(sensitiveInSteps);

/** An action of a class that a statement is about. */
interface Reached {
  /** The action's full name. */
  readonly name: string;
  /** What it could name: `s3:object`. */
  readonly types: readonly string[];
  /** Whether a pattern names all of that: one function for all actions that can name the same. */
  readonly isBroad: (pattern: string) => boolean;
}

interface ReachedClass {
  readonly id: BroadId;
  readonly actions: readonly Reached[];
}

function ofClass({ id, actions }: ReachedClass, resources: WrittenResources): StatementFault[] {
  const all = new Set(actions.map(({ isBroad }) => isBroad));
  const places = new Map([...all].map((isBroad) => [isBroad, broadPlace(resources, isBroad)]));
  const found = actions.filter(({ isBroad }) => places.get(isBroad) !== undefined);
  const at = found[0] && places.get(found[0].isBroad);
  if (at === undefined) return [];
  const names = cutList(sortedUnique(found.map(({ name }) => name)), 5);
  const types = sortedUnique(found.flatMap((reached) => reached.types));
  const fix =
    types.length === 0
      ? "name in Resource what is needed"
      : `name in Resource which ${cutList(types, 5)}`;
  return [{ id, message: `${WORDS[id]}, of ${broadWords(at, resources)}: ${names}`, fix, at }];
}

/** Whether a statement is about services that it does not name. */
export function isOfAllActions({ Action }: StatementFrame): boolean {
  return Action === undefined || Action.some((text) => /^\*+$/.test(text));
}

function reachedBy(
  frame: StatementFrame,
  one: SensitiveActions,
  { reference, partition }: StatementContext,
): Reached[] {
  return isOfAllActions(frame)
    ? namedActions(one, frame, partition)
    : actionsOf(one, frame, reference);
}

/** Of those that the class names, the ones that every service's actions hold. */
function namedActions(
  { actions }: SensitiveActions,
  { NotAction = [] }: StatementFrame,
  partition: string,
): Reached[] {
  const isBroad = (pattern: string): boolean => isEverything(pattern, partition);
  return [...actions]
    .filter(([lower]) => !isToldApart(lower))
    .filter(([lower]) => !NotAction.some((pattern) => isLike(lower, pattern.toLowerCase())))
    .map(([, name]) => ({ name, types: [], isBroad }));
}

function actionsOf(
  one: SensitiveActions,
  { Action = [] }: StatementFrame,
  reference: ServiceReference,
): Reached[] {
  const tests = new Map<readonly string[], Reached["isBroad"]>();
  const testOf = (action: ActionInfo): Reached["isBroad"] => {
    const formats = reference.resourceFormats(action);
    const test = tests.get(formats) ?? ((pattern) => isBroad(pattern, action, reference));
    tests.set(formats, test);
    return test;
  };
  return Action.flatMap((text) => reference.matchActions(text))
    .filter((action) => action.resourceTypes.length > 0 && isOfClass(action, one))
    .map((action) => ({
      name: `${action.service}:${action.name}`,
      types: typesOf(action),
      isBroad: testOf(action),
    }))
    .filter(({ name }) => !isToldApart(name));
}

function typesOf({ service, resourceTypes }: ActionInfo): string[] {
  return resourceTypes.map((type) => `${service}:${type}`);
}
