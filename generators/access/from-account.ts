/** What the roles, users and groups of a real account can do. */
import { sortedUnique } from "../text/names";
import { ownValue } from "../text/own-value";
import { defaultVersion, documentOf, held, type FoundDocument } from "./account-documents";
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

/**
 * The ARNs of the managed policies that a user, group or role has itself, by its own ARN: those of a user's groups are theirs.
 * Without those of whom the listing does not tell them.
 */
export function attachedArns({ users, groups, roles }: AccountDetails): Map<string, string[]> {
  const told = [...users, ...groups, ...roles].filter(({ AttachedManagedPolicies: list }) =>
    Array.isArray(list),
  );
  return new Map(told.map((one) => [text(one.Arn), attachedTo(one)]));
}

/** An instance profile that a role is in. */
export interface ListedProfile {
  readonly name: string;
  readonly arn: string;
}

/** By the ARN of a role, the instance profiles that it is in; without roles of which the listing does not tell them. */
export function instanceProfiles({ roles }: AccountDetails): Map<string, ListedProfile[]> {
  const told = roles.filter(({ InstanceProfileList: list }) => Array.isArray(list));
  return new Map(
    told.map((role) => {
      const profiles = listOf(role.InstanceProfileList).map(({ InstanceProfileName, Arn }) => {
        return { name: text(InstanceProfileName), arn: text(Arn) };
      });
      return [text(role.Arn), profiles] as const;
    }),
  );
}

/** By how many users, groups and roles each managed policy is held, as its own entry says. */
export function attachmentCounts({ policies }: AccountDetails): Map<string, number> {
  return new Map(
    policies.flatMap(({ Arn, AttachmentCount: count }) =>
      typeof count === "number" ? [[text(Arn), count] as const] : [],
    ),
  );
}

/** What a listing can have, or leave out. */
export type Listed = "role" | "user" | "group" | "policy";

/**
 * What a listing that somebody filtered says nothing of: it then has none of a kind, or it lacks managed policies that it
 * shows attached. An account in which AWS works has roles.
 */
export function notListed(details: AccountDetails): ReadonlySet<Listed> {
  const { users, groups, roles, policies } = details;
  const holders = [...users, ...groups, ...roles];
  const known = new Set(policies.map(({ Arn }) => text(Arn)));
  const attached = holders.flatMap(managedArns);
  const all = attached.filter((arn) => policies.length === 0 || !isOfAws(arn));
  const found: Listed[] = [
    ...(roles.length === 0 && holders.length + policies.length > 0 ? ["role" as const] : []),
    ...(users.length === 0 ? ["user" as const] : []),
    ...(groups.length === 0 ? ["group" as const] : []),
    ...(all.some((arn) => !known.has(arn)) ? ["policy" as const] : []),
  ];
  return new Set(found);
}

function managedArns(one: Fields): string[] {
  const boundary = textOf(fieldsOf(one.PermissionsBoundary).PermissionsBoundaryArn);
  const attached = attachedTo(one);
  return boundary === undefined ? attached : [...attached, boundary];
}

function attachedTo({ AttachedManagedPolicies }: Fields): string[] {
  return listOf(AttachedManagedPolicies).map(({ PolicyArn }) => text(PolicyArn));
}

/** The ids of the accounts that are listed, sorted: one, unless listings of several were joined, or there is nothing. */
export function accountsOf({ roles, users, groups, policies }: AccountDetails): string[] {
  const arns = [...roles, ...users, ...groups, ...policies].map(({ Arn }) => text(Arn));
  const ids = arns.map((arn) => arn.split(":")[4] ?? "");
  return sortedUnique(ids.filter((id) => /^\d{12}$/.test(id)));
}

type Find = (arn: string) => HeldPolicy;

/** A managed policy by its ARN: as the listing has it, else, if it is AWS's and not listed, as the snapshot has it. */
function documentsBy({ policies }: AccountDetails, managed: ManagedDocument): Find {
  const listed = new Map(policies.map((policy) => [text(policy.Arn), defaultVersion(policy)]));
  return (arn) =>
    isOfAws(arn)
      ? held("aws-managed", arn, listed.get(arn) ?? ofSnapshot(managed(arn)))
      : held("customer-managed", arn, listed.get(arn) ?? documentOf(undefined));
}

function ofSnapshot(document: object | undefined): FoundDocument {
  return document === undefined
    ? { why: "neither the listing nor the snapshot has it" }
    : { document };
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
    ...tagsOf(one),
    ...(boundary !== undefined && {
      boundary: { ...find(boundary), kind: "boundary" as const },
    }),
  };
}

/** Inline policies, then managed ones. */
function policiesOf(one: Fields, inline: string, find: Find): HeldPolicy[] {
  return [
    ...leftOut(one, "inline", inline),
    ...listOf(ownValue(one, inline)).map(({ PolicyName, PolicyDocument }) =>
      held("inline", text(PolicyName), documentOf(PolicyDocument)),
    ),
    ...leftOut(one, "customer-managed", "AttachedManagedPolicies"),
    ...attachedTo(one).map(find),
  ];
}

/** The name of all policies of a kind, where a listing says nothing of them. */
export const ALL = "*";

/** Whether it stands for all managed policies of a holder, which the listing leaves out. */
export function isAllManaged({ name, kind }: HeldPolicy): boolean {
  return name === ALL && kind !== "inline";
}

/**
 * A list that AWS prints of each, and that is not there: it may have held anything. Of a user without inline policies it prints
 * none of them.
 */
function leftOut(one: Fields, kind: HeldPolicy["kind"], key: string): HeldPolicy[] {
  if (key === "UserPolicyList" || Array.isArray(ownValue(one, key))) return [];
  return [{ kind, name: ALL, document: undefined, why: `the listing lacks its ${key}` }];
}

function tagsOf({ Tags }: Fields): Pick<PolicyHolder, "tags"> {
  if (!Array.isArray(Tags)) return {};
  const tags = listOf(Tags).map(({ Key, Value }) => [text(Key), text(Value)] as const);
  return { tags: Object.fromEntries(tags) };
}

function text(value: unknown): string {
  return textOf(value) ?? "";
}
