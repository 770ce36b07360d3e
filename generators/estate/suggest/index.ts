/** From policies that other tools derived to grants that give the same. */
import { compareAccess } from "../../iam/proof/compare-access";
import { toDocument } from "../../iam/policy/minimise";
import type { GrantContext } from "../../model/grants/types";
import { sentenceList } from "../../text/lists";
import { sayLeft, type Chosen, type SaidOfRole } from "../draft/said";
import { draftsOf } from "../draft/grant-atoms";
import type { LiveStatement } from "../draft/statement";
import type { StatementData } from "../../fleet-file/schema";
import { filledIn } from "./filled";
import { joined } from "./joined";
import { narrowerOf } from "./narrower";
import { openParts } from "./open";
import { piecesOf, type Pieces } from "./pieces";
import { widerWords } from "./wider";
import type { DerivedStatement, Remark, SuggestedFacts, Suggestion } from "./types";

/** What to suggest grants for. */
export interface SuggestRequest {
  readonly derived: readonly DerivedStatement[];
  readonly facts: SuggestedFacts;
  /** It must have every service that the statements mention. */
  readonly grants: Omit<GrantContext, "facts">;
  /** What was not understood on the way here. */
  readonly remarks: readonly Remark[];
}

/**
 * Grants for what they give the same as, proved, by intent where verbs come to that; statements for the rest. What names no
 * resource yet is neither: it is listed. Nothing is given that the statements do not give.
 */
export function suggestGrants({ derived, facts, grants, remarks }: SuggestRequest): Suggestion {
  const context = { ...grants, facts };
  const filled = new Map<string, number>();
  const note = (what: string): void => void filled.set(what, (filled.get(what) ?? 0) + 1);
  const known = derived.map(({ name, statement }) => ({
    name,
    statement: filledIn(statement, facts, note),
  }));
  const { closed, open } = openParts(known, context);
  const cut = closed.map((one) => provedPieces(one, context));
  const said = saidOf(
    closed,
    cut.flatMap(({ pieces }) => pieces),
    context,
  );
  const words = said.grants.map(({ value, why }) => {
    const wider = widerWords(value, context);
    return { value, why: wider === undefined ? why : `${why}; ${wider}` };
  });
  return {
    ...{ facts, open, grants: words, statements: said.statements },
    remarks: [
      ...cut.flatMap((one) => one.remarks),
      ...narrowerOf(closed, grants.reference),
      ...remarks,
    ],
    read: derived.length,
    filled: [...filled].map(([what, times]) => ({ what, times })),
  };
}

/** The pieces of a statement; the statement itself where it is not proved that they give the same. */
function provedPieces(one: DerivedStatement, context: GrantContext): Pieces {
  const cut = piecesOf(one, context.reference);
  const statements = cut.pieces.map(({ statement }) => statement);
  const isSame = cut.pieces.length < 2 && cut.remarks.length === 0;
  return isSame || isEqual([one.statement], statements) ? cut : { pieces: [one], remarks: [] };
}

function saidOf(
  whole: readonly DerivedStatement[],
  pieces: readonly DerivedStatement[],
  context: GrantContext,
): SaidOfRole {
  const original = whole.map(({ statement }) => statement);
  const tries = [
    () => sayOf(pieces, context),
    // One that cannot be proved takes the others along.
    () => together(pieces.map((piece) => sayOf([piece], context))),
  ];
  for (const [index, attempt] of tries.entries()) {
    const { grants, statements } = attempt();
    const said = { grants: joined(grants), statements };
    const isDone = grants.length > 0 || index + 1 === tries.length;
    if (isDone && isEqual(original, statementsOfSaid(said, context))) return said;
  }
  return { grants: [], statements: sayOf(whole, context, true).statements };
}

function sayOf(
  derived: readonly DerivedStatement[],
  context: GrantContext,
  isRaw = false,
): SaidOfRole {
  const statements = derived.map(({ name, statement }) => ({ policy: name, statement }));
  if (!isRaw) return sayLeft({ statements }, {}, context, namesOf);
  return { grants: [], statements: statements.map(asItIs) };
}

function asItIs({
  policy,
  statement,
}: {
  policy: string;
  statement: LiveStatement;
}): Chosen<StatementData> {
  const why = `${policy}: what grants give there is not proved to be the same`;
  return { value: structuredClone(statement) as StatementData, why };
}

function namesOf(statements: readonly { readonly policy: string }[]): string {
  return sentenceList([...new Set(statements.map(({ policy }) => policy))]);
}

function together(all: readonly SaidOfRole[]): SaidOfRole {
  return {
    grants: all.flatMap(({ grants }) => grants),
    statements: all.flatMap(({ statements }) => statements),
  };
}

/** What is said, as the statements that it comes to. */
export function statementsOfSaid(
  { grants, statements }: SaidOfRole,
  context: GrantContext,
): object[] {
  const drafts = draftsOf(
    grants.map(({ value }) => value),
    context,
  );
  const made = toDocument(drafts)?.document.Statement ?? [];
  return [...made, ...statements.map(({ value }) => value)];
}

function isEqual(before: readonly object[], after: readonly object[]): boolean {
  const document = (Statement: readonly object[]): { Version: string; Statement: object[] }[] =>
    Statement.length === 0 ? [] : [{ Version: "2012-10-17", Statement: [...Statement] }];
  const { gained, lost, unknown } = compareAccess(document(before), document(after));
  return gained.length + lost.length + unknown.length === 0;
}
