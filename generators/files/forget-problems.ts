import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { cutList, suggestAnd } from "../text/lists";
import { displayPath } from "../text/paths";
import type { StateReading } from "./local-state";
import { stackName } from "./stack-records";
import type { StackRecords } from "./stack-records";

/** A name that no stack of the folder has. */
export function unknownStack(folder: string, path: string, records: StackRecords): Problem {
  const gone = [...records].filter(([, { retired }]) => retired).map(([one]) => stackName(one));
  const there =
    gone.length === 0 ? "no stack left its fleet file" : `those that can go: ${cutList(gone)}`;
  return problem("unknown-stack", {
    message: `there is no stack ${quote(stackName(path))} in ${quote(displayPath(folder))}`,
    fix: suggestAnd(stackName(path), gone, there),
    location: { file: displayPath(folder) },
  });
}

/** A stack that its fleet file has, as far as the last run knew. */
export function notRetired(file: string, source: string): Problem {
  const name = nameOfStack(file);
  return problem("stack-in-use", {
    message: `the stack ${quote(name)} is in ${source}, or was when its file was generated`,
    fix: `take what is in it out of ${source}, run fleetroles generate, and apply what is left of the stack`,
    location: { file: displayPath(file) },
  });
}

/** Resources that would be managed by nobody. */
export function stillHeld(
  file: string,
  state: StateReading & { kind: "read" },
  isPart = false,
): Problem {
  const name = nameOfStack(file);
  return problem("stack-not-empty", {
    message: `the state of the stack ${quote(name)} still has ${held(state)}`,
    fix: isPart
      ? "synthesize and apply it: that destroys them, or lets go of what other stacks took over; --force forgets them all the same, and the next apply destroys them"
      : "synthesize and apply it: that destroys them, or lets go of them after fleetroles forget --keep " +
        `${name}; --force forgets the stack all the same, and leaves them to nobody`,
    location: { file: displayPath(file) },
  });
}

/** Somebody else's state is to have what this one let go of, and has not. */
export function handOverOpen(file: string, taker: string): Problem {
  const name = nameOfStack(file);
  return problem("stack-not-empty", {
    message: `what the stack ${quote(name)} had is not in the state of ${quote(stackName(taker))} yet, whose import blocks go with it`,
    fix: `apply ${stackName(taker)} first; if none of it was ever applied, or it is to be left to nobody, --force forgets it all the same`,
    location: { file: displayPath(file) },
  });
}

/** The same where it was wanted. */
export function forgottenAlive(file: string, state: StateReading & { kind: "read" }): Problem {
  return problem("stack-forgotten", {
    message: `the stack ${quote(nameOfStack(file))} is forgotten, and its state still has ${held(state)}`,
    fix: "they live on in AWS: import them elsewhere, or delete them by hand",
    location: { file: displayPath(file) },
  });
}

/** A state that lies where this program does not look. */
export function stateUnread(file: string, why: string, isPart = false): Problem {
  const name = nameOfStack(file);
  return problem("state-unread", {
    message: `what the stack ${quote(name)} still has was not read: ${why}`,
    fix: isPart
      ? "see that terraform state list has none of what is gone; if it has, put its record back (git checkout), and apply it"
      : "see that terraform state list is empty there; if not, put the file back (git checkout), and apply it",
    location: { file: displayPath(file) },
  });
}

function held({ file, resources }: StateReading & { kind: "read" }): string {
  const count = resources.length === 1 ? "1 resource" : `${String(resources.length)} resources`;
  return `${count}: ${cutList(resources, 4)} (${displayPath(file)})`;
}

function nameOfStack(file: string): string {
  return stackName(displayPath(file).replace(/^.*\//, ""));
}
