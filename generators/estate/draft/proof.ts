/** Whether the roles of a draft's model are those of the account, by what they can do and whom they trust. */
import { HolderComparer } from "../../access/compare";
import { policyKey } from "../../access/account-details";
import { policyHolder, stackHolders } from "../../access/from-model";
import type { PolicyHolder } from "../../access/holder";
import { unknownOf } from "../../access/holder";
import type { Model, Stack } from "../../model/types";
import { attachmentDifferences } from "../attachments";
import { differ, isNothing, policyDifferences, withDocuments } from "../compare-holders";
import { differenceWords } from "../problems";
import type { ListedAccount } from "../listed";

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
  return { faults, roles, renamed };
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
  return isNothing(rest) ? undefined : "what it can do, or whom it trusts, is not the same";
}

function attachedOf({ policies }: PolicyHolder): string {
  const arns = policies.filter(({ kind }) => kind.endsWith("-managed"));
  return JSON.stringify(arns.map(({ name }) => policyKey(name)).sort());
}

function inlineBeyond(one: PolicyHolder, other: PolicyHolder): string[] {
  const inline = ({ policies }: PolicyHolder): string[] =>
    policies.flatMap(({ kind, name }) => (kind === "inline" ? [name] : []));
  const known = new Set(inline(other));
  return inline(one).filter((name) => !known.has(name));
}
