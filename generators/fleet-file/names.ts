import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { ProblemId } from "../problem-kinds";
import { rowUses } from "./row-placeholders";
import { NAME_PATTERN } from "./schema-names";
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
  const [kind, name] = path;
  if (NAME_PATTERN.test(name)) return [];
  return [
    nameProblem(
      "bad-name",
      path,
      `${quote(name)} cannot be part of role, stack and file names`,
      kind === "environments" ? PLAIN : (withRows(name) ?? PLAIN),
    ),
  ];
}

const PLAIN = "start with a letter; use letters, digits, - and _ only";

/** A name that rows are to fill in says of which file. */
function withRows(name: string): string | undefined {
  const [use] = rowUses(name);
  if (use === undefined) return undefined;
  const as = use.row === "row" ? "" : `, as: ${use.row}`;
  return `rows fill in the names of fleets that say for_each: add for_each: { file: rows.csv${as} }`;
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
  const seen = new Map<string, NamePath>();
  return paths.flatMap((path) => {
    const [, name] = path;
    const first = seen.get(name.toLowerCase());
    if (first === undefined) {
      seen.set(name.toLowerCase(), path);
      return [];
    }
    const message = `the name ${quote(name)} ${howTheyMeet(name, first[1])}`;
    const found = nameProblem("name-collision", path, message, "rename one of the two");
    return [{ ...found, related: [{ message: "the other one", path: first, atKey: true }] }];
  });
}

export function howTheyMeet(name: string, other: string): string {
  return other === name ? "is used twice" : `differs from ${quote(other)} only in case`;
}

/**
 * `a-b` + `c` and `a` + `b-c` are both the stack `a-b-c`: environments that differ by `-b`, and fleets that
 * differ by `b-`. Each such pair of fleets is named once, however many environments it meets in.
 */
function stackCollisions(
  environments: readonly NamePath[],
  subjects: readonly NamePath[],
): Problem[] {
  const between = middles(environments.map(([, name]) => name));
  if (between.size === 0) return [];
  const byName = new Map(subjects.map((path) => [path[1].toLowerCase(), path]));
  return subjects.flatMap((long) => {
    const lower = long[1].toLowerCase();
    return hyphensOf(lower).flatMap((at): Problem[] => {
      const short = byName.get(lower.slice(at + 1));
      const middle = between.get(lower.slice(0, at));
      if (short === undefined || middle === undefined) return [];
      // The environment that comes first has the stack first.
      const [later, first] = middle.shorterFirst ? [short, long] : [long, short];
      const stack = stackName(middle.shorter, lower);
      const message = `${quote(later[1])} and ${quote(first[1])} both give a stack ${quote(stack)}`;
      return [
        nameProblem("stack-collision", later, message, "rename the fleet or the environment"),
      ];
    });
  });
}

interface Middle {
  readonly shorter: string;
  readonly shorterFirst: boolean;
}

/** What the longer of two environments has after the shorter one and a hyphen, each with the first such pair. */
function middles(names: readonly string[]): Map<string, Middle> {
  const lower = names.map((name) => name.toLowerCase());
  const order = new Map(lower.map((name, index) => [name, index]));
  const found = new Map<string, Middle>();
  for (const [index, longer] of lower.entries()) {
    for (const at of hyphensOf(longer)) {
      const shorter = longer.slice(0, at);
      const other = order.get(shorter);
      const middle = longer.slice(at + 1);
      if (other === undefined || found.has(middle)) continue;
      found.set(middle, { shorter, shorterFirst: other < index });
    }
  }
  return found;
}

/** Where a name could be cut in two; one that is too long for any file's name is no stack's at all. */
function hyphensOf(name: string): number[] {
  if (name.length > LONGEST_FILE_NAME) return [];
  return [...name.matchAll(/-/g)].map(({ index }) => index);
}

const LONGEST_FILE_NAME = 255;

function nameProblem(id: ProblemId, path: DataPath, message: string, fix: string): Problem {
  return problem(id, { message, fix, path, atKey: true });
}
