/** What goes from one stack to another, in messages: few, however many stacks it is about. */
import { join } from "node:path";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { grouped } from "../text/grouped";
import { count, cutList } from "../text/lists";
import { sortedUnique } from "../text/names";
import { displayPath } from "../text/paths";
import type { HandOver } from "./hand-over";
import { stackNameOf } from "./stack-problems";
import { stackName } from "./stack-records";
import { FEW, NAMED } from "./told-at-once";

/** Of two things at one address Terraform can let go of the one or make the other. */
export function handOverBlocked(path: string, { was, to, imported }: HandOver): Problem {
  const [name, taker] = [stackNameOf(path), stackName(to)];
  return problem("hand-over-blocked", {
    message:
      `the stack ${quote(taker)} takes over ${quote(imported?.id ?? was)}, which ${quote(name)} had as ${was}, and ${quote(name)} has ` +
      "another there now: Terraform would destroy the one to make the other",
    fix: `go in two steps: take the fleet of ${name} out of the file, generate, and apply both stacks; then put it back`,
    location: { file: displayPath(path) },
  });
}

/** What stacks made is somebody else's now: told of each, or of all at once where they are many. */
export function stacksLetGo(folder: string, handed: readonly HandOver[]): Problem[] {
  const stacks = [...grouped(handed, ({ to }) => to)];
  return stacks.length > FEW
    ? [letGo(folder, handed)]
    : stacks.map(([path, all]) => letGo(join(folder, path), all));
}

function letGo(path: string, handed: readonly HandOver[]): Problem {
  const what = handed.flatMap(({ was, letGo: id = "" }) => {
    if (ROLE.test(was)) return [`the role ${quote(id)}`];
    return /(^|\.)aws_iam_policy\./.test(was) ? [`the policy ${id}`] : [];
  });
  const names = othersOf(handed, true);
  const shown = what.length === 0 ? count(handed.length, "resource") : cutList(what, 4);
  const which =
    names.length === 1
      ? `of ${quote(names.join(""))} lets go of ${shown}`
      : `of ${String(names.length)} stacks (${cutList(names, NAMED)}) lets go of what they had, ${shown}`;
  return problem("let-go", {
    message: `the next terraform apply ${which}: the file says that this is made elsewhere now, and removed blocks keep it in AWS as it is`,
    fix: "apply it before you say otherwise; fleetroles adopt takes it back",
    location: { file: displayPath(path) },
  });
}

type Handed = readonly [HandOver, ...HandOver[]];

/**
 * What other stacks had before goes from their states to those that have it now. Told stack by stack: of those that take something,
 * or of those that give, whichever are fewer; where they are many, at once.
 */
export function stacksHandedOver(folder: string, handed: readonly HandOver[]): Problem[] {
  const [takers, givers] = [grouped(handed, ({ to }) => to), grouped(handed, ({ from }) => from)];
  const isGiven = givers.size < takers.size;
  const stacks = [...(isGiven ? givers : takers)];
  if (stacks.length > FEW) return [manyHandedOver(folder, handed, isGiven)];
  return stacks.map(([path, all]) => handedOver(join(folder, path), all, isGiven));
}

function handedOver(path: string, handed: Handed, isGiven: boolean): Problem {
  const name = stackNameOf(path);
  const others = othersOf(handed, isGiven);
  const which = others.length === 1 ? quote(others[0]) : `${String(others.length)} stacks`;
  // Several stacks of before may have had the same.
  const taken = [
    ...new Map(
      handed.flatMap(({ to, imported }) =>
        imported ? [[`${to} ${imported.address} ${imported.id}`, imported]] : [],
      ),
    ).values(),
  ];
  const roles = sortedUnique(taken.filter(({ address }) => ROLE.test(address)).map(({ id }) => id));
  const what = taken.length === 1 ? "a resource" : `${String(taken.length)} resources`;
  const shown = roles.length === 0 ? "" : ` (${roleWords(roles)})`;
  const all = others.length === 1 ? "" : `, ${cutList(others, NAMED)}`;
  const those = others.length === 1 ? "the other" : "the others";
  return problem("stack-handed-over", {
    message: isGiven
      ? `the stack ${quote(name)} hands ${what} over to ${which}${all}${shown}: removed blocks in this one, and import blocks in ${those}, keep what is in AWS`
      : `the stack ${quote(name)} takes over ${what} of ${which}${all}${shown}: import blocks in this one, and removed blocks in ${those}, keep what is in AWS`,
    fix:
      `apply ${others.length === 1 ? "both" : "all of them"}, in any order; before you do, see that terraform plan destroys none of it ` +
      neverApplied(sortedUnique(handed.map(({ from }) => stackName(from)))),
    location: { file: displayPath(path) },
  });
}

/** The same of more stacks than anybody would read one by one. */
function manyHandedOver(folder: string, handed: readonly HandOver[], isGiven: boolean): Problem {
  const [takers, givers] = [othersOf(handed, true), othersOf(handed, false)];
  const taken = new Set(
    handed.flatMap(({ to, imported }) => (imported ? [`${to} ${imported.address}`] : [])),
  );
  const pairs = [...grouped(handed, ({ from, to }) => stackName(isGiven ? from : to))];
  const most = Math.max(2, Math.floor(NAMED / pairs.length));
  const which = pairs
    .slice(0, NAMED / 2)
    .map(
      ([name, all]) => `${name} ${isGiven ? "to" : "of"} ${cutList(othersOf(all, isGiven), most)}`,
    );
  const more = pairs.length - which.length;
  return problem("stack-handed-over", {
    message:
      `${count(takers.length, "stack")} take over ${count(taken.size, "resource")} of ${String(givers.length)} others (${which.join("; ")}${more > 0 ? `; and ${String(more)} more` : ""}): ` +
      "import blocks in these, and removed blocks in those, keep what is in AWS",
    fix:
      "apply all of them, in any order; before you do, see that terraform plan destroys none of it " +
      neverApplied(givers),
    location: { file: displayPath(folder) },
  });
}

function neverApplied(givers: readonly string[]): string {
  const [only = ""] = givers;
  return givers.length === 1
    ? `(if ${only} never was applied, run fleetroles forget ${only}, and generate again: there is nothing to import)`
    : "(of a stack that never was applied there is nothing to import: run fleetroles forget, and its name, and generate again)";
}

/** Names of the stacks that take it, or of those that give it. */
function othersOf(handed: readonly HandOver[], isGiven: boolean): readonly string[] {
  return sortedUnique(handed.map(({ from, to }) => stackName(isGiven ? to : from)));
}

function roleWords(roles: readonly string[]): string {
  return `${roles.length === 1 ? "the role" : "the roles"} ${cutList(roles, 4)}`;
}

const ROLE = /(^|\.)aws_iam_role\./;
