/** What becomes of roles, and of their boundaries, that stacks had: in messages. */
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { cutList } from "../text/lists";
import { displayPath } from "../text/paths";
import type { LostBoundary, LostRole, NeededPolicy, NeededRole, ReplacedRole } from "./hand-over";
import { stackNameOf } from "./stack-problems";
import { stackName } from "./stack-records";

/** A role that a stack has no more, or that gets another name: that is another role. */
export function roleLost(path: string, { was, now, meant, stays }: LostRole): Problem {
  if (stays !== undefined) return roleLeft(path, was, stays);
  if (meant !== undefined) return roleRenewed(path, was, now ?? "", meant);
  const instead = now === undefined ? "" : ` and makes ${quote(now)}`;
  return problem("role-lost", {
    message: `the next terraform apply of ${quote(stackNameOf(path))} destroys the role ${quote(was)}${instead}`,
    fix:
      now === undefined
        ? "if that is not meant, take back what nothing asks for any more"
        : "if that is not meant, take back what changed its name: formerly keeps names in AWS",
    location: { file: displayPath(path) },
  });
}

/** Terraform looks for it in the account of now, does not find it, and forgets it. */
function roleLeft(path: string, was: string, stays: NonNullable<LostRole["stays"]>): Problem {
  const name = stackNameOf(path);
  return problem("role-lost", {
    message: `the stack ${quote(name)} was of the account ${stays.in}, and is of ${stays.now}: the role ${quote(was)} stays in ${stays.in}, where nothing manages it any more`,
    fix: `take the account back, and give the new one to an environment of another name: then ${name} stays as a tombstone, which destroys there what it made; or run terraform destroy in it before`,
    location: { file: displayPath(path) },
  });
}

/** IAM deletes no role that has policies attached, and what looks one up fails without it. */
export function roleNeeded(path: string, { name, by }: NeededRole): Problem {
  return problem("role-needed", {
    message: `the next terraform apply of ${quote(stackNameOf(path))} destroys the role ${quote(name)}, on which others depend: ${cutList(by, 4)}`,
    fix: "have them let go of it and apply that first, or keep the role: fleetroles forget --keep, or the part of the file that asks for it",
    location: { file: displayPath(path) },
  });
}

/** IAM deletes no policy that anybody has. */
export function policyNeeded(path: string, { arn, by }: NeededPolicy): Problem {
  return problem("policy-needed", {
    message: `the next terraform apply of ${quote(stackNameOf(path))} destroys the policy ${arn}, which others have: ${cutList(by, 8)}`,
    fix: "have them let go of it and apply that first, or keep the policy: fleetroles forget --keep, or the part of the file that asks for it",
    location: { file: displayPath(path) },
  });
}

/** Another role in the place of one: as the file says, and not before that one is in use. */
function roleRenewed(path: string, was: string, now: string, meant: string): Problem {
  const [name, taker] = [stackNameOf(path), stackName(meant)];
  const isOne = name === taker;
  return problem("role-renewed", {
    message:
      `${quote(taker)} makes the role ${quote(now)} in the place of ${quote(was)}` +
      (isOne ? ", which the same apply destroys" : `, which ${quote(name)} destroys`),
    fix: isOne
      ? `have those who name ${quote(was)} ready: from that apply on there is the new one alone`
      : `apply ${taker} first, have everybody use the new role, and then apply ${name}`,
    location: { file: displayPath(path) },
  });
}

/** It would be destroyed before it is made anew, and nothing could use it in between. */
export function roleReplaced(
  path: string,
  { name, was, now }: ReplacedRole,
  applied: "yes" | "unknown",
): Problem {
  const location = { file: displayPath(path) };
  const which = `the role ${quote(name)} of ${quote(stackNameOf(path))}`;
  if (applied === "unknown") {
    return problem("role-path-changed", {
      message: `${which} had the path ${quote(was)} and gets ${quote(now)}: where it was applied, the next terraform apply destroys it and makes it anew`,
      fix: `nothing to do, if it never was applied (there is no state here); else take the path back, or give the role another name as well`,
      location,
    });
  }
  return problem("role-replaced", {
    message: `${which} has the path ${quote(was)} and would get ${quote(now)}: IAM moves no role, so Terraform would destroy it and make it anew`,
    fix: `take the path back (under roles: with path: ${was}), or give the role another name as well, so that another one is made; if it never was applied, delete the stack's file and its record in .fleetroles, and generate again`,
    location,
  });
}

/** Its policy goes, and roles of other stacks have it until these are applied. */
export function boundaryLost(path: string, { arn }: LostBoundary): Problem {
  return problem("boundary-lost", {
    message: `the next terraform apply of ${quote(stackNameOf(path))} destroys the permissions boundary ${arn}, which roles have until their own stacks are applied`,
    fix: "apply the stacks of these roles first; where they get another policy of this stack, make that one alone before (terraform apply -target)",
    location: { file: displayPath(path) },
  });
}
