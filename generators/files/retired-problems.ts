/** What becomes of stacks that left their fleet file, in messages. */
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { cutList } from "../text/lists";
import { displayPath } from "../text/paths";
import { stackNameOf } from "./stack-problems";
import { placeOf } from "./stack-records";
import type { StackRecord } from "./stack-records";
import { NAMED } from "./told-at-once";

/** Stacks of which one thing is to be said, and in which environment they are. */
export interface RetiredTogether {
  readonly names: readonly string[];
  readonly record: StackRecord;
}

/** A stack that left the fleet file: its tombstone is what lets Terraform destroy what it had, or let go of it. */
export function stackRetired(
  path: string,
  record: StackRecord,
  source: string,
  renewedBy?: string,
): Problem {
  const name = stackNameOf(path);
  const apply = "apply it where it was synthesized to";
  const fix = fixOf(record, [name], apply);
  return problem("stack-retired", {
    message: `${theStack(path, record)} is not in ${displayPath(source)} any more: the next terraform apply of it ${willDo(record, "it has")}`,
    fix:
      renewedBy === undefined
        ? fix
        : `apply ${renewedBy} first, and see that its roles are used; then ${fixOf(record, [name], apply, true)}`,
    location: { file: displayPath(path) },
  });
}

/** The same of more of them than anybody would read one by one. */
export function stacksRetired(
  folder: string,
  { names, record }: RetiredTogether,
  source: string,
): Problem {
  const place = placeOf(record);
  return problem("stack-retired", {
    message:
      `${String(names.length)} stacks${place === "" ? "" : ` (${place})`} are not in ${displayPath(source)} any more, ${cutList(names, NAMED)}: ` +
      `the next terraform apply of each ${willDo(record, "it has")}`,
    fix: fixOf(record, names, "apply each where it was synthesized to"),
    location: { file: displayPath(folder) },
  });
}

function willDo({ keep, released }: StackRecord, what: string): string {
  if (keep) return `lets go of what ${what}, which goes on in AWS`;
  return `destroys what ${what}${released === undefined ? "" : ", but for what other stacks took over"}`;
}

/** @param isRenewed another stack makes anew what it had: nothing of it is to be kept */
function fixOf(
  { keep, released }: StackRecord,
  names: readonly string[],
  apply: string,
  isRenewed = false,
): string {
  const shown = names.length > NAMED ? `${names.slice(0, NAMED).join(" ")} …` : names.join(" ");
  const forget = `fleetroles forget ${shown}`;
  if (keep) return `${apply}, then run ${forget}`;
  const isTaken = released !== undefined;
  if (isTaken) return `${apply}, and what took over, too; then run ${forget}`;
  if (isRenewed) return `${apply}; then run ${forget}`;
  const [them, was, put] =
    names.length === 1 ? ["its roles", "it was", "it"] : ["their roles", "they were", "them"];
  const one = names.length === 1 ? `${names.join("")} before` : "before, with their names";
  return `${apply}, then run ${forget}; to keep ${them}, put ${put} back, write formerly if ${was} renamed, or run fleetroles forget --keep ${one}`;
}

/** What left the fleet file cannot be changed there, and its file is not for hands. */
export function retiredEdited(path: string): Problem {
  const name = stackNameOf(path);
  return problem("edited-by-hand", {
    message: `${quote(displayPath(path))} was changed since it was generated, and the fleet file has its stack no more`,
    fix: `put it back as it was generated (git checkout); to keep its roles, run fleetroles forget --keep ${name}`,
    location: { file: displayPath(path) },
  });
}

/** Of a stack that left the fleet file, nothing is there to make a tombstone of. */
export function stackLost(path: string, record: StackRecord, source: string): Problem {
  const goesOn = record.keep === true || record.released !== undefined;
  return problem("stack-lost", {
    message:
      `${theStack(path, record)} is not in ${displayPath(source)} any more, and neither is its file: ` +
      "what it made lives on in AWS, and Terraform's state still has it",
    fix:
      "put the file back (git checkout), and generate again; " +
      (goesOn
        ? "terraform destroy where it was synthesized to would destroy what is to go on, too"
        : "or run terraform destroy where it was synthesized to"),
    location: { file: displayPath(path) },
  });
}

function theStack(path: string, record: StackRecord): string {
  const place = placeOf(record);
  return `the stack ${quote(stackNameOf(path))}${place === "" ? "" : ` (${place})`}`;
}
