/** Policies that groups, users and roles of others are to have. */
import { stackHolders } from "../access/from-model";
import type { PolicyHolder } from "../access/holder";
import type { Model, Stack } from "../model/types";
import { NOTHING, type Difference } from "./difference";

/** For each attachment, the policies that one of its groups, users or roles lacks in the account. */
export function attachmentDifferences(
  stack: Stack,
  real: ReadonlyMap<string, PolicyHolder>,
  managed: Model["managed"],
): Difference[] {
  const holders = new Map(stackHolders(stack, managed).map((one) => [one.label, one]));
  const byName = new Map([...real.values()].map((one) => [`${one.kind} ${one.name ?? ""}`, one]));
  return stack.attachments.flatMap(({ id, groups, users, roles }) => {
    const holder = holders.get(id);
    if (holder === undefined) return [];
    const takers = [
      ...groups.map((name) => ({ kind: "group" as const, name })),
      ...users.map((name) => ({ kind: "user" as const, name })),
      ...roles.map((name) => ({ kind: "role" as const, name })),
    ];
    return takers.flatMap(({ kind, name }) => {
      const has = new Set(byName.get(`${kind} ${name}`)?.policies.map((one) => one.name));
      return holder.policies
        .filter((policy) => !has.has(policy.name))
        .map((policy): Difference => {
          const taker = { ...holder, kind, name };
          return { id: "policy-missing", holder: taker, policy, access: NOTHING, trust: NOTHING };
        });
    });
  });
}
