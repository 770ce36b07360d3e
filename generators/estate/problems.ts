/** Differences of an account as problems, for formats of problems. */
import { isAboutTrust } from "../model/expectations";
import { ALL } from "../access/from-account";
import { contextWords, requestWords } from "../access/words";
import type { Request } from "../iam/proof/request";
import type { Expectation, Stack } from "../model/types";
import { problem, quote } from "../problem";
import type { DataPath, Problem, ProblemId } from "../problem";
import { profileArn } from "./profiles";
import type { BrokenExpectation, Difference, Verification } from "./difference";

const IDS: Readonly<Record<Difference["id"], ProblemId>> = {
  missing: "role-missing",
  extra: "role-extra",
  elsewhere: "role-elsewhere",
  differs: "role-differs",
  "out-of-band": "policy-out-of-band",
  "policy-missing": "policy-missing",
  "not-compared": "not-compared",
};

/** Every difference and broken expectation, at the part of the fleet file that asks for the role. */
export function verificationProblems(
  { differences, broken }: Verification,
  stacks: readonly Stack[],
): Problem[] {
  const origins = new Map(stacks.flatMap(originsOf));
  return [
    ...differences.map((one) => {
      const path = origins.get(one.holder.id);
      return problem(IDS[one.id], {
        ...{ message: differenceWords(one), fix: fixOf(one) },
        ...(path !== undefined && { path, atKey: true }),
      });
    }),
    ...broken.map((one) =>
      problem("expectation-broken", {
        message: brokenWords(one),
        fix: FIX_OF_BROKEN,
        ...one.expectation.place,
      }),
    ),
  ];
}

function originsOf({ name, roles, policies, attachments }: Stack): [string, DataPath][] {
  return [...roles, ...policies, ...attachments].map(({ id, origin }) => [`${name}/${id}`, origin]);
}

const FIXES: Readonly<Record<Difference["id"], string>> = {
  missing: "apply its stack",
  extra: "remove it, or add its fleet to the file",
  elsewhere:
    "remove what is there, or give the fleet another name: an account has a name once, whatever its path",
  differs: "apply its stack, or write into the file what is meant",
  "out-of-band": "detach it, or add it to the file",
  "policy-missing": "apply its stack",
  "not-compared":
    "list the account with all its policies, or bring the snapshot up to date: fleetroles snapshot",
};

/** IAM deletes no managed policy that somebody has. Source: AWS API, IAM DeletePolicy. */
const POLICY_STAYS = "while they have it, no apply can destroy the policy";

/** Neither does it delete a role that has policies. Source: AWS API, IAM DeleteRole. */
const ROLE_STAYS = "while the role has it, no apply can destroy the role";

/** An instance profile that a role is in keeps IAM from deleting the role; Terraform's provider takes the role out first (unverified). Source: AWS API, IAM DeleteRole. */
const PROFILE_FIXES: typeof FIXES = {
  ...FIXES,
  elsewhere: "remove what is there, or give instance_profile another name",
  "out-of-band":
    "take the role out of it (aws iam remove-role-from-instance-profile), or set instance_profile of the role: whoever has an instance profile has the role, and IAM deletes no role that is in one",
  "not-compared": "list the account with all that AWS prints of its roles",
};

/** What to do about it. */
export function fixOf({ id, policy, holder, leaving }: Difference): string {
  if (policy?.kind === "instance-profile") return PROFILE_FIXES[id];
  if (leaving && id === "extra") return `apply ${holder.stack}, which left the file`;
  if (id !== "out-of-band") return FIXES[id];
  if (leaving) return `detach it: ${holder.stack === "" ? POLICY_STAYS : ROLE_STAYS}`;
  // Terraform takes it off no user and no group.
  return holder.kind === "role" ? FIXES[id] : `${FIXES[id]}; ${POLICY_STAYS}`;
}

/** The same of an expectation. */
export const FIX_OF_BROKEN = "mend the account, or what is expected";

/** What has another path in the account, and where the file has it. */
function pathWords(difference: Difference): string {
  const { policy, holder, arn = "" } = difference;
  const who = whoWords(holder);
  const [what, own] =
    policy === undefined
      ? [who, holder.arn]
      : [`${policyWords(difference)} of the ${who}`.slice(4), profileArn(holder, policy.name)];
  return `the ${what} is ${arn} in the account, and ${own ?? ""} in the file`;
}

