import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { count, cutList } from "../text/lists";
import { displayPath } from "../text/paths";
import type { HandOver } from "./hand-over";
import { placeOf, stackName } from "./stack-records";
import type { StackRecord } from "./stack-records";

/** A fleet file, and another that made stacks of the same folder. */
interface TwoFiles {
  readonly folder: string;
  /** As messages name it. */
  readonly other: string;
  readonly source: string;
}

/** Stacks of one name: the later run would take the place of the earlier one's roles. */
export function otherFleetFile(
  { folder, other, source }: TwoFiles,
  names: readonly string[],
): Problem {
  const file = displayPath(folder);
  const mine = displayPath(source);
  const apart = names.some((name) => /-shared(\.ts)?$/.test(name))
    ? `an account has its shared roles once: say shared: { owner: ${other} } in the environments of ${mine} that only use them; or ${asOne(mine, other)}`
    : `use another folder, with --out, or rename environments or fleets; or ${asOne(mine, other)}`;
  return problem("other-fleet-file", {
    message: `${quote(file)} has ${stacks(names)} from ${other} already, and ${mine} gives stacks of the same names`,
    fix: `${apart}; if ${other} became ${mine}, or its fleets moved here, run once with --formerly ${other}`,
    location: { file },
  });
}

/** Two files of one project: what both made is that of the file that includes them. */
function asOne(mine: string, other: string): string {
  return `write a fleet file that includes both (include), and generate it once with --formerly ${other} --formerly ${mine}`;
}

/** Roles that an account has once, in stacks of two fleet files. */
export function sharedTwice(
  { folder, other, source }: TwoFiles,
  [mine, theirs]: readonly [mine: string, theirs: string],
  { account = "", retired }: StackRecord,
): Problem {
  const file = displayPath(folder);
  return problem("other-fleet-file", {
    message:
      `${quote(mine)} of ${displayPath(source)} and ${quote(theirs)} of ${other} both have account-wide roles of the account ` +
      `${account}, which has them once${retired ? `, and the next terraform apply of ${theirs} destroys them` : ""}`,
    fix: retired
      ? `run fleetroles forget --keep ${theirs}, apply it, and take them over with fleetroles adopt`
      : `say shared: { owner: ${other} } in the environments of ${displayPath(source)} that only use the roles; or ${asOne(displayPath(source), other)}`,
    location: { file },
  });
}

/** Stacks that no fleet file at hand can change or remove. */
export function fleetFileGone(
  { folder, other, source }: TwoFiles,
  names: readonly string[],
): Problem {
  const file = displayPath(folder);
  const mine = displayPath(source);
  return problem("fleet-file-gone", {
    message: `${quote(file)} has ${stacks(names)} from ${other}, which does not exist any more; they stay as they are`,
    fix: `put ${other} back; or, if it became ${mine}, run once with --formerly ${other}`,
    location: { file },
  });
}

/** A stack that left the fleet file: its tombstone is what lets Terraform destroy what it had, or let go of it. */
export function stackRetired(
  path: string,
  record: StackRecord,
  source: string,
  renewedBy?: string,
): Problem {
  const name = stackNameOf(path);
  const taken = record.released === undefined ? "" : ", but for what other stacks took over";
  const first =
    renewedBy === undefined
      ? ""
      : `apply ${renewedBy} first, and see that its roles are used; then `;
  const apply = `${first}apply it where it was synthesized to`;
  return problem("stack-retired", {
    message:
      `${theStack(path, record)} is not in ${displayPath(source)} any more: ` +
      (record.keep
        ? "the next terraform apply of it lets go of what it has, which goes on in AWS"
        : `the next terraform apply of it destroys what it has${taken}`),
    fix: record.keep
      ? `${apply}, then run fleetroles forget ${name}`
      : taken !== "" || renewedBy !== undefined
        ? `${apply}${taken === "" ? "" : ", and what took over, too"}; then run fleetroles forget ${name}`
        : `${apply}, then run fleetroles forget ${name}; to keep its roles, put it back, write formerly if it was renamed, or run fleetroles forget --keep ${name} before`,
    location: { file: displayPath(path) },
  });
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
  return problem("stack-lost", {
    message:
      `${theStack(path, record)} is not in ${displayPath(source)} any more, and neither is its file: ` +
      "what it made lives on in AWS, and Terraform's state still has it",
    fix: "put the file back (git checkout), and generate again; or run terraform destroy where it was synthesized to",
    location: { file: displayPath(path) },
  });
}

function theStack(path: string, record: StackRecord): string {
  const place = placeOf(record);
  return `the stack ${quote(stackNameOf(path))}${place === "" ? "" : ` (${place})`}`;
}

