/** Roles and policies that go while others depend on them. */
import { join } from "node:path";
import type { Problem } from "../problem";
import type {
  HandOver,
  NeededPolicy,
  NeededRole,
  PastRoles,
  PastStack,
  StackBeside,
} from "./hand-over";
import { releasedBy } from "./handed-over";
import type { BackendSaid } from "./local-state";
import { goingRoles, isApplied } from "./past-roles";
import { readText } from "./read";
import { policyNeeded, roleNeeded } from "./role-problems";
import type { StackRecords } from "./stack-records";

/** Who finds them. */
export interface NeedsRequest {
  readonly folder: string;
  /** A stack's backend, from the text of its file. */
  readonly backend: (text: string) => BackendSaid | undefined;
  /** Roles that nobody has any more, and on which others depend. */
  readonly needed: (
    past: readonly PastRoles[],
    beside: () => readonly StackBeside[],
  ) => NeededRole[];
  /**
   * Policies that nobody makes any more, and that others have.
   *
   * @param released by path, the addresses of what a stack lets go of
   */
  readonly neededPolicies: (
    past: readonly PastStack[],
    released: (path: string) => readonly string[],
    beside: () => readonly StackBeside[],
  ) => NeededPolicy[];
}

/**
 * As far as they may be there.
 *
 * @param others paths of stacks of other fleet files
 */
export function neededProblems(
  request: NeedsRequest,
  own: StackRecords,
  { past, handed }: { readonly past: readonly PastStack[]; readonly handed: readonly HandOver[] },
  others: readonly string[],
): Problem[] {
  const { folder } = request;
  const beside = (): StackBeside[] =>
    others.flatMap((path) => {
      const text = readText(join(folder, path));
      return text === undefined ? [] : [{ path, text }];
    });
  const going = past.filter(({ path }) => own.get(path)?.keep !== true);
  return [
    ...request
      .needed(goingRoles(folder, own), beside)
      .filter(({ path }) => isApplied(request, { from: path }) !== "no")
      .map((one) => roleNeeded(join(folder, one.path), one)),
    ...request
      .neededPolicies(going, (path) => releasedBy(path, handed), beside)
      .filter(({ path }) => isApplied(request, { from: path }, "aws_iam_policy.") !== "no")
      .map((one) => policyNeeded(join(folder, one.path), one)),
  ];
}
