/** Differences of an account as problems, for formats of problems. */
import { isAboutTrust } from "../model/expectations";
import { ALL } from "../access/from-account";
import { contextWords, requestWords } from "../access/words";
import type { Request } from "../iam/proof/request";
import type { Expectation, Stack } from "../model/types";
import { problem, quote } from "../problem";
import type { DataPath, Problem, ProblemId } from "../problem";
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

/** What to do about it. */
export function fixOf({ id }: Difference): string {
  return FIXES[id];
}

/** The same of an expectation. */
export const FIX_OF_BROKEN = "mend the account, or what is expected";

/** What is other, as a sentence; what it gives and takes is told beside it. */
export function differenceWords(difference: Difference): string {
  const who = whoWords(difference.holder);
  const which = policyWords(difference);
  const { policy } = difference;
  const words: Readonly<Record<Difference["id"], string>> = {
    missing: `the account has no ${who}`,
    extra: `the account has the ${who}, and the file has no such fleet`,
    elsewhere: `the ${who} is ${difference.arn ?? ""} in the account, and ${difference.holder.arn ?? ""} in the file`,
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
    elsewhere: `the ${who} is ${difference.arn ?? ""} in the account, and ${difference.holder.arn ?? ""} in the file: Terraform cannot take it over, and an apply fails`,
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