/** What the stack is called that the file at a path is of. */
export function stackNameOf(path: string): string {
  return stackName(displayPath(path).replace(/^.*\//, ""));
}

/** For Terraform, what a module creates stands under another address than the same resource of the stack itself. */
export function stackMoved(
  path: string,
  { name, blueprint, kind }: { name: string; blueprint: string; kind: "resources" | "module" },
): Problem {
  const [was, is] =
    kind === "module"
      ? ["were resources of its own", "a module makes them now"]
      : ["were made by a module", "they are resources of its own now"];
  return problem("stack-moved", {
    message:
      `the parts of the blueprint ${blueprint} in the stack ${quote(name)} ${was}, and ${is}: moved blocks in the stack ` +
      "keep what is there",
    fix: "before you apply, see that terraform plan destroys nothing",
    location: { file: displayPath(path) },
  });
}

/** A name of before that no stack had. */
export function formerUnknown(folder: string, who: string): Problem {
  const [kind = "", name = ""] = who.split("/");
  return problem("formerly-unknown", {
    message: `${quote(name)} (${kind}) says formerly, and no stack in ${quote(displayPath(folder))} was called so`,
    fix: "write the name that it had when its stacks were last generated here, or remove formerly",
    location: { file: displayPath(folder) },
  });
}

/** Import blocks that an adoption wrote: once applied, they say nothing any more. */
export function importsDropped(folder: string, paths: readonly string[]): Problem[] {
  if (paths.length === 0) return [];
  return [
    problem("imports-dropped", {
      message: `the import blocks of ${stacks(paths.map(stackName))} are dropped: they have been applied, or so it is taken`,
      fix: "if they have not, run fleetroles adopt again, and apply before the next generate; --keep-imports keeps them",
      location: { file: displayPath(folder) },
    }),
  ];
}

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

/** Said once, by the run after an upgrade. */
export function exclusiveNow(folder: string, count: number): Problem {
  const which = count === 1 ? "a stack here was" : `${String(count)} stacks here were`;
  return problem("exclusive-now", {
    message: `${which} made by an earlier version: the next terraform apply takes policies off roles that nobody declared, and its plan does not show which`,
    fix: "run fleetroles verify before, which names them; exclusive: false keeps them",
    location: { file: displayPath(folder) },
  });
}

/** What a stack made is somebody else's now. */
export function letGo(path: string, handed: readonly [HandOver, ...HandOver[]]): Problem {
  const what = handed.flatMap(({ was, letGo: id = "" }) => {
    if (ROLE.test(was)) return [`the role ${quote(id)}`];
    return /(^|\.)aws_iam_policy\./.test(was) ? [`the policy ${id}`] : [];
  });
  const shown = what.length === 0 ? count(handed.length, "resource") : cutList(what, 4);
  return problem("let-go", {
    message: `the next terraform apply of ${quote(stackNameOf(path))} lets go of ${shown}: the file says that this is made elsewhere now, and removed blocks keep it in AWS as it is`,
    fix: "apply it before you say otherwise; fleetroles adopt takes it back",
    location: { file: displayPath(path) },
  });
}

const ROLE = /(^|\.)aws_iam_role\./;

/** What another stack had before goes from its state to this one's. */
export function stackHandedOver(path: string, handed: readonly [HandOver, ...HandOver[]]): Problem {
  const name = stackNameOf(path);
  const from = stackName(handed[0].from);
  const taken = handed.flatMap(({ imported }) => imported ?? []);
  const roles = taken.filter(({ address }) => ROLE.test(address)).map(({ id }) => id);
  const what = taken.length === 1 ? "a resource" : `${String(taken.length)} resources`;
  return problem("stack-handed-over", {
    message:
      `the stack ${quote(name)} takes over ${what} of ${quote(from)}` +
      `${roles.length === 0 ? "" : ` (${roles.length === 1 ? "the role" : "the roles"} ${cutList(roles, 4)})`}: ` +
      "import blocks in this one, and removed blocks in the other, keep what is in AWS",
    fix:
      "apply both, in any order; before you do, see that terraform plan destroys none of it " +
      `(if ${from} never was applied, run fleetroles forget ${from}: there is nothing to import)`,
    location: { file: displayPath(path) },
  });
}

const SHOWN = 3;

/** `the stacks dev-office, dev-shared, dev-warehouse and 3 more`. */
function stacks(names: readonly string[]): string {
  const first = names.slice(0, SHOWN).join(", ");
  const rest = names.length - SHOWN;
  return `the stack${names.length === 1 ? "" : "s"} ${first}${rest > 0 ? ` and ${String(rest)} more` : ""}`;
}
