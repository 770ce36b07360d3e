/** What a word can name that there is something to say of. */
import { checks } from "../../checks";
import { loadEscalationPaths } from "../../escalation-paths";
import type { EscalationPath } from "../../iam/escalation";
import { awsCodes } from "../../iam/lint/aws-codes";
import type { AwsCode } from "../../iam/lint/aws-codes";
import type { KnownProblem } from "../../outputs/docs/problem-page";
import { packageFolder } from "../../package-root";
import { quote } from "../../problem";
import type { Problem } from "../../problem";
import { didYouMean } from "../../text/nearest";
import { knownProblems } from "../known-problems";

/** A problem, a check by its name, a code of IAM Access Analyzer, or a path of escalation; each with the problems that it is found as. */
export type Subject =
  | { readonly kind: "problem"; readonly problems: readonly KnownProblem[] }
  | { readonly kind: "check"; readonly name: string; readonly problems: readonly KnownProblem[] }
  | { readonly kind: "code"; readonly code: AwsCode; readonly problems: readonly KnownProblem[] }
  | {
      readonly kind: "path";
      readonly path: EscalationPath;
      readonly problems: readonly KnownProblem[];
    };

/** What the word names, whatever its case; or the problem of there being nothing. */
export function subjectNamed(word: string): Subject | Problem {
  const known = knownProblems();
  const lower = word.toLowerCase();
  const withIds = (ids: readonly string[]): KnownProblem[] =>
    known.filter(({ id }) => ids.includes(id));
  const one = withIds([lower]);
  if (one.length > 0) return { kind: "problem", problems: one };
  const code = awsCodes.find((each) => each.code === word.toUpperCase().replaceAll("-", "_"));
  if (code !== undefined) return { kind: "code", code, problems: withIds(code.by) };
  const check = checks.find(({ name }) => name === lower);
  if (check !== undefined) {
    return { kind: "check", name: check.name, problems: withIds(Object.keys(check.finds)) };
  }
  const { paths } = loadEscalationPaths(packageFolder("templates", "escalation-paths"));
  const path = paths.find(({ id }) => id === lower);
  if (path !== undefined) {
    return { kind: "path", path, problems: withIds(["privilege-escalation"]) };
  }
  return nothingCalled(word, [
    ...known.map(({ id }) => id),
    ...checks.map(({ name }) => name),
    ...paths.map(({ id }) => id),
    ...awsCodes.map((each) => each.code),
  ]);
}

function nothingCalled(word: string, names: readonly string[]): Problem {
  return {
    id: "unknown-problem",
    severity: "error",
    message: `there is no problem ${quote(word)}, nor a check, a code of IAM Access Analyzer or a path of escalation of that name`,
    fix:
      didYouMean(word, names) ??
      "take the id that check prints; docs/reference/problems.md has all of them",
  };
}
