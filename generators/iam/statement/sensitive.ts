import { cutList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import { isEverything } from "../arn";
import { restricts } from "../condition/restricting";
import { isOfClass } from "../reference";
import type { ActionInfo, BroadId, SensitiveActions, ServiceReference } from "../reference";
import { isLike } from "../wildcards";
import { broadPlace, broadWords, isBroad } from "./broad";
import { isToldApart } from "./passed-roles";
import type {
  StatementContext,
  StatementFault,
  StatementRule,
  WrittenStatement,
} from "./statement";

const WORDS: Readonly<Record<BroadId, string>> = {
  "exposes-resources": "who has access can be changed",
  "reads-secrets": "secrets can be read",
  "reads-contents": "what is stored can be carried away",
};

/** Warns of sensitive actions on all resources of a kind: what they are on is what keeps them in bounds. */
export const sensitive: StatementRule = (statement, context) => {
  const { Effect, Condition } = statement;
  const gives = context.kind === "identity" && Effect === "Allow" && !context.givesNothing;
  if (!gives || restricts(Condition)) return [];
  const found = (context.sensitive ?? []).flatMap((one) => {
    const { broad } = one;
    return broad === undefined ? [] : ofClass(one, broad, statement, context);
  });
  // Of all actions, one class says it all.
  return isOfAllActions(statement) ? found.slice(0, 1) : found;
};

interface Reached {
  /** The action's full name. */
  readonly name: string;
  /** What it could name: `s3:object`. */
  readonly types: readonly string[];
  readonly at: readonly (string | number)[];
}

function ofClass(
  one: SensitiveActions,
  id: BroadId,
  statement: WrittenStatement,
  { reference, partition }: StatementContext,
): StatementFault[] {
  const found = isOfAllActions(statement)
    ? namedActions(one, statement, partition)
    : actionsOf(one, statement, reference);
  const [first] = found;
  if (first === undefined) return [];
  const names = cutList(sortedUnique(found.map(({ name }) => name)), 5);
  const types = sortedUnique(found.flatMap((reached) => reached.types));
  const fix =
    types.length === 0
      ? "name in Resource what is needed"
      : `name in Resource which ${cutList(types, 5)}`;
  return [
    {
      id,
      message: `${WORDS[id]}, of ${broadWords(first.at, statement)}: ${names}`,
      fix,
      at: first.at,
    },
  ];
}

/** Whether a statement is about services that it does not name. */
export function isOfAllActions({ Action }: WrittenStatement): boolean {
  return Action === undefined || Action.some((text) => /^\*+$/.test(text));
}

/** Of those that the class names, the ones that every service's actions hold. */
function namedActions(
  { actions }: SensitiveActions,
  statement: WrittenStatement,
  partition: string,
): Reached[] {
  const { NotAction = [] } = statement;
  const at = broadPlace(statement, (pattern) => isEverything(pattern, partition));
  if (at === undefined) return [];
  return [...actions]
    .filter(([lower]) => !isToldApart(lower))
    .filter(([lower]) => !NotAction.some((pattern) => isLike(lower, pattern.toLowerCase())))
    .map(([, name]) => ({ name, types: [], at }));
}

function actionsOf(
  one: SensitiveActions,
  statement: WrittenStatement,
  reference: ServiceReference,
): Reached[] {
  const { Action = [] } = statement;
  return Action.flatMap((text) => reference.matchActions(text))
    .filter((action) => action.resourceTypes.length > 0 && isOfClass(action, one))
    .flatMap((action): Reached[] => {
      const name = `${action.service}:${action.name}`;
      if (isToldApart(name)) return [];
      const at = broadPlace(statement, (pattern) => isBroad(pattern, action, reference));
      return at === undefined ? [] : [{ name, types: typesOf(action), at }];
    });
}

function typesOf({ service, resourceTypes }: ActionInfo): string[] {
  return resourceTypes.map((type) => `${service}:${type}`);
}
