import { ownValue } from "../../text/own-value";
import { partsOf, statementLists } from "../../blueprints/parts";
import type { StatementList } from "../../blueprints/parts";
import type { BlueprintData, Scope as PartScope } from "../../blueprints/schema";
import type { Place } from "../../problem";
import { isFault, parseTemplate, placeholders } from "../../source/template";
import { expand, expandAll, holds } from "../parts/scope";
import type { Scope } from "../parts/scope";
import { onceAlike } from "../parts/alike";
import type { PlacedStatement } from "../types";
import { placedRaw } from "./placed";

/** Whose statements: a blueprint, and the file that it was read from. */
export interface StatementSource {
  readonly blueprint: BlueprintData;
  readonly file: string;
  readonly parts: PartScope;
  readonly scope: Scope;
}

/**
 * Every statement of a blueprint's parts whose `when` holds, with its values filled in. A text that a
 * parameter of the fleet file fills is at that parameter: it is what has to change. Fleets share one list, unless the blueprint's
 * statements name what differs between them.
 */
export function blueprintStatements(source: StatementSource): readonly PlacedStatement[] {
  const { blueprint, parts, scope, file } = source;
  return statementsOf(listsOf(blueprint, parts), scope, file);
}

const lists = new WeakMap<BlueprintData, Map<PartScope, readonly StatementList[]>>();

/** The lists of statements of the parts of one scope. */
function listsOf(blueprint: BlueprintData, parts: PartScope): readonly StatementList[] {
  const byScope = lists.get(blueprint) ?? new Map<PartScope, readonly StatementList[]>();
  lists.set(blueprint, byScope);
  const found = byScope.get(parts) ?? inScope(blueprint, parts);
  byScope.set(parts, found);
  return found;
}

function inScope(blueprint: BlueprintData, parts: PartScope): StatementList[] {
  const { roles, policies, iotPolicies } = partsOf(blueprint, parts);
  const ids = (list: readonly (readonly [string, unknown])[]): string[] => list.map(([id]) => id);
  const wanted: Readonly<Record<string, readonly string[]>> = {
    roles: ids(roles),
    policies: ids(policies),
    iot_policies: ids(iotPolicies),
  };
  return statementLists(blueprint).filter(({ path: [kind = "", id = ""] }) =>
    ownValue(wanted, kind)?.includes(id),
  );
}

const statementsOf = onceAlike(
  (all: readonly StatementList[], scope, file: string): readonly PlacedStatement[] =>
    all
      .filter(({ when }) => holds(when, scope))
      .flatMap(({ path, kind, statements }) =>
        statements.flatMap((statement, index): PlacedStatement[] => {
          if (!holds(statement.when, scope)) return [];
          const place = { file, path: [...path, index] };
          const accept = "accept" in statement ? { accept: statement.accept ?? {} } : {};
          return [{ kind, place, ...accept, ...filled(statement, place, scope) }];
        }),
      ),
  { places: true },
);

type Statement = StatementList["statements"][number];

function filled(
  statement: Statement,
  place: Place,
  scope: Scope,
): Pick<PlacedStatement, "text" | "elements"> {
  const elements: Record<string, Place | readonly Place[]> = {};
  const texts: Record<string, unknown> = {
    Effect: "Effect" in statement ? statement.Effect : "Allow",
  };
  for (const element of ["Action", "Resource"] as const) {
    const value = listOf(statement, element);
    if (value === undefined) continue;
    const list = expandList(value, { ...place, path: [...place.path, element] }, scope);
    texts[element] = list.map(({ text }) => text);
    elements[element] = list.map((one) => one.place);
  }
  if ("Sid" in statement) texts.Sid = statement.Sid;
  if ("Principal" in statement) texts.Principal = expandRecord(statement.Principal, scope);
  if (statement.Condition) texts.Condition = expandCondition(statement.Condition, scope);
  return { text: texts, elements };
}

function listOf(
  statement: Statement,
  element: "Action" | "Resource",
): string | readonly string[] | undefined {
  if (element === "Action" && "Principal" in statement) return statement.Action ?? "sts:AssumeRole";
  return (statement as Partial<Record<string, string | readonly string[]>>)[element];
}

/** The texts that some templates stand for, each with its place. */
function expandList(
  value: string | readonly string[],
  place: Place,
  scope: Scope,
): { readonly text: string; readonly place: Place }[] {
  const templates = typeof value === "string" ? [value] : value;
  return templates.flatMap((template, index) => {
    const own = typeof value === "string" ? place : { ...place, path: [...place.path, index] };
    const at = settingOf(template, scope) ?? own;
    return expandAll(template, scope).map((text) => ({ text, place: at }));
  });
}

/** The parameter of the fleet file that fills a template, where there is one. */
function settingOf(text: string, { explicit }: Scope): Place | undefined {
  const template = parseTemplate(text);
  if (isFault(template) || explicit === undefined) return undefined;
  for (const name of placeholders(template)) {
    const path = explicit.get(name);
    if (path !== undefined) return { path };
  }
  return undefined;
}

function expandRecord(
  record: Readonly<Record<string, string | readonly string[] | undefined>>,
  scope: Scope,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) =>
      // In the order in which they were written: their indexes are their places.
      value === undefined ? [] : [[key, [value].flat().flatMap((text) => expand(text, scope))]],
    ),
  );
}

function expandCondition(
  condition: NonNullable<Statement["Condition"]>,
  scope: Scope,
): Record<string, Record<string, string[]>> {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [operator, expandRecord(keys, scope)]),
  );
}

/**
 * Every statement of a blueprint as it stands in its file, placeholders unfilled, whatever its `when`s say:
 * what is wrong with one is wrong even where no fleet needs it.
 */
export function unfilledStatements(blueprint: BlueprintData, file: string): PlacedStatement[] {
  return statementLists(blueprint).flatMap(({ path, kind, statements }) =>
    statements.map((statement, index): PlacedStatement => {
      const raw = { ...statement, when: undefined };
      const defaults = kind === "trust" ? { Action: "sts:AssumeRole" } : {};
      const placed = placedRaw({ ...defaults, ...raw }, { file, path: [...path, index] });
      const principal = "Principal" in raw ? { Principal: asLists(raw.Principal) } : {};
      const accept = "accept" in raw ? { accept: raw.accept ?? {} } : {};
      return { ...placed, ...accept, kind, text: { ...placed.text, ...principal } };
    }),
  );
}

function asLists(
  record: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, [value].flat()]],
    ),
  );
}
