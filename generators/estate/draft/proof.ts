/** Whether the roles of a draft's model are those of the account, by what they can do and whom they trust. */
import { HolderComparer } from "../../access/compare";
import { policyKey } from "../../access/account-details";
import { policyHolder, stackHolders } from "../../access/from-model";
import type { PolicyHolder } from "../../access/holder";
import { unknownOf } from "../../access/holder";
import { contextWords, requestWords } from "../../access/words";
import type { Access } from "../../iam/proof/compare-access";
import type { Model, Stack } from "../../model/types";
import { attachmentDifferences } from "../attachments";
import { differ, isNothing, policyDifferences, withDocuments } from "../compare-holders";
import { differenceWords } from "../problems";
import type { ListedAccount } from "../listed";
import { statementsOf } from "./statement";

/** A role that is not what it is in the account. */
export interface Fault {
  /** The stack that has it. */
  readonly stack: string;
  /** The role's name; undefined where it is about something else of the stack. */
  readonly role?: string;
  readonly why: string;
}

/** What a draft comes to, beside the account. */
export interface Proof {
  readonly faults: readonly Fault[];
  /** Roles that are compared. */
  readonly roles: number;
  /** Roles of which an inline policy has another name in the account, so that Terraform adds one. */
  readonly renamed: readonly { readonly role: string; readonly from: readonly string[] }[];
  /** What the draft makes in AWS IoT, by its names: no listing of IAM tells whether it is there. */
  readonly untold: { readonly aliases: readonly string[]; readonly policies: readonly string[] };
  /** ARNs of the customer managed policies that the draft makes. */
  readonly made: readonly string[];
  /** Names of the instance profiles that it has. */
  readonly profiles: readonly string[];
}

/** Compares every role, customer managed policy and attachment of the stacks. */
export function proveDraft(
  stacks: readonly Stack[],
  managed: Model["managed"],
  account: ListedAccount,
): Proof {
  const comparer = new HolderComparer();
  const faults: Fault[] = [];
  const renamed: { role: string; from: readonly string[] }[] = [];
  let roles = 0;
  for (const stack of stacks) {
    const holders = stackHolders(stack, managed).filter(({ kind }) => kind === "role");
    for (const holder of holders) {
      roles++;
      const { name: role = "" } = holder;
      const real = account.holder("role", role);
      const why =
        real === undefined ? "the account has no such role" : faultOf(holder, real, comparer);
      if (why !== undefined) faults.push({ stack: stack.name, role, why });
      const from = real === undefined ? [] : inlineBeyond(real, holder);
      if (from.length > 0) renamed.push({ role, from });
    }
    const others = [
      ...stack.policies.flatMap((one) =>
        policyDifferences(policyHolder(one, stack), account, comparer),
      ),
      ...attachmentDifferences(stack, account, managed, comparer),
    ];
    faults.push(...others.map((one) => ({ stack: stack.name, why: differenceWords(one) })));
  }
  const made = stacks.flatMap((stack) =>
    stack.policies.flatMap((one) => policyHolder(one, stack).arn ?? []),
  );
  const profiles = stacks.flatMap((stack) =>
    stack.roles.flatMap((one) => one.instanceProfile ?? []),
  );
  return { faults, roles, renamed, untold: untoldOf(stacks), made, profiles };
}

function untoldOf(stacks: readonly Stack[]): Proof["untold"] {
  const names = (parts: readonly { readonly name: string }[]): string[] =>
    parts.map(({ name }) => name);
  return {
    aliases: names(stacks.flatMap(({ roleAliases }) => roleAliases)),
    policies: names(stacks.flatMap(({ iotPolicies }) => iotPolicies)),
  };
}

/** In what a role differs; undefined for nothing. Names of inline policies give nobody anything. */
function faultOf(
  said: PolicyHolder,
  real: PolicyHolder,
  comparer: HolderComparer,
): string | undefined {
  const model = withDocuments(said, real);
  if (model.arn !== real.arn) return `it is ${real.arn ?? ""} in the account`;
  if (model.boundary?.name !== real.boundary?.name) {
    return "its permissions boundary is another one";
  }
  const [ours, theirs] = [attachedOf(model), attachedOf(real)];
  if (ours !== theirs) return "its managed policies are others";
  const open = unknownOf(real).find(
    ({ kind, name }) => kind === "trust" || !name.startsWith("arn:"),
  );
  if (open !== undefined) return `its ${open.kind} policy is not known`;
  const rest = differ(comparer, model, real);
  return isNothing(rest) ? undefined : changeWords(rest);
}

/** In what a draft would be another role, by an example. */
function changeWords({ access, trust }: ReturnType<typeof differ>): string {
  const [gives] = access.lost;
  if (gives !== undefined) {
    return `a draft of it could ${requestWords(gives.witness)}, and it cannot`;
  }
  const [lacks] = access.gained;
  if (lacks !== undefined) {
    return `it can ${requestWords(lacks.witness)}, and a draft of it could not`;
  }
  const [lets] = trust.lost;
  if (lets !== undefined) return `a draft of it would trust ${whomWords(lets)}, and it does not`;
  const [denies] = trust.gained;
  if (denies !== undefined) return `it trusts ${whomWords(denies)}, and a draft of it would not`;
  const [open] = [...access.unknown, ...trust.unknown];
  return `a draft of it cannot be compared with it: ${open?.why ?? "a policy is not known"}`;
}

function whomWords({ witness: { principal, action, context } }: Access): string {
  return `${principal === "*" ? "anybody" : principal} with ${action}${contextWords(context)}`;
}

function attachedOf({ policies }: PolicyHolder): string {
  const arns = policies.filter(({ kind }) => kind.endsWith("-managed"));
  return JSON.stringify(arns.map(({ name }) => policyKey(name)).sort());
}

function inlineBeyond(one: PolicyHolder, other: PolicyHolder): string[] {
  // Policies without statements are told as left out.
  const inline = ({ policies }: PolicyHolder): string[] =>
    policies.flatMap(({ kind, name, document }) =>
      kind === "inline" && statementsOf(document).length > 0 ? [name] : [],
    );
  const known = new Set(inline(other));
  return inline(one).filter((name) => !known.has(name));
}
