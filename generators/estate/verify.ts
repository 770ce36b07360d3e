/** What an account really holds, against what the fleet file says. */
import type { AccountDetails } from "../access/account-details";
import { HolderComparer } from "../access/compare";
import type { ManagedDocument } from "../access/from-account";
import { policyHolder, stackHolders } from "../access/from-model";
import type { PolicyHolder } from "../access/holder";
import type { BlueprintData } from "../blueprints/schema";
import type { Model, Stack } from "../model/types";
import { attachmentDifferences } from "./attachments";
import { brokenIn } from "./broken";
import { differ, policyDifferences, roleDifferences } from "./compare-holders";
import type { Difference, Verification } from "./difference";
import { ListedAccount } from "./listed";
import { profileDifferences } from "./profiles";
import { Declared, takerDifferences } from "./takers";
import { belongsTo, namesOwned, type OwnedNames } from "./owned-names";

/** What the fleet file says of an account. */
export interface Said extends Pick<Model, "managed" | "project" | "projectInNames"> {
  /** Those of the account. */
  readonly stacks: readonly Stack[];
  /** All that the file could use: fleets that it has no more were made from them. */
  readonly blueprints: readonly Pick<BlueprintData, "roles">[];
}

/**
 * Compares the stacks of an account with what it holds, by name: an account has a role of a name once, whatever its path. A role
 * that the file does not have is extra if its name is one that fleets have in an environment of the file.
 */
export function verifyAccount(
  { stacks, blueprints, managed, project, projectInNames }: Said,
  details: AccountDetails,
  ofAws: ManagedDocument,
): Verification {
  const account = new ListedAccount(details, ofAws);
  const comparer = new HolderComparer();
  const own = stacks.flatMap((stack) => stackHolders(stack, managed));
  const roles = own.filter(({ kind }) => kind === "role");
  const created = stacks.flatMap((stack) => stack.policies.map((one) => policyHolder(one, stack)));
  const extra = extraRoles(
    account,
    roles,
    namesOwned(blueprints, stacks, projectInNames ?? project),
  );
  const real = roles.map(({ name = "" }) => account.holder("role", name));
  const told = new Set([...real, ...extra].filter((one) => one !== undefined));
  const declared = new Declared(stacks, managed);
  const differences = [
    ...roles.flatMap((role) => roleDifferences(role, account, comparer)),
    ...created.flatMap((one) => policyDifferences(one, account, comparer)),
    ...stacks.flatMap((stack) => attachmentDifferences(stack, account, managed, comparer)),
    ...takerDifferences(created, account, declared, told, comparer),
    ...extra.flatMap((holder): Difference[] => [
      { id: "extra", holder, ...differ(comparer, undefined, holder) },
      // Until it is in none, nothing can delete it.
      ...profileDifferences(holder, holder, account),
    ]),
  ];
  return {
    compared: roles.length + created.length,
    differences,
    broken: stacks.flatMap((stack) => brokenIn(stack, managed, account)),
  };
}

function extraRoles(
  account: ListedAccount,
  roles: readonly PolicyHolder[],
  names: readonly OwnedNames[],
): PolicyHolder[] {
  const known = new Set(roles.map(({ name = "" }) => account.holder("role", name)));
  return account.roles.filter((one) => !known.has(one) && belongsTo(one, names));
}
