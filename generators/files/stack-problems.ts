import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { displayPath } from "../text/paths";
import { stackName } from "./stack-records";
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
    message: `${quote(file)} has ${stacksNamed(names)} from ${other} already, and ${mine} gives stacks of the same names`,
    fix: `${apart}; if ${other} became ${mine}, or its fleets moved here, run once with --formerly ${other}`,
    location: { file },
  });
}

/** Stacks of which fleets went to another file, and others did not: a state is of one file. */
export function movedInPart(
  { folder, other, source }: TwoFiles,
  names: readonly string[],
): Problem {
  const file = displayPath(folder);
  const mine = displayPath(source);
  return problem("other-fleet-file", {
    message: `not all that ${stacksNamed(names)} of ${other} had is in ${mine} now, which gives stacks of the same names: what is left would be destroyed`,
    fix: apart(mine, other),
    location: { file },
  });
}

/** A role that a stack of another file has, or its state may still have. */
export function roleElsewhere(
  { folder, other, source }: TwoFiles,
  { stack, role, isWhole, isGone }: ElsewhereRole,
): Problem {
  const file = displayPath(folder);
  const mine = displayPath(source);
  return problem("other-fleet-file", {
    message:
      `${mine} has the role ${quote(role)}, which ${quote(stack)} of ${other} ${isGone ? "had when it was last applied" : "has"}: ` +
      "an apply of the one would destroy it for the other, and neither can make it twice",
    fix:
      (isWhole
        ? `if its fleet moved here, run once with --formerly ${other}`
        : `if its fleet moved here, ${apart(mine, other)}`) +
      (isGone
        ? `; if it was applied without the role, run fleetroles forget ${stack}`
        : "; if not, give one of the two another name"),
    location: { file },
  });
}

interface ElsewhereRole {
  readonly stack: string;
  readonly role: string;
  /** All that the stack had is here. */
  readonly isWhole: boolean;
  /** Its own file has the role no more. */
  readonly isGone: boolean;
}

/** How a fleet leaves a stack that it shares with fleets which stay. */
function apart(mine: string, other: string): string {
  return (
    `put the fleet back into ${other}, give it a stack of its own there (stacks: { per: fleet }), generate and apply, and move it then; ` +
    `or ${asOne(mine, other)}`
  );
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
    message: `${quote(file)} has ${stacksNamed(names)} from ${other}, which does not exist any more; they stay as they are`,
    fix: `put ${other} back; or, if it became ${mine}, run once with --formerly ${other}`,
    location: { file },
  });
}

/** What the stack is called that the file at a path is of. */
export function stackNameOf(path: string): string {
  return stackName(displayPath(path).replace(/^.*\//, ""));
}

/** A name of before that nothing had. */
export function formerUnknown(
  folder: string,
  { kind, name, was }: { readonly kind: string; readonly name: string; readonly was: string },
): Problem {
  const what = kind === "roles" ? "role" : kind === "projects" ? "project" : "stack";
  return problem("formerly-unknown", {
    message: `${quote(name)} (${kind}) says formerly: ${quote(was)}, and no ${what} in ${quote(displayPath(folder))} was called so`,
    fix:
      kind === "roles"
        ? "write the name that the role had when its stack was last generated here, or name for one that is there already"
        : "write the name that it had when its stacks were last generated here, or remove formerly",
    location: { file: displayPath(folder) },
  });
}

/** Import blocks that an adoption wrote: once applied, they say nothing any more. */
export function importsDropped(folder: string, paths: readonly string[]): Problem[] {
  if (paths.length === 0) return [];
  return [
    problem("imports-dropped", {
      message: `the import blocks of ${stacksNamed(paths.map(stackName))} are dropped: they have been applied, or so it is taken`,
      fix: "if they have not, run fleetroles adopt again, and apply before the next generate; --keep-imports keeps them",
      location: { file: displayPath(folder) },
    }),
  ];
}

const SHOWN = 3;

/** `the stacks dev-office, dev-shared, dev-warehouse and 3 more`. */
export function stacksNamed(names: readonly string[]): string {
  const first = names.slice(0, SHOWN).join(", ");
  const rest = names.length - SHOWN;
  return `the stack${names.length === 1 ? "" : "s"} ${first}${rest > 0 ? ` and ${String(rest)} more` : ""}`;
}
