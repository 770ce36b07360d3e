/** The statements of a role's document, in an inline policy as far as they fit, and in customer managed policies beyond that. */
import type { PolicyDocument, PolicyStatement } from "../document";
import { compare, sortedUnique } from "../../text/names";
import { assign, isPiece, namesOf, type Assignment, type Unit } from "./assign";
import { joined, piecesOf, policySize, sizeOf, type Piece } from "./pieces";
import { INLINE_POLICIES_MAX, MANAGED_POLICY_MAX, documentSize } from "./quotas";

/** A policy of several that together say what one document says. */
export interface SpreadPolicy {
  /** 0 is the inline one. */
  readonly number: number;
  readonly document: PolicyDocument;
  /** For each statement, the position of that which it is, or is a part of. */
  readonly of: readonly number[];
  /** What to remember for the next time. */
  readonly keys: readonly string[];
}

/** What a policy of no statements takes, but for the comma that its first statement does not have. */
const EMPTY = policySize([]) - 1;

/**
 * The policies of a role that together say what the document says, in the order of their numbers: a single inline one where it fits beside
 * the role's other inline policies; else what fits inline, and as few customer managed policies as can be. Statements stand in the
 * order of their Sids, of which each has its own.
 *
 * @param beside characters that the role's other inline policies have
 * @param past the keys of what was in which policy before; what has not changed stays where it was
 * @param merged for each statement that is merged of several, the Sids of these: it is remembered by them
 */
export function spreadDocument(
  document: PolicyDocument,
  beside: number,
  past?: Assignment,
  merged: readonly (readonly string[])[] = [],
): SpreadPolicy[] {
  const inline = INLINE_POLICIES_MAX - beside;
  if (past === undefined && documentSize(document) <= inline) return [whole(document)];
  const sids = [...document.Statement.flatMap(({ Sid }) => Sid ?? []), ...merged.flat()];
  const parted = document.Statement.flatMap((statement, of) =>
    piecesOf(statement, MANAGED_POLICY_MAX, sids).map((piece) => ({ ...piece, of })),
  );
  const rooms = { first: inline - EMPTY, others: MANAGED_POLICY_MAX - EMPTY };
  const byKey = new Map(parted.map((piece) => [piece.key, piece]));
  const units = parted.map((piece) => unitOf(piece, merged[piece.of]));
  const assigned = assign(units, rooms, past);
  const memory = memoryOf(assigned, units);
  return [...assigned]
    .sort(([a], [b]) => a - b)
    .map(([number, keys]) => {
      const made = joined(
        keys.flatMap((key) => byKey.get(key) ?? []),
        number,
      );
      made.sort((a, b) => compare(a.statement.Sid ?? "", b.statement.Sid ?? ""));
      const Statement = made.map(({ statement }) => statement);
      return {
        number,
        document: { Version: "2012-10-17", Statement },
        of: made.map(({ pieces: [first] }) => byKey.get(first?.key ?? "")?.of ?? -1),
        keys: memory.get(number) ?? keys,
      };
    });
}

/** By the number of a policy, what to remember of it; of what came apart, also what it was merged of, where its last piece is. */
function memoryOf(assigned: Assignment, units: readonly Unit[]): Map<number, string[]> {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const lastOf = new Map<string, number>();
  const memory = new Map<number, string[]>();
  for (const [number, keys] of [...assigned].sort(([a], [b]) => a - b)) {
    const own = keys.flatMap((key) => byKey.get(key) ?? []);
    memory.set(number, own.flatMap(namesOf));
    for (const { merged = [] } of own.filter(isPiece)) {
      for (const one of merged) lastOf.set(one, number);
    }
  }
  for (const [one, number] of lastOf) memory.get(number)?.push(one);
  return new Map([...memory].map(([number, keys]) => [number, sortedUnique(keys)]));
}

function whole(document: PolicyDocument): SpreadPolicy {
  const keys = document.Statement.flatMap(({ Sid }) => Sid ?? []);
  return { number: 0, document, of: document.Statement.map((_, index) => index), keys };
}

function unitOf(piece: Piece, merged: readonly string[] = []): Unit {
  const { key, ancestors, statement } = piece;
  const { own, common } = sizeOf(piece);
  return {
    ...{ key, ancestors, size: own, group: serviceOf(statement) },
    ...(merged.length > 0 && { merged }),
    ...(common > 0 && { common: { key: statement.Sid ?? "", size: common } }),
  };
}

/** `dynamodb`; empty where the statement is about several services, or all but some actions. */
function serviceOf({ Action = [] }: PolicyStatement): string {
  const services = new Set(Action.map((action) => action.split(":", 1)[0]?.toLowerCase() ?? ""));
  const [service = ""] = services;
  return services.size === 1 ? service : "";
}
