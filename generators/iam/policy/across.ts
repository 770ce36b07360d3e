/** A document in fewer characters, its meaning kept: statements merge whatever they are for. */
import { createHash } from "node:crypto";
import { isResourceWithin } from "../arn";
import { normaliseCondition } from "../condition";
import type { PolicyDocument, PolicyStatement } from "../document";
import { compare, pascalCase, sortedUnique } from "../../text/names";
import { append } from "./merge";
import { isActionWithin, isStatementWithin, withoutNarrower } from "./within";

/** A document that was minimised. */
export interface Minimised {
  readonly document: PolicyDocument;
  /** For each statement, the positions of those that it was: the first of them is the one whose Sid it has, if it has any's. */
  readonly of: readonly (readonly number[])[];
}

/** A statement on its way, its Sid apart. */
interface Part {
  readonly statement: Omit<PolicyStatement, "Sid">;
  /** That of the one statement which says it; undefined where several do together. */
  readonly sid?: string;
  readonly isKept: boolean;
  readonly of: readonly number[];
}

/** Digits of the hash in a Sid. */
const HASH_LENGTHS = [6, 12, 64];

/**
 * The same permissions in as few statements as these steps come to: what another statement allows already is dropped (patterns, and
 * conditions that let more through, count), statements that differ in their actions or in their resources alone become one, until there is
 * nothing left to do. What is left as it was keeps its Sid; what is merged gets one of its service and of what does not change when it grows.
 * The result does not depend on the order of the statements.
 *
 * @param document with a Sid for each statement
 * @param kept Sids of statements that stay as they are, for somebody wrote these
 */
export function minimiseAcross(
  { Version, Statement }: PolicyDocument,
  kept: ReadonlySet<string> = new Set(),
): Minimised {
  let parts = Statement.map((statement, index) => partOf(statement, index, kept));
  for (let before = -1; before !== parts.length;) {
    before = parts.length;
    parts = pooled(pooled(withoutSaid(inOrder(parts)), "Resource"), "Action");
  }
  const taken = new Set(Statement.flatMap(({ Sid }) => Sid ?? []));
  const named = inOrder(parts).map((part) => ({ ...part, sid: part.sid ?? sidOf(part, taken) }));
  named.sort((a, b) => compare(a.sid, b.sid));
  return {
    document: {
      Version,
      Statement: named.map(({ sid, statement }) => ({ Sid: sid, ...statement })),
    },
    of: named.map(({ of }) => of),
  };
}

function partOf(whole: PolicyStatement, index: number, kept: ReadonlySet<string>): Part {
  const { Sid = "", ...statement } = whole;
  const isKept = kept.has(Sid);
  return { statement: isKept ? statement : tidy(statement), sid: Sid, isKept, of: [index] };
}