/** What is other, as a sentence; what it gives and takes is told beside it. */
export function differenceWords(difference: Difference): string {
  const who = whoWords(difference.holder);
  const which = policyWords(difference);
  const { policy } = difference;
  const words: Readonly<Record<Difference["id"], string>> = {
    missing: `the account has no ${who}`,
    extra: `the account has the ${who}, and the file has no such fleet`,
    elsewhere: pathWords(difference),
    "out-of-band": `${which} is on the ${who}, and nobody declared it`,
    "policy-missing": `${which} is not on the ${who}`,
    "not-compared": `${policy === undefined ? "" : `${which} on `}the ${who} is not compared: ${difference.why ?? policy?.why ?? "it has no document"}`,
    differs: `the ${who} gives ${amountWords(difference)} in the account`,
  };
  return words[difference.id];
}

/** What Terraform will do about a difference, once the account is adopted. */
export function adoptionWords(difference: Difference): string {
  const who = whoWords(difference.holder);
  const which = policyWords(difference);
  const words: Readonly<Record<Difference["id"], string>> = {
    missing: `the ${who} will be created`,
    extra: `the ${who} stays as it is`,
    elsewhere: `${pathWords(difference)}: Terraform cannot take it over, and an apply fails`,
    "out-of-band": `${which} is on the ${who}, and nobody declared it: ${isTaken(difference) ? "it will be taken away" : "it stays"}`,
    "policy-missing": `${which} will be put on the ${who}`,
    "not-compared": differenceWords(difference),
    differs: `the ${who} will change`,
  };
  return words[difference.id];
}

/** Of a role of the file, Terraform takes away what nobody declared, unless it is told not to. */
export function isTaken({ policy, holder }: Difference): boolean {
  if (policy?.kind === "boundary") return true;
  // Nothing of Terraform's takes a role out of an instance profile that it does not know.
  if (policy?.kind === "instance-profile") return false;
  return holder.kind === "role" && holder.stack !== "" && holder.settings?.exclusive === "true";
}

function whoWords({ kind, name, label, stack }: Difference["holder"]): string {
  return `${kind} ${quote(name ?? label)}${stack === "" ? "" : ` of ${stack}`}`;
}

function policyWords({ policy }: Difference): string {
  if (policy === undefined) return "";
  if (policy.kind === "trust") return "the trust policy";
  if (policy.name === ALL) return `every ${policy.kind === "inline" ? "inline" : "managed"} policy`;
  if (policy.kind === "tag") return `the ${policy.name}`;
  if (policy.kind === "instance-profile") return `the instance profile ${quote(policy.name)}`;
  return `the ${policy.kind === "boundary" ? "permissions boundary" : `${policy.kind} policy`} ${nameWords(policy.name)}`;
}

/** An ARN is told whole, however long. */
function nameWords(name: string): string {
  return name.startsWith("arn:") ? name : quote(name);
}

function amountWords({ access, trust }: Difference): string {
  const more = [access, trust].some(({ gained }) => gained.length > 0);
  const less = [access, trust].some(({ lost }) => lost.length > 0);
  if (more) return less ? "more and less" : "more";
  return less ? "less" : "what is not surely the same";
}

/** `cannot dynamodb:* does not hold of "…"`, and what shows it. */
export function brokenWords({ expectation, holder, request, why }: BrokenExpectation): string {
  const { kind, texts, promise } = expectation;
  const said = promise ? "what its blueprint promises" : `${kind} ${texts.join(", ")}`;
  const of = `of ${quote(holder.name ?? holder.label)}`;
  if (why !== undefined) {
    return `whether ${said} holds ${of} is not decided, as the account has it: ${why}`;
  }
  const shown = request === undefined ? "" : `: ${shownBy(kind, request)}`;
  return `as the account has it, ${said} does not hold ${of}${shown}`;
}

function shownBy(kind: Expectation["kind"], request: Request): string {
  const isTrust = isAboutTrust(kind);
  if (!isTrust) return requestWords(request);
  return `${request.principal} can ${request.action}${contextWords(request.context)}`;
}
