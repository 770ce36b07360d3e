import { checks } from "../checks";
import { lintRules, TEXT_FINDS } from "../iam/lint";
import type { KnownProblem } from "../outputs/docs/problems";
import { problemKinds } from "../problem-kinds";
import type { ProblemKind } from "../problem-kinds";

const outsideOfChecks: ReadonlyMap<string, ProblemKind> = new Map(Object.entries(problemKinds));

/** By id: of a check that can find it as well as others, its kind is the same. */
const kinds: ReadonlyMap<string, ProblemKind> = new Map<string, ProblemKind>([
  ...lintRules.flatMap(({ finds }) => Object.entries(finds)),
  ...Object.entries(TEXT_FINDS),
  ...checks.flatMap(({ finds }) => Object.entries(finds)),
  ...outsideOfChecks,
]);

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
  return [...kinds].map(([id, { severity, summary }]) => ({
    id,
    severity,
    summary,
    stage: outsideOfChecks.get(id)?.stage ?? (isOfLint(id) ? "linting" : "checking"),
    checks: checks.filter(({ finds }) => Object.hasOwn(finds, id)).map(({ name }) => name),
  }));
}
