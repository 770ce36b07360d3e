/** What an account has beside roles: a draft is of roles, and says how much it leaves alone. */
import { policyKey, type AccountDetails } from "../../access/account-details";
import { attachedArns, attachmentCounts } from "../../access/from-account";
import { fieldsOf, listOf, textOf } from "../../access/fields";
import type { Proof } from "./proof";
import { count } from "../../text/lists";

/** How many of each the listing has, and the draft has not. */
export interface Beside {
  readonly users: number;
  readonly groups: number;
  /** Customer managed policies that nobody has. */
  readonly policies: number;
  readonly profiles: number;
}

/**
 * @param made ARNs of the customer managed policies that the draft has
 * @param profiles names of the instance profiles that it has
 */
export function besideOf(
  details: AccountDetails,
  { made, profiles: drafted }: Pick<Proof, "made" | "profiles">,
): Beside {
  const { users, groups, roles, policies } = details;
  const boundaries = [...users, ...roles].map(
    (one) => textOf(fieldsOf(one.PermissionsBoundary).PermissionsBoundaryArn) ?? "",
  );
  const attached = [...attachedArns(details).values()].flat();
  const held = new Set([...made, ...boundaries, ...attached].map(policyKey));
  const counts = attachmentCounts(details);
  const idle = policies.filter(({ Arn }) => {
    const arn = textOf(Arn) ?? "";
    const isOwn = arn.split(":")[4] !== "aws";
    return isOwn && !held.has(policyKey(arn)) && (counts.get(arn) ?? 0) === 0;
  });
  const profiles = roles.flatMap((one) =>
    listOf(one.InstanceProfileList).flatMap(
      ({ InstanceProfileName }) => textOf(InstanceProfileName) ?? [],
    ),
  );
  return {
    users: users.length,
    groups: groups.length,
    policies: idle.length,
    profiles: new Set(profiles.filter((name) => !drafted.includes(name))).size,
  };
}

/** `2 users, 1 instance profile`; undefined where there is nothing. */
export function besideWords({ users, groups, policies, profiles }: Beside): string | undefined {
  const all = [
    [users, count(users, "user")],
    [groups, count(groups, "group")],
    [
      policies,
      `${policies === 1 ? "1 policy" : `${String(policies)} policies`} attached to nobody`,
    ],
    [profiles, count(profiles, "instance profile")],
  ] as const;
  const there = all.flatMap(([number, words]) => (number > 0 ? [words] : []));
  return there.length === 0 ? undefined : there.join(", ");
}