/** Lists sorted, without what another element of them says. */
function tidy(statement: Part["statement"]): Part["statement"] {
  const { Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  const actions = (list: readonly string[]): string[] =>
    withoutNarrower(sortedUnique(list), isActionWithin);
  const resources = (list: readonly string[]): string[] =>
    withoutNarrower(sortedUnique(list), isResourceWithin);
  const condition = normaliseCondition(Condition);
  return {
    Effect,
    ...(Action && { Action: actions(Action) }),
    ...(NotAction && { NotAction: actions(NotAction) }),
    ...(Resource && { Resource: resources(Resource) }),
    ...(NotResource && { NotResource: resources(NotResource) }),
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

function inOrder(parts: readonly Part[]): Part[] {
  const keyed = parts.map((part) => ({ part, key: JSON.stringify([part.statement, part.sid]) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ part }) => part);
}

/** Without the parts that another one says; that one is then of them, too. Of two that say the same, the first stays. */
function withoutSaid(parts: readonly Part[]): Part[] {
  const coverOf = new Map<Part, Part>();
  const likely = byFirstAction(parts);
  const rank = new Map(parts.map((part, index) => [part, index]));
  const goes = (part: Part, other: Part): boolean =>
    isStatementWithin(part.statement, other.statement) &&
    (other.isKept ||
      !isStatementWithin(other.statement, part.statement) ||
      (rank.get(other) ?? 0) < (rank.get(part) ?? 0));
  for (const part of parts) {
    if (part.isKept) continue;
    const cover = likely(part).find(
      (other) => other !== part && !coverOf.has(other) && goes(part, other),
    );
    if (cover !== undefined) coverOf.set(part, cover);
  }
  const said = new Map<Part, number[]>();
  for (const part of coverOf.keys()) {
    let heir = part;
    for (let next = coverOf.get(heir); next !== undefined; next = coverOf.get(heir)) heir = next;
    said.set(heir, [...(said.get(heir) ?? []), ...part.of]);
  }
  return parts
    .filter((part) => !coverOf.has(part))
    .map((part) => ({ ...part, of: joined([part.of, said.get(part) ?? []]) }));
}

/** Those that may say a part: they name its first action, or have patterns or NotAction. */
function byFirstAction(parts: readonly Part[]): (part: Part) => readonly Part[] {
  const open: Part[] = [];
  const naming = new Map<string, [Part, ...Part[]]>();
  for (const part of parts) {
    const { Action } = part.statement;
    if (Action === undefined || Action.some((one) => /[*?]/.test(one))) open.push(part);
    else for (const one of Action) append(naming, one.toLowerCase(), part);
  }
  return ({ statement: { Action: [first = ""] = [] } }) => [
    ...open,
    ...(naming.get(first.toLowerCase()) ?? []),
  ];
}

/** The position of the part that names it first, then the others as they stand. */
function joined([[first = -1, ...rest], more]: readonly [
  readonly number[],
  readonly number[],
]): number[] {
  return [first, ...[...new Set([...rest, ...more])].filter((one) => one !== first).sort(byNumber)];
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** One part of those that differ in one list alone: all that they list there. Lists of what is left out are never pooled. */
function pooled(parts: readonly Part[], list: "Action" | "Resource"): Part[] {
  const groups = new Map<string, [Part, ...Part[]]>();
  for (const [index, part] of parts.entries()) {
    const isFixed = part.isKept || part.statement[list] === undefined;
    const others = Object.entries(part.statement).filter(([element]) => element !== list);
    append(groups, JSON.stringify(isFixed ? index : others), part);
  }
  return [...groups.values()].map((same) => {
    const [first] = same;
    if (same.length === 1) return first;
    const all = same.flatMap(({ statement }) => statement[list] ?? []);
    return {
      statement: tidy({ ...first.statement, [list]: all }),
      isKept: false,
      of: [...new Set(same.flatMap(({ of }) => of))].sort(byNumber),
    };
  });
}

/**
 * `DynamodbMerged3fa2c1`: the service, where there is one, and a hash of what stays when more is merged in: its condition, and the shorter of its
 * lists.
 */
function sidOf({ statement }: Part, taken: Set<string>): string {
  const { Action = [], NotAction = [], ...others } = statement;
  const services = sortedUnique(Action.map((one) => one.split(":", 1)[0] ?? ""));
  const [service = ""] = services;
  const base = `${services.length === 1 ? pascalCase(service) : ""}Merged`;
  const { Effect, Condition = {}, Resource = [], NotResource = [] } = others;
  const lists = [
    { Action, NotAction },
    { Resource, NotResource },
  ];
  const [shorter] = lists.sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  for (const [told, length] of [shorter, statement].flatMap((one) =>
    HASH_LENGTHS.map((most) => [one, most] as const),
  )) {
    const sid = base + digest([Effect, Condition, told], length);
    if (taken.has(sid)) continue;
    taken.add(sid);
    return sid;
  }
  throw new Error(`no free Sid for a statement of ${base}`);
}

function digest(value: unknown, length: number): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, length);
}
