/** What stands under another address of its stack than before: what is to be remembered of it, and to be said. */
import { join } from "node:path";
import { problem, quote, type Problem } from "../problem";
import { count, cutList } from "../text/lists";
import { displayPath } from "../text/paths";
import type { MovedOne, MovedWithin } from "./hand-over";
import { stackName, type StackRecord } from "./stack-records";
import { FEW, NAMED } from "./told-at-once";

/** What is to be remembered of a stack. */
export function movesRecord(
  moves: Readonly<Record<string, string>> = {},
): Pick<StackRecord, "moved"> {
  return Object.keys(moves).length === 0 ? {} : { moved: moves };
}

/** What is new about the addresses in stacks; an error where Terraform could not follow. */
export function movedProblems(folder: string, moved: readonly MovedWithin[]): Problem[] {
  const sound = moved.filter(({ blocked, fresh }) => blocked.length === 0 && fresh.length > 0);
  const isMany = sound.length > FEW;
  return [
    ...(isMany ? [freshIn(folder, sound)] : []),
    ...moved.flatMap((one) => {
      const path = join(folder, one.path);
      const [blocked] = one.blocked;
      if (blocked !== undefined) return [moveBlocked(path, one, blocked)];
      return [
        ...(isMany || one.fresh.length === 0 ? [] : [freshIn(path, [one])]),
        ...(one.reused.length === 0 ? [] : [movesDropped(path, one)]),
      ];
    }),
  ];
}

function freshIn(path: string, moved: readonly MovedWithin[]): Problem {
  const names = moved.map((one) => stackName(one.path));
  const fresh = moved.flatMap((one) => one.fresh);
  const [which, where] =
    names.length === 1
      ? [`the stack ${quote(names.join(""))}`, "the stack"]
      : [`${String(names.length)} stacks, ${cutList(names, NAMED)},`, "the stacks"];
  const stand = fresh.length === 1 ? "stands under another address" : "stand under other addresses";
  return problem("stack-moved", {
    message: `${count(fresh.length, "resource")} of ${which} ${stand} now (${example(fresh)}): moved blocks in ${where} keep what is there`,
    fix: "before you apply, see that terraform plan destroys nothing",
    location: { file: displayPath(path) },
  });
}

function moveBlocked(
  path: string,
  { path: file }: MovedWithin,
  { id, from, to }: MovedOne,
): Problem {
  return problem("hand-over-blocked", {
    message: `in the stack ${quote(stackName(file))}, ${quote(id)} was ${from} and would be ${to}, and something else would be ${from}: Terraform would destroy the one to make the other`,
    fix: "go in two steps: give the parts of the blueprint ids that no part had before, generate, and apply the stack; then the ids that you want",
    location: { file: displayPath(path) },
  });
}

function movesDropped(path: string, { path: file, reused }: MovedWithin): Problem {
  return problem("moves-dropped", {
    message: `the stack ${quote(stackName(file))} has something else at ${reused.map(quote).join(", ")}, from where it was said before that something moved: that is said no more`,
    fix: "apply first what an earlier version of the stack says, if that was never done; then see that terraform plan destroys nothing",
    location: { file: displayPath(path) },
  });
}

/** A role, if there is one: that is what must not be lost. */
function example(all: readonly MovedOne[]): string {
  const one = all.find(({ from }) => /(^|\.)aws_iam_role\./.test(from)) ?? all[0];
  return one === undefined ? "" : `${quote(one.id)} was ${one.from} and is ${one.to}`;
}
