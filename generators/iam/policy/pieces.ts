/** A statement that is too large for one policy, in pieces that stay the same when others of it change. */
import { createHash } from "node:crypto";
import type { PolicyStatement } from "../document";
import { documentSize } from "./quotas";

/** What goes into one policy whole: a statement, or some resources of one. */
export interface Piece {
  /** What tells it apart from all other pieces of a role: the Sid, where it is a whole statement. */
  readonly key: string;
  /** The keys of what it was before it came apart, the whole first. */
  readonly ancestors: readonly string[];
  /** The statement; for some resources of one, that statement without resources. */
  readonly statement: PolicyStatement;
  /** The resources, where it is some of a statement's. */
  readonly resources?: readonly string[];
}

/** Stands between the Sid of a statement and what tells apart what it came apart into. */
const MARK = "Part";

/** Pieces of a policy this small fill it nearly. */
const PIECES_OF_A_POLICY = 8;

/** The longest number of a policy, for the size of a Sid that ends in one. */
const NUMBER = "00";

/** Characters of a policy of some statements, as IAM counts them. */
export function policySize(statements: readonly PolicyStatement[]): number {
  return documentSize({ Version: "2012-10-17", Statement: statements });
}

/**
 * The statement itself where it alone makes a policy of at most `limit` characters; pieces of it else, which together
 * say what it says. Each element of a list goes into one half or the other by a bit of its own hash, until the halves are small: one
 * that is added or taken away changes the piece that it is in, and no other. What NotAction or NotResource leaves out cannot come
 * apart, nor can one action on one resource: that is larger than the limit where it has to be.
 *
 * @param statement with a Sid
 * @param taken the Sids of all statements of the role: what it comes apart into gets none of them
 */
export function piecesOf(
  statement: PolicyStatement,
  limit: number,
  taken: readonly string[] = [],
): Piece[] {
  const key = statement.Sid ?? "";
  if (policySize([statement]) <= limit) return [{ key, ancestors: [], statement }];
  let mark = MARK;
  while (taken.some((sid) => sid.startsWith(key + mark))) mark += "s";
  const actions = halved(statement.Action ?? [], limit / 2);
  return actions.flatMap(({ items, path }) => {
    const own = path === "" ? key : `${key}:${path}`;
    const ancestors = path === "" ? [] : [key, ...prefixes(path).map((one) => `${key}:${one}`)];
    const stem = key + mark + path.replaceAll("0", "a").replaceAll("1", "b");
    const part = { ...statement, Sid: stem, ...(items.length > 0 && { Action: items }) };
    return policySize([part]) <= limit
      ? [{ key: own, ancestors, statement: part }]
      : resourcePieces({ key: own, ancestors, statement: part }, limit);
  });
}

function resourcePieces(whole: Piece, limit: number): Piece[] {
  const { key, ancestors, statement } = whole;
  const resources = statement.Resource ?? [];
  if (resources.length < 2) return [whole];
  return halved(resources, limit / PIECES_OF_A_POLICY).map(({ items, path }) => ({
    key: `${key}/${path}`,
    ancestors: [...ancestors, key, ...prefixes(path).map((one) => `${key}/${one}`)],
    statement: { ...statement, Resource: [] },
    resources: items,
  }));
}

/** The room that a piece takes in a policy, a comma included; and that of the statement that it is a part of, once for all its parts. */
export function sizeOf({ statement, resources }: Piece): { own: number; common: number } {
  if (resources === undefined) return { own: documentSize(statement) + 1, common: 0 };
  const { Sid = "" } = statement;
  return {
    own: listSize(resources),
    common: documentSize({ ...statement, Sid: Sid + NUMBER }) + 1,
  };
}

/** The statements of pieces that are in one policy: what is of one statement is one again. Sorted by Sid. */
export function joined(
  pieces: readonly Piece[],
  number: number,
): { readonly statement: PolicyStatement; readonly pieces: readonly Piece[] }[] {
  const parts = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const { Sid = "" } = piece.statement;
    parts.set(Sid, [...(parts.get(Sid) ?? []), piece]);
  }
  return [...parts.values()].flatMap((same) => {
    const [{ statement, resources } = { statement: undefined }] = same;
    if (statement === undefined) return [];
    if (resources === undefined) return [{ statement, pieces: same }];
    const Sid = (statement.Sid ?? "") + String(number);
    const Resource = same.flatMap((one) => one.resources ?? []).sort();
    return [{ statement: { ...statement, Sid, Resource }, pieces: same }];
  });
}

interface Half {
  readonly items: readonly string[];
  /** A digit for each time that the list came apart; empty where it did not. */
  readonly path: string;
}

/** A list in parts of at most so many characters, or of one element. */
function halved(items: readonly string[], most: number): Half[] {
  const hashed = items.map((item) => ({ item, hash: hashOf(item) }));
  const divide = (all: typeof hashed, path: string): Half[] => {
    const list = all.map(({ item }) => item);
    if (all.length < 2 || listSize(list) <= most) return [{ items: list, path }];
    return [0, 1].flatMap((bit) => {
      const half = all.filter(({ hash }) => bitOf(hash, path.length) === bit);
      return half.length === 0 ? [] : divide(half, path + String(bit));
    });
  };
  return divide(hashed, "");
}

function listSize(items: readonly string[]): number {
  return items.reduce((sum, item) => sum + documentSize(item) + 1, 0);
}

/** The beginnings of a path, the shortest first. */
function prefixes(path: string): string[] {
  return Array.from({ length: Math.max(0, path.length - 1) }, (_, index) =>
    path.slice(0, index + 1),
  );
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Hashes of different texts differ in one of their 256 bits. */
function bitOf(hash: Buffer, index: number): number {
  return ((hash[index >> 3] ?? 0) >> (index & 7)) & 1;
}
