/** What an account really holds, against what the fleet file says. */
import type { AccountDetails } from "../access/account-details";
import { HolderComparer } from "../access/compare";
import { accountHolders, accountPolicies, type ManagedDocument } from "../access/from-account";
import { policyHolder, stackHolders } from "../access/from-model";
import type { BlueprintData } from "../blueprints/schema";
import type { Model, Stack } from "../model/types";
import { attachmentDifferences } from "./attachments";
import { brokenIn } from "./broken";
import { differ, policyDifferences, roleDifferences } from "./compare-holders";
import type { Difference, Verification } from "./difference";
import { belongsTo, namesOwned } from "./owned-names";

/** What the fleet file says of an account. */
export interface Said extends Pick<Model, "managed" | "project"> {
  /** Those of the account. */
  readonly stacks: readonly Stack[];
  /** All that the file could use: fleets that it has no more were made from them. */
  readonly blueprints: readonly Pick<BlueprintData, "roles">[];
}

/**
 * Compares the stacks of an account with what it holds. Roles are the same by ARN: name and path. A role that the file does
 * not have is extra if its name is one that fleets have in an environment of the file.
 */
export function verifyAccount(
  { stacks, blueprints, managed, project }: Said,
  details: AccountDetails,
  ofAws: ManagedDocument,
): Verification {
  const holders = new Map(accountHolders(details, ofAws).map((one) => [one.arn ?? "", one]));
  const policies = accountPolicies(details);
  const comparer = new HolderComparer();
  const own = stacks.flatMap((stack) => stackHolders(stack, managed));
  const roles = own.filter(({ kind }) => kind === "role");
  const known = new Set(roles.map(({ arn }) => arn));
  const names = namesOwned(blueprints, stacks, project);
  const extra = [...holders.values()].filter(
    (one) => one.kind === "role" && !known.has(one.arn) && belongsTo(one, names),
  );
  const created = stacks.flatMap((stack) => stack.policies.map((one) => policyHolder(one, stack)));
  const differences = [
    ...roles.flatMap((role) => roleDifferences(role, holders.get(role.arn ?? ""), comparer)),
    ...created.flatMap((one) => policyDifferences(one, policies.get(one.arn ?? ""), comparer)),
    ...stacks.flatMap((stack) => attachmentDifferences(stack, holders, managed)),
    ...extra.map((holder): Difference => {
      return { id: "extra", holder, ...differ(comparer, undefined, holder) };
    }),
  ];
  return {
    compared: roles.length + created.length,
    differences,
    broken: stacks.flatMap((stack) => brokenIn(stack, managed, { holders, policies })),
  };
}
