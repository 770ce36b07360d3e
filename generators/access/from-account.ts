/** What the roles, users and groups of a real account can do. */
import { sortedUnique } from "../text/names";
import { ownValue } from "../text/own-value";
import { defaultVersion, documentOf, held } from "./account-documents";
import type { AccountDetails } from "./account-details";
import { fieldsOf, listOf, textOf, textsOf, type Fields } from "./fields";
import type { HeldPolicy, PolicyHolder } from "./holder";

/** Documents of AWS managed policies that the account's listing lacks. */
export type ManagedDocument = (arn: string) => object | undefined;

/**
 * Each role, user and group of an account, by ARN. What a group gives counts for its users.
 *
 * @param managed documents of AWS managed policies, for those that the listing lacks
 */
export function accountHolders(details: AccountDetails, managed: ManagedDocument): PolicyHolder[] {
  const find = documentsBy(details, managed);
  const groups = new Map(
    details.groups.map((group) => [
      text(group.GroupName),
      policiesOf(group, "GroupPolicyList", find),
    ]),
  );
  return [
    ...details.roles.map((role) => ({
      ...holder("role", role, "RoleName", find),
      policies: policiesOf(role, "RolePolicyList", find),
      trust: held("trust", "trust policy", documentOf(role.AssumeRolePolicyDocument)),
    })),
    ...details.users.map((user) => ({
      ...holder("user", user, "UserName", find),
      policies: [
        ...policiesOf(user, "UserPolicyList", find),
        ...textsOf(user.GroupList).flatMap((name) => groups.get(name) ?? []),
      ],
    })),
    ...details.groups.map((group) => ({
      ...holder("group", group, "GroupName", find),
      policies: groups.get(text(group.GroupName)) ?? [],
    })),
  ];
}

/** The managed policies that an account's listing has, by ARN: the customer's, attached or not, and AWS's. */
export function accountPolicies(details: AccountDetails): Map<string, HeldPolicy> {
  const find = documentsBy(details, () => undefined);
  return new Map(details.policies.map(({ Arn }) => [text(Arn), find(text(Arn))]));
}

/** The ids of the accounts that are listed, sorted: one, unless listings of several were joined, or there is nothing. */
export function accountsOf({ roles, users, groups, policies }: AccountDetails): string[] {
  const arns = [...roles, ...users, ...groups, ...policies].map(({ Arn }) => text(Arn));
  const ids = arns.map((arn) => arn.split(":")[4] ?? "");
  return sortedUnique(ids.filter((id) => /^\d{12}$/.test(id)));
}

type Find = (arn: string) => HeldPolicy;

/** A managed policy by its ARN: as the listing has it, else, if it is AWS's, as the snapshot has it. */
function documentsBy({ policies }: AccountDetails, managed: ManagedDocument): Find {
  const listed = new Map(policies.map((policy) => [text(policy.Arn), defaultVersion(policy)]));
  return (arn) => {
    const document = listed.get(arn) ?? (isOfAws(arn) ? managed(arn) : undefined);
    return held(isOfAws(arn) ? "aws-managed" : "customer-managed", arn, document);
  };
}

function isOfAws(arn: string): boolean {
  return arn.split(":")[4] === "aws";
}

function holder(
  kind: "role" | "user" | "group",
  one: Fields,
  nameKey: string,
  find: Find,
): Omit<PolicyHolder, "policies"> {
  const arn = text(one.Arn);
  const boundary = textOf(fieldsOf(one.PermissionsBoundary).PermissionsBoundaryArn);
  const name = text(ownValue(one, nameKey));
  return {
    ...{ kind, id: arn, arn, stack: "", label: name, name },
    ...(boundary !== undefined && {
      boundary: { ...find(boundary), kind: "boundary" as const },
    }),
  };
}

/** Inline policies, then managed ones. */
function policiesOf(one: Fields, inline: string, find: Find): HeldPolicy[] {
  return [
    ...listOf(ownValue(one, inline)).map(({ PolicyName, PolicyDocument }) =>
      held("inline", text(PolicyName), documentOf(PolicyDocument)),
    ),
    ...listOf(one.AttachedManagedPolicies).map(({ PolicyArn }) => find(text(PolicyArn))),
  ];
}

function text(value: unknown): string {
  return textOf(value) ?? "";
}
