import type { PolicyDocument, PolicyStatement } from "../document";
import { documentSize } from "./quotas";

/** Stands for the number that a part's Sid will end in; a statement never comes apart into more parts. */
const SUFFIX = "0000";

type List = "Action" | "Resource";

/**
 * The same permissions in several documents, each of at most `limit` characters as `documentSize` counts
 * them. Statements keep their order, and stay whole unless one alone is too large: that one comes apart by
 * its actions, by its resources where that is not enough, or by both. What NotAction or NotResource leaves
 * out cannot come apart. Sids of parts get a number, 2 and on, so that they stay unique.
 *
 * @returns the document itself where it is small enough; a statement that no cut makes small enough comes
 *   alone in a document, whole and too large
 */
export function splitDocument(document: PolicyDocument, limit: number): PolicyDocument[] {
  if (documentSize(document) <= limit || document.Statement.length === 0) return [document];
  const taken = new Set(document.Statement.flatMap(({ Sid }) => Sid ?? []));
  const parts = document.Statement.flatMap((statement) =>
    fits(statement, limit) || !fits(smallest(reserved(statement)), limit)
      ? [statement]
      : named(partsOf(reserved(statement), limit), taken),
  );
  const empty = documentSize(documentOf([]));
  return packed(parts, limit - empty, sizeInList).map(documentOf);
}

function documentOf(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

function fits(statement: PolicyStatement, limit: number): boolean {
  return documentSize(documentOf([statement])) <= limit;
}

/** What an element takes in a list of others, the comma included. */
function sizeInList(element: unknown): number {
  return documentSize(element) + 1;
}

/** The elements in their order, as many together as there is room for; at least one. */
function packed<T>(elements: readonly T[], room: number, sizeOf: (element: T) => number): T[][] {
  const packs: T[][] = [];
  let left = -1;
  for (const element of elements) {
    const size = sizeOf(element);
    const last = packs.at(-1);
    if (last !== undefined && size <= left) {
      last.push(element);
      left -= size;
    } else {
      packs.push([element]);
      // The first one of a list has no comma.
      left = room + 1 - size;
    }
  }
  return packs;
}

/** The statement with room for a number in its Sid. */
function reserved(statement: PolicyStatement): PolicyStatement {
  return statement.Sid === undefined ? statement : { ...statement, Sid: statement.Sid + SUFFIX };
}

/** The most that has to stay together: the longest action with the longest resource. */
function smallest(statement: PolicyStatement): PolicyStatement {
  const longest = (list: readonly string[]): string[] =>
    list.length === 0 ? [] : [list.reduce((a, b) => (documentSize(b) > documentSize(a) ? b : a))];
  return {
    ...statement,
    ...(statement.Action && { Action: longest(statement.Action) }),
    ...(statement.Resource && { Resource: longest(statement.Resource) }),
  };
}

/** Statements that fit, and together say what the given one says; the fewest lists are cut. */
function partsOf(statement: PolicyStatement, limit: number): PolicyStatement[] {
  if (fits(statement, limit)) return [statement];
  const lists = (["Action", "Resource"] as const).filter((key) => length(statement, key) > 1);
  const [first] = lists;
  if (first === undefined) return [statement];
  for (const key of lists) {
    const parts = cut(statement, key, limit);
    if (lists.length === 1 || parts.every((part) => fits(part, limit))) return parts;
  }
  // Both lists are too long: parts of the longer one get half of the room, the rest is the other's.
  const longer =
    listSize(statement, "Resource") > listSize(statement, "Action") ? "Resource" : first;
  const free = limit - sizeWithout(statement, ["Action", "Resource"]);
  const parts = cut(statement, longer, limit - Math.ceil(free / 2), ["Action", "Resource"]);
  const smaller = parts.length > 1 ? parts : halves(statement, longer);
  return smaller.flatMap((part) => partsOf(part, limit));
}

function length(statement: PolicyStatement, key: List): number {
  return statement[key]?.length ?? 0;
}

function listSize(statement: PolicyStatement, key: List): number {
  return documentSize(statement[key] ?? []);
}

/** Parts of one list, each as long as the limit lets it be; the lists `without` take no room. */
function cut(
  statement: PolicyStatement,
  key: List,
  limit: number,
  without: readonly List[] = [key],
): PolicyStatement[] {
  const room = limit - sizeWithout(statement, without);
  return packed(statement[key] ?? [], room, sizeInList).map((list) => ({
    ...statement,
    [key]: list,
  }));
}

function sizeWithout(statement: PolicyStatement, lists: readonly List[]): number {
  const emptied = Object.fromEntries(lists.map((key) => [key, []]));
  return documentSize(documentOf([{ ...statement, ...emptied }]));
}

function halves(statement: PolicyStatement, key: List): PolicyStatement[] {
  const list = statement[key] ?? [];
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)].map((half) => ({ ...statement, [key]: half }));
}

/** Gives the parts of a statement Sids that no other statement has; the first part keeps its own. */
function named(parts: readonly PolicyStatement[], taken: Set<string>): PolicyStatement[] {
  let number = 1;
  return parts.map((part, index) => {
    if (part.Sid === undefined) return part;
    const own = part.Sid.slice(0, -SUFFIX.length);
    if (index === 0) return { ...part, Sid: own };
    do number++;
    while (taken.has(own + String(number)));
    taken.add(own + String(number));
    return { ...part, Sid: own + String(number) };
  });
}
