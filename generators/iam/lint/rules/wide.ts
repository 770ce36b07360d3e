/** What a statement allows beyond what anybody asked for. */
import { cutList } from "../../../text/lists";
import { grouped } from "../../../text/grouped";
import { sortedUnique } from "../../../text/names";
import { restricts } from "../../condition/restricting";
import type { ActionInfo } from "../../reference";
import { broadPlace, broadWords, isBroad, isToldApart, passedRoles } from "../../statement";
import type { StatementContext, WrittenStatement } from "../../statement";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { kind } from "./tests";

export const wideResources = defineRule({
  name: "wide-resources",
  finds: {
    "wide-resource": kind(
      "warning",
      "Actions that could name resources are allowed on all (a notice if they read, or a condition narrows).",
      "They reach everything of the account.",
      "Name the resources in Resource.",
      "best-practices (grant least privilege)",
    ),
  },
  statement: (statement, context) => {
    const groups = grouped(broadActions(statement, context), ({ at }) => JSON.stringify(at));
    return [...groups.values()].map((group) => onEverything(statement, group));
  },
});

interface Broad {
  readonly action: ActionInfo;
  /** What is too wide. */
  readonly at: readonly (string | number)[];
}

/** The actions that a statement names, and allows on everything that they could be on. Of every action another rule speaks. */
function broadActions(statement: WrittenStatement, context: StatementContext): Broad[] {
  const { Effect, Action = [] } = statement;
  const { reference, kind: document } = context;
  if (document !== "identity" || Effect !== "Allow" || Action.includes("*")) return [];
  const isTold = passedRoles(statement, context).length > 0;
  return Action.flatMap((text) => reference.matchActions(text))
    .filter(({ resourceTypes }) => resourceTypes.length > 0)
    .filter(({ service, name }) => !(isTold && isToldApart(`${service}:${name}`)))
    .flatMap((action) => {
      const at = broadPlace(statement, (pattern) => isBroad(pattern, action, reference));
      return at === undefined ? [] : [{ action, at }];
    });
}

/** @param broad of one place */
function onEverything(
  statement: WrittenStatement,
  broad: readonly [Broad, ...Broad[]],
): LintFault<"wide-resource"> {
  const actions = broad.map(({ action }) => action);
  const types = actions.flatMap(({ service, resourceTypes }) =>
    resourceTypes.map((type) => `${service}:${type}`),
  );
  const names = sortedUnique(actions.map(({ service, name }) => `${service}:${name}`));
  const onlyReads = actions.every(({ accessLevel }) => /^(Read|List)$/.test(accessLevel));
  const isMild = onlyReads || restricts(statement.Condition);
  const [{ at }] = broad;
  return {
    id: "wide-resource",
    message: `on ${broadWords(at, statement)}, though these could be named: ${cutList(names, 5)}`,
    fix: `name in Resource which ${cutList(sortedUnique(types), 5)}`,
    at,
    severity: isMild ? "notice" : "warning",
  };
}
