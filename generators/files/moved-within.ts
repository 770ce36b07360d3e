/** What stands under another address of its stack than before: what is to be remembered of it, and to be said. */
import { problem, quote, type Problem } from "../problem";
import { count } from "../text/lists";
import { displayPath } from "../text/paths";
import type { MovedOne, MovedWithin } from "./hand-over";
import { stackName, type StackRecord } from "./stack-records";

/** What is to be remembered of a stack. */
export function movesRecord(
  moves: Readonly<Record<string, string>> = {},
): Pick<StackRecord, "moved"> {
  return Object.keys(moves).length === 0 ? {} : { moved: moves };
}

/** What is new about a stack's addresses; an error where Terraform could not follow. */
export function movedProblems(path: string, moved: MovedWithin): Problem[] {
  const name = stackName(moved.path);
  const location = { file: displayPath(path) };
  const [blocked] = moved.blocked;
  if (blocked !== undefined) {
    return [
      problem("hand-over-blocked", {
        message: `in the stack ${quote(name)}, ${quote(blocked.id)} was ${blocked.from} and would be ${blocked.to}, and something else would be ${blocked.from}: Terraform would destroy the one to make the other`,
        fix: "go in two steps: give the parts of the blueprint ids that no part had before, generate, and apply the stack; then the ids that you want",
        location,
      }),
    ];
  }
  return [
    ...(moved.fresh.length === 0
      ? []
      : [
          problem("stack-moved", {
            message: `${count(moved.fresh.length, "resource")} of the stack ${quote(name)} ${moved.fresh.length === 1 ? "stands" : "stand"} under ${moved.fresh.length === 1 ? "another address" : "other addresses"} now (${example(moved.fresh)}): moved blocks in the stack keep what is there`,
            fix: "before you apply, see that terraform plan destroys nothing",
            location,
          }),
        ]),
    ...(moved.reused.length === 0
      ? []
      : [
          problem("moves-dropped", {
            message: `the stack ${quote(name)} has something else at ${moved.reused.map(quote).join(", ")}, from where it was said before that something moved: that is said no more`,
            fix: "apply first what an earlier version of the stack says, if that was never done; then see that terraform plan destroys nothing",
            location,
          }),
        ]),
  ];
}

/** A role, if there is one: that is what must not be lost. */
function example(all: readonly MovedOne[]): string {
  const one = all.find(({ from }) => /(^|\.)aws_iam_role\./.test(from)) ?? all[0];
  return one === undefined ? "" : `${quote(one.id)} was ${one.from} and is ${one.to}`;
}
