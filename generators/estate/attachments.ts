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
    const keys = [
      ...groups.map((name) => `group ${name}`),
      ...users.map((name) => `user ${name}`),
      ...roles.map((name) => `role ${name}`),
    ];
    return keys.flatMap((key) => {
      const has = new Set(byName.get(key)?.policies.map(({ name }) => name));
      return holder.policies
        .filter(({ name }) => !has.has(name))
        .map((policy): Difference => {
          const of = { ...holder, label: `${id}: ${key}` };
          return { id: "policy-missing", holder: of, policy, access: NOTHING, trust: NOTHING };
        });
    });
  });
}
