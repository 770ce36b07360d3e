/** What was found, in rows for a person: what a statement gives, on which resources, under which conditions. */
import type { ReadStatement } from "./policy";
import type { Request } from "./request";
import { compactActions } from "./search/action-names";
import type { ActionClass } from "./search/actions";
import { askStatement, type Given, type Open } from "./search/ask-statement";
import type { Prepared } from "./search/prepare";
import type { Kind, SideStatement } from "./search/sides";
import type { Reading } from "./truth";

/** Access that one side gives and the other does not: what one statement gives of it. */
export interface Access {
  /** Patterns, where all of what they name is given; else the actions themselves. */
  readonly actions: readonly string[];
  /** What the statement names; the access is some of this. */
  readonly resource: string;
  /** What the statement asks for, in words; empty where it asks for nothing. */
  readonly condition: string;
  /** A request that shows it: `evaluate` decides it in two ways. */
  readonly witness: Request;
  /** `least`: only if what AWS's pages leave open is read so that least access is allowed (`readings.ts`). */
  readonly reading: Reading;
}

/** A question that was not decided. It is no proof that nothing changed. */
export interface Unknown {
  readonly change: "gained" | "lost";
  readonly actions: readonly string[];
  readonly resource: string;
  readonly why: string;
}

export interface Asked {
  readonly prepared: Prepared;
  readonly one: SideStatement;
  readonly caller: string;
  readonly reading: Reading;
}

export function rowsOf(
  { prepared, one, caller, reading }: Asked,
  given: readonly Given[],
  shown: Set<string>,
): Access[] {
  return partsOf(prepared, one, caller, given).flatMap((part) => {
    const place = placeOf(one, caller, part.resource);
    const gives = part.gives.filter(({ actions }) => isNew(shown, place, actions));
    const [first] = gives;
    if (first === undefined) return [];
    const witness = first.request;
    return [access(one, prepared, { ...part, gives }, { witness, reading })];
  });
}

/** What the one reading shows, the other one does not show again. */
function isNew(shown: Set<string>, place: string, actions: ActionClass): boolean {
  const ids = idsOf(place, actions);
  const found = ids.some((id) => !shown.has(id));
  for (const id of ids) shown.add(id);
  return found;
}

/** Whether rows show all that a statement can give of a class of actions, so that asking again shows nothing new. */
export function isShown(
  shown: ReadonlySet<string>,
  one: SideStatement,
  caller: string,
  actions: ActionClass,
): boolean {
  const { resources = [] } = one.statement;
  const all = resources.length < 2 ? [resourceWords(one.statement)] : resources;
  const ids = all.flatMap((resource) => idsOf(placeOf(one, caller, resource), actions));
  return ids.every((id) => shown.has(id));
}

function placeOf(one: SideStatement, caller: string, resource: string): string {
  return `${one.document} ${one.statement.index} ${caller} ${resource}`;
}

function idsOf(place: string, { actions }: ActionClass): string[] {
  return (actions.length > 0 ? actions : ["others"]).map((action) => `${place} ${action}`);
}

/** What a statement gives on one of its resources. */
interface Part {
  readonly resource: string;
  readonly gives: readonly Given[];
}

/** For each resource that the statement names what it gives there; all in one where that was not decided. */
function partsOf(
  prepared: Prepared,
  one: SideStatement,
  caller: string,
  gives: readonly Given[],
): Part[] {
  const { resources = [] } = one.statement;
  const whole = { resource: resourceWords(one.statement), gives };
  if (gives.length === 0) return [];
  if (resources.length < 2) return [whole];
  const classes = gives.map(({ actions }) => actions);
  const parts = resources.map((resource) => ({
    resource,
    ...askStatement({ ...prepared, classes }, one, caller, resource),
  }));
  return parts.some(({ open }) => open.length > 0) ? [whole] : parts;
}

/** Rows that differ in their resource alone as one: the first one's request shows it. Whom a policy lets in counts whole. */
export function together(rows: readonly Access[], kind: Kind): Access[] {
  const found = new Map<string, Access>();
  for (const row of rows) {
    const { actions, condition, reading, witness } = row;
    const { principal } = witness;
    const who = kind === "identity" ? principal.split(":").slice(5) : principal;
    const id = JSON.stringify([actions, condition, reading, who]);
    const same = found.get(id);
    const resource = same === undefined ? row.resource : joined(same.resource, row.resource);
    found.set(id, { ...(same ?? row), resource });
  }
  return [...found.values()];
}

function joined(resources: string, resource: string): string {
  const all = resources.split(", ");
  return all.includes(resource) ? resources : [...all, resource].join(", ");
}

function access(
  one: SideStatement,
  { question, classes }: Prepared,
  { resource, gives }: Part,
  shown: Pick<Access, "witness" | "reading">,
): Access {
  const { statement } = one;
  const asked = classes.filter(({ matching }) => matching?.has(one) !== false);
  return {
    actions: compactActions(
      statement,
      question.reference,
      asked.flatMap(({ actions }) => actions),
      gives.flatMap(({ actions, request }) =>
        actions.actions.length > 0 ? actions.actions : [request.action],
      ),
    ),
    resource,
    condition: conditionWords(statement),
    ...shown,
  };
}

export function unknowns(
  { statement }: SideStatement,
  open: readonly Open[],
  change: Unknown["change"],
): Unknown[] {
  return open.map(({ actions, why }) => ({
    change,
    actions: actions.actions.length > 0 ? actions.actions : (statement.actions ?? ["*"]),
    resource: resourceWords(statement),
    why,
  }));
}

function resourceWords({ resources, notResources }: ReadStatement): string {
  if (notResources !== undefined) return `all but ${notResources.join(", ")}`;
  return (resources ?? ["*"]).join(", ");
}

function conditionWords({ conditions }: ReadStatement): string {
  return conditions
    .map(({ key, name, values }) => `${key} ${name} ${values.join(" or ")}`)
    .join(", and ");
}
