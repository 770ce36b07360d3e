/** The statements of a role's document, in an inline policy as far as they fit, and in customer managed policies beyond that. */
import type { PolicyDocument, PolicyStatement } from "../document";
import { compare } from "../../text/names";
import { assign, type Assignment, type Unit } from "./assign";
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
 */
export function spreadDocument(
  document: PolicyDocument,
  beside: number,
  past?: Assignment,
): SpreadPolicy[] {
  const inline = INLINE_POLICIES_MAX - beside;
  if (past === undefined && documentSize(document) <= inline) return [whole(document)];
  const sids = document.Statement.flatMap(({ Sid }) => Sid ?? []);
  const parted = document.Statement.flatMap((statement, of) =>
    piecesOf(statement, MANAGED_POLICY_MAX, sids).map((piece) => ({ ...piece, of })),
  );
  const rooms = { first: inline - EMPTY, others: MANAGED_POLICY_MAX - EMPTY };
  const byKey = new Map(parted.map((piece) => [piece.key, piece]));
  return [...assign(parted.map(unitOf), rooms, past)]
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
        keys,
      };
    });
}

function whole(document: PolicyDocument): SpreadPolicy {
  const keys = document.Statement.flatMap(({ Sid }) => Sid ?? []);
  return { number: 0, document, of: document.Statement.map((_, index) => index), keys };
}

function unitOf(piece: Piece): Unit {
  const { key, ancestors, statement } = piece;
  const { own, common } = sizeOf(piece);
  return {
    ...{ key, ancestors, size: own, group: serviceOf(statement) },
    ...(common > 0 && { common: { key: statement.Sid ?? "", size: common } }),
  };
}

/** `dynamodb`; empty where the statement is about several services, or all but some actions. */
function serviceOf({ Action = [] }: PolicyStatement): string {
  const services = new Set(Action.map((action) => action.split(":", 1)[0]?.toLowerCase() ?? ""));
  const [service = ""] = services;
  return services.size === 1 ? service : "";
}
