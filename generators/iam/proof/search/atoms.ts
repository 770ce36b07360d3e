/**
 * Statements in pieces that are the same wherever they are said the same: of several resources with policy variables, a statement for
 * each. What both sides of a question have is then found without asking what variables can be.
 */
import { byVariables } from "./read-literals";
import type { SideStatement } from "./sides";

const pieces = new WeakMap<SideStatement, readonly SideStatement[]>();

/** The pieces of a statement: it applies exactly if one of them does. */
export function atomsOf(one: SideStatement): readonly SideStatement[] {
  const known = pieces.get(one) ?? split(one);
  pieces.set(one, known);
  return known;
}

function split(one: SideStatement): readonly SideStatement[] {
  const { resources = [] } = one.statement;
  const groups = resources.length < 2 ? [] : byVariables(resources, one.variables);
  return groups.length < 2 ? [one] : groups.map((group) => withResources(one, group));
}

/** The statement for these resources alone. */
export function withResources(one: SideStatement, resources: readonly string[]): SideStatement {
  return { ...one, statement: { ...one.statement, resources } };
}

const ids = new WeakMap<SideStatement, readonly [string, string]>();

/** Statements of one id say the same, but for whom they name; where actions are known, also but for what those are. */
export function atomId(one: SideStatement, actionsKnown: boolean): string {
  const known = ids.get(one) ?? read(one);
  ids.set(one, known);
  return actionsKnown ? known[0] : known.join("\n");
}

function read({ statement, variables, policy }: SideStatement): readonly [string, string] {
  const { effect, resources, notResources, actions, notActions, conditions } = statement;
  const of = (texts: readonly string[] | undefined): string[] | null =>
    texts === undefined ? null : [...texts].sort();
  const tests = conditions.map(({ name, key, values }) =>
    JSON.stringify([name, key.toLowerCase(), [...values].sort()]),
  );
  const about = [variables, effect, of(resources), of(notResources), tests.sort()];
  const named = [actions, notActions].map((names) => of(names?.map((name) => name.toLowerCase())));
  // Resource control policies are about fewer actions than they name.
  return [JSON.stringify(about), JSON.stringify([...named, policy === "rcp"])];
}
