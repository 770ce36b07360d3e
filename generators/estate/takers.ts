/** Who has the file's customer managed policies beside those that the file attaches them to. */
import type { HolderComparer } from "../access/compare";
import { policyKey } from "../access/account-details";
import { isAllManaged } from "../access/from-account";
import type { PolicyHolder } from "../access/holder";
import type { Model, Stack } from "../model/types";
import { declaredTakers } from "./attachments";
import { differ } from "./compare-holders";
import { NOTHING, type Difference } from "./difference";
import type { Attached } from "./leaving";
import type { ListedAccount } from "./listed";

const NO_CHANGE = { access: NOTHING, trust: NOTHING };

/**
 * For each of the policies, those who have it and whom nobody declared, with what it gives to them; and what the listing does not
 * show of that.
 *
 * @param told roles of the account whose policies are all looked at already
 */
export function takerDifferences(
  created: readonly PolicyHolder[],
  account: ListedAccount,
  declared: Declared,
  told: ReadonlySet<PolicyHolder>,
  comparer: HolderComparer,
): Difference[] {
  const untold = account.all.filter(
    (one) => !account.isTold(one) && !told.has(one) && !declared.takes(one),
  );
  return [
    ...created.flatMap((model) => {
      const takers = account.takersOf(model.arn ?? "");
      const extra = takers.filter((one) => !told.has(one) && !declared.has(one, model));
      return [
        ...extra.map((one) => outOfBand(model, one, comparer)),
        ...unseen(model, account.countOf(model.arn ?? ""), takers.length),
      ];
    }),
    ...(created.length === 0 ? [] : untold.flatMap(notListed)),
  ];
}

/** What the file attaches to groups, users and roles of others. */
export class Declared {
  private readonly takers: ReadonlySet<string>;
  private readonly keys: ReadonlySet<string>;

  /** @param before what stacks that left the file attach until they are applied */
  constructor(stacks: readonly Stack[], managed: Model["managed"], before: readonly Attached[]) {
    const takers = stacks.flatMap((stack) => declaredTakers(stack, managed));
    this.takers = new Set(takers.map((taker) => keyOf(taker, "")));
    this.keys = new Set([
      ...takers.flatMap((taker) => taker.policies.map(({ name }) => keyOf(taker, name))),
      ...before.map(([kind, name, arn]) => keyOf({ kind, name }, arn)),
    ]);
  }

  /** Whether anything is attached to it. */
  takes(one: PolicyHolder): boolean {
    return this.takers.has(keyOf(one, ""));
  }

  has(taker: PolicyHolder, { arn = "" }: PolicyHolder): boolean {
    return this.keys.has(keyOf(taker, arn));
  }
}

/** Names are there once, whatever their path and case. */
function keyOf(
  { kind, name = "" }: { readonly kind: string; readonly name?: string },
  arn: string,
): string {
  return `${kind} ${name.toLowerCase()} ${policyKey(arn)}`;
}

/** What it gives to the one beside what that one has without it. The place is that of the policy. */
function outOfBand(model: PolicyHolder, taker: PolicyHolder, comparer: HolderComparer): Difference {
  const key = policyKey(model.arn ?? "");
  const at = taker.policies.findIndex(({ name }) => policyKey(name) === key);
  const [policy] = taker.policies.slice(at, at + 1);
  const without = { ...taker, policies: taker.policies.filter((_, index) => index !== at) };
  return {
    ...{ id: "out-of-band", holder: { ...taker, id: model.id } },
    ...(policy !== undefined && { policy }),
    ...differ(comparer, without, taker),
  };
}

/** A listing of a part of the account (`--filter`) shows fewer than have it. */
function unseen(holder: PolicyHolder, count: number | undefined, shown: number): Difference[] {
  if (count === undefined || count <= shown) return [];
  const why = `of the ${String(count)} users, groups and roles that have it, the listing shows ${String(shown)}`;
  return [{ id: "not-compared", holder, why, ...NO_CHANGE }];
}

/** Of whom the listing does not tell the managed policies: one of the file's may be among them. */
function notListed(holder: PolicyHolder): Difference[] {
  const own = holder.policies.find(isAllManaged);
  return own === undefined ? [] : [{ id: "not-compared", holder, policy: own, ...NO_CHANGE }];
}
