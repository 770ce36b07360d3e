import { checks } from "../checks";
import { refusalOf } from "../checks/acceptance/acceptable";
import { kinds } from "../checks/kinds";
import type { KnownProblem } from "../outputs/docs/problem-page";
import { problemKinds } from "../problem-kinds";
import type { ProblemKind } from "../problem-kinds";

const outsideOfChecks: ReadonlyMap<string, ProblemKind> = new Map(Object.entries(problemKinds));

/** What all problems of an id have in common. */
export function kindOf(id: string): ProblemKind | undefined {
  return kinds.get(id);
}

/** Whether only `fleetroles lint` finds it. */
function isOfLint(id: string): boolean {
  return !checks.some(({ finds }) => Object.hasOwn(finds, id));
}

/** Every problem that there can be, with where it is found. */
export function knownProblems(): KnownProblem[] {
  return [...kinds].map(([id, kind]) => ({
    id,
    severity: kind.severity,
    summary: kind.summary,
    acceptable: refusalOf(id, kind) === undefined,
    narrow: kind.narrow ?? [],
    stage: outsideOfChecks.get(id)?.stage ?? (isOfLint(id) ? "linting" : "checking"),
    checks: checks.filter(({ finds }) => Object.hasOwn(finds, id)).map(({ name }) => name),
  }));
}
