/** What an account really holds, against what the fleet file says. */
import type { AccountDetails } from "../access/account-details";
import { HolderComparer } from "../access/compare";
import type { ManagedDocument } from "../access/from-account";
import { policyHolder, stackHolders } from "../access/from-model";
import type { PolicyHolder } from "../access/holder";
import type { BlueprintData } from "../blueprints/schema";
import type { LeavingStack } from "../files/leaving-stacks";
import type { Model, Stack } from "../model/types";
import { attachmentDifferences } from "./attachments";
import { brokenIn } from "./broken";
import { differ, policyDifferences, roleDifferences } from "./compare-holders";
import type { Difference, Verification } from "./difference";
import { Leaving } from "./leaving";
import { ListedAccount } from "./listed";
import { profileDifferences } from "./profiles";
import { Declared, takerDifferences } from "./takers";
import { belongsTo, namesOwned } from "./owned-names";

/** What the fleet file says of an account. */
export interface Said extends Pick<Model, "managed" | "project" | "projectInNames"> {
  /** Those of the account. */
  readonly stacks: readonly Stack[];
  /** All that the file could use: fleets that it has no more were made from them. */
  readonly blueprints: readonly Pick<BlueprintData, "roles">[];
  /** Stacks of the account that left the file, and that are to destroy what they have. */
  readonly leaving?: readonly LeavingStack[];
}

/**
 * Compares the stacks of an account with what it holds, by name: an account has a role of a name once, whatever its path. A role
 * that the file does not have is extra if its name is one that fleets have in an environment of the file.
 */
export function verifyAccount(
  { stacks, blueprints, managed, project, projectInNames, leaving: left = [] }: Said,
  details: AccountDetails,
  ofAws: ManagedDocument,
): Verification {
  const account = new ListedAccount(details, ofAws);
  const comparer = new HolderComparer();
  const own = stacks.flatMap((stack) => stackHolders(stack, managed));
  const roles = own.filter(({ kind }) => kind === "role");
  const created = stacks.flatMap((stack) => stack.policies.map((one) => policyHolder(one, stack)));
  const real = roles.flatMap(({ name = "" }) => account.holder("role", name) ?? []);
  const leaving = new Leaving(left);
  const going = leaving.roles(account).filter((one) => !real.includes(one.real));
  const names = namesOwned(blueprints, stacks, projectInNames ?? project);
  const known = new Set([...real, ...going.map((one) => one.real)]);
  const extra = account.roles.filter((one) => !known.has(one) && belongsTo(one, names));
  const told = new Set([...known, ...extra]);
  const declared = new Declared(stacks, managed, leaving.attached);
  const doomed = leaving.policies(account).filter(isNoneOf(created));
  const differences = [
    ...roles.flatMap((role) => roleDifferences(role, account, comparer)),
    ...created.flatMap((one) => policyDifferences(one, account, comparer)),
    ...stacks.flatMap((stack) => attachmentDifferences(stack, account, managed, comparer)),
    ...takerDifferences([...created, ...doomed], account, declared, told, comparer).map((one) =>
      doomed.some(({ id }) => id === one.holder.id) ? { ...one, leaving: true as const } : one,
    ),
    ...extra.flatMap((holder) => extraRole(holder, account, comparer)),
    ...going.flatMap((one) => [
      ...extraRole({ ...one.real, stack: one.stack }, account, comparer)
        .filter(({ policy }) => !leaving.hasProfile(policy))
        .map((found): Difference => ({ ...found, leaving: true })),
      ...leaving.kept(one),
    ]),
  ];
  return {
    compared: roles.length + created.length,
    differences,
    broken: stacks.flatMap((stack) => brokenIn(stack, managed, account)),
  };
}

function isNoneOf(created: readonly PolicyHolder[]): (one: PolicyHolder) => boolean {
  const made = new Set(created.map(({ arn }) => arn));
  return ({ arn }) => !made.has(arn);
}

/** A role of no fleet. An instance profile that it is in keeps IAM from deleting it. */
function extraRole(
  holder: PolicyHolder,
  account: ListedAccount,
  comparer: HolderComparer,
): Difference[] {
  return [
    { id: "extra", holder, ...differ(comparer, undefined, holder) },
    ...profileDifferences(holder, holder, account),
  ];
}
