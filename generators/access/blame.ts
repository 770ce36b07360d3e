/** The statements that decide an answer, or that nearly do. */
import type { MatchedStatement } from "../iam/proof/request";
import type { Place } from "../problem";
import type { HolderAnswer } from "./can";
import type { HeldPolicy, PolicyHolder } from "./holder";
import { nearWords, placesOf, policyOf, statementWords } from "./words";

/** A statement and its part in an answer. */
export interface Blame {
  readonly policy: HeldPolicy;
  readonly statement: MatchedStatement;
  /** As a sentence: which statement, and what it does. */
  readonly words: string;
  /** Where it was written, as far as it is known. */
  readonly places: readonly Place[];
}

/** Those that decide it; where nothing does, those that allow something like it. None of what is not decided. */
export function blames(answer: HolderAnswer, holder: PolicyHolder): Blame[] {
  if (answer.answer === "not known") return blames(answer.known, holder);
  if (answer.answer === "unknown") return [];
  const deciding = answer.because.filter(({ applies, statement }) => {
    return applies && (answer.answer === "allowed" || statement.effect === "Deny");
  });
  if (deciding.length > 0) {
    return deciding.flatMap((one) =>
      blameOf(one, holder, one.statement.effect === "Allow" ? "allows it" : "denies it"),
    );
  }
  return [...answer.because.filter(isPart), ...answer.because.filter(isNear)].flatMap((one) =>
    blameOf(one, holder, one.applies ? notEnough(one, holder) : nearWords(one)),
  );
}

function notEnough({ policy }: MatchedStatement, { boundary }: PolicyHolder): string {
  return boundary === undefined || policy !== "identity"
    ? "allows it, and that is not enough"
    : `allows it, and the permissions boundary ${boundary.name} does not`;
}

/** An Allow that applies, and is not enough: of a policy within a boundary that does not allow it. */
function isPart({ applies, statement }: MatchedStatement): boolean {
  return applies && statement.effect === "Allow";
}

function isNear({ applies, statement, differs }: MatchedStatement): boolean {
  const near = differs === "Resource" || differs === "Condition";
  return !applies && statement.effect === "Allow" && near;
}

function blameOf(statement: MatchedStatement, holder: PolicyHolder, verb: string): Blame[] {
  const policy = policyOf(statement, holder);
  const which = statementWords(statement, holder);
  if (policy === undefined || which === undefined) return [];
  return [{ policy, statement, words: `${which} ${verb}`, places: placesOf(statement, holder) }];
}
