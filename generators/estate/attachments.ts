/** Policies that groups, users and roles of others are to have. */
import type { HolderComparer } from "../access/compare";
import { isAllManaged, type Listed } from "../access/from-account";
import { stackHolders } from "../access/from-model";
import type { HeldPolicy, PolicyHolder } from "../access/holder";
import type { Model, Stack } from "../model/types";
import { differ, isNothing } from "./compare-holders";
import { NOTHING, type Difference } from "./difference";
import type { ListedAccount } from "./listed";

/** Each group, user and role that a stack attaches policies to, with these; one may be there several times. */
export function declaredTakers(stack: Stack, managed: Model["managed"]): PolicyHolder[] {
  const holders = new Map(stackHolders(stack, managed).map((one) => [one.label, one]));
  return stack.attachments.flatMap(({ id, groups, users, roles }) => {
    const holder = holders.get(id);
    if (holder === undefined) return [];
    return [
      ...groups.map((name) => ({ ...holder, kind: "group" as const, name })),
      ...users.map((name) => ({ ...holder, kind: "user" as const, name })),
      ...roles.map((name) => ({ ...holder, kind: "role" as const, name })),
    ];
  });
}

/** For each of them, the policies that it lacks in the account, and those of AWS that are others there. */
export function attachmentDifferences(
  stack: Stack,
  account: ListedAccount,
  managed: Model["managed"],
  comparer: HolderComparer,
): Difference[] {
  return declaredTakers(stack, managed).flatMap((taker) => {
    const { kind, name = "" } = taker;
    const real = account.holder(kind, name);
    const none = { holder: taker, access: NOTHING, trust: NOTHING };
    const why = real === undefined ? account.silence(kind as Listed) : undefined;
    if (why !== undefined) return [{ id: "not-compared" as const, why, ...none }];
    const has = new Set(real && account.attachedTo(real));
    const missing = taker.policies.filter((one) => !has.has(one.name));
    const open = missing.length === 0 ? undefined : real?.policies.find(isAllManaged);
    return [
      ...(open === undefined
        ? missing.map((policy): Difference => ({ id: "policy-missing", policy, ...none }))
        : [{ id: "not-compared" as const, policy: open, ...none }]),
      ...(real === undefined ? [] : ofAws(taker, real, comparer)),
    ];
  });
}

/** AWS's policies are what AWS made of them; the stack's own are compared by themselves. */
function ofAws(taker: PolicyHolder, real: PolicyHolder, comparer: HolderComparer): Difference[] {
  const said = taker.policies.filter(({ kind }) => kind === "aws-managed");
  return said.flatMap((policy): Difference[] => {
    const found = real.policies.find(({ name }) => name === policy.name);
    if (found === undefined) return [];
    if (found.document === undefined) {
      return [
        {
          ...{ id: "not-compared", holder: taker, policy: found },
          access: NOTHING,
          trust: NOTHING,
        },
      ];
    }
    if (policy.document === undefined) return [];
    const alone = (one: HeldPolicy): PolicyHolder => ({ ...taker, policies: [one] });
    const rest = differ(comparer, alone(policy), alone(found));
    return isNothing(rest) ? [] : [{ id: "differs", holder: taker, ...rest }];
  });
}
