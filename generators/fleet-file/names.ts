import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { ProblemId } from "../problem-kinds";
import { NAME_PATTERN } from "./schema";
import type { SpecData } from "./schema";

/** `<environment>-shared` is the stack of the account-wide roles. */
export const SHARED = "shared";

/** The name of a fleet's stack in an environment, or of that of the account-wide roles (`SHARED`). */
export function stackName(environment: string, subject: string): string {
  return `${environment}-${subject}`;
}

/** Names that break rules, are reserved, or meet after lower-casing. */
export function nameProblems(data: SpecData): Problem[] {
  const environments = Object.keys(data.environments).map(
    (name) => ["environments", name] as const,
  );
  const subjects = [
    ...Object.keys(data.fleets ?? {}).map((name) => ["fleets", name] as const),
    ...Object.keys(data.workloads ?? {}).map((name) => ["workloads", name] as const),
  ];
  return [
    ...[...environments, ...subjects].flatMap(spelling),
    ...subjects.filter(([, name]) => name.toLowerCase() === SHARED).map(reserved),
    ...collisions(environments),
    ...collisions(subjects),
    ...stackCollisions(environments, subjects),
  ];
}

type NamePath = readonly [string, string];

function spelling(path: NamePath): Problem[] {
  const [, name] = path;
  if (NAME_PATTERN.test(name)) return [];
  return [
    nameProblem(
      "bad-name",
      path,
      `${quote(name)} cannot be part of role, stack and file names`,
      "start with a letter; use letters, digits, - and _ only",
    ),
  ];
}

function reserved(path: NamePath): Problem {
  return nameProblem(
    "reserved-name",
    path,
    `the name ${quote(path[1])} is taken by the stack of the account-wide roles`,
    "choose another name",
  );
}

/** IAM role names, and file names on many systems, are unique ignoring case (facts: IAM quotas). */
function collisions(paths: readonly NamePath[]): Problem[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const [, name] = path;
    const first = seen.get(name.toLowerCase());
    if (first === undefined) {
      seen.set(name.toLowerCase(), name);
      return [];
    }
    const how = first === name ? "is used twice" : `differs from ${quote(first)} only in case`;
    return [
      nameProblem(
        "name-collision",
        path,
        `the name ${quote(name)} ${how}`,
        "rename one of the two",
      ),
    ];
  });
}

/** `a-b` + `c` and `a` + `b-c` are both the stack `a-b-c`. */
function stackCollisions(
  environments: readonly NamePath[],
  subjects: readonly NamePath[],
): Problem[] {
  const hyphenated = environments.filter(([, name]) => name.includes("-"));
  if (hyphenated.length === 0) return [];
  const owner = new Map<string, NamePath>();
  return environments.flatMap(([, environment]) =>
    subjects.flatMap((subject): Problem[] => {
      const stack = stackName(environment, subject[1]).toLowerCase();
      const first = owner.get(stack);
      owner.set(stack, first ?? subject);
      if (first === undefined || first[1].toLowerCase() === subject[1].toLowerCase()) return [];
      const message = `${quote(subject[1])} and ${quote(first[1])} both give a stack ${quote(stack)}`;
      return [
        nameProblem("stack-collision", subject, message, "rename the fleet or the environment"),
      ];
    }),
  );
}

function nameProblem(id: ProblemId, path: DataPath, message: string, fix: string): Problem {
  return problem(id, { message, fix, path, atKey: true });
}
