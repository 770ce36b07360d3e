/** Policies that groups, users and roles of others are to have. */
import { stackHolders } from "../access/from-model";
import type { Model, Stack } from "../model/types";
import { NOTHING, type Difference } from "./difference";
import type { ListedAccount } from "./listed";

/** For each attachment, the policies that one of its groups, users or roles lacks in the account. */
export function attachmentDifferences(
  stack: Stack,
  account: ListedAccount,
  managed: Model["managed"],
): Difference[] {
  const holders = new Map(stackHolders(stack, managed).map((one) => [one.label, one]));
  return stack.attachments.flatMap(({ id, groups, users, roles }) => {
    const holder = holders.get(id);
    if (holder === undefined) return [];
    const takers = [
      ...groups.map((name) => ({ kind: "group" as const, name })),
      ...users.map((name) => ({ kind: "user" as const, name })),
      ...roles.map((name) => ({ kind: "role" as const, name })),
    ];
    return takers.flatMap(({ kind, name }) => {
      const taker = { ...holder, kind, name };
      const real = account.holder(kind, name);
      const why = real === undefined ? account.silence(kind) : undefined;
      const none = { holder: taker, access: NOTHING, trust: NOTHING };
      if (why !== undefined) return [{ id: "not-compared", why, ...none }];
      const has = new Set(real?.policies.map((one) => one.name));
      return holder.policies
        .filter((policy) => !has.has(policy.name))
        .map((policy): Difference => ({ id: "policy-missing", policy, ...none }));
    });
  });
}
