/** What an account's listing has of the roles and policies of the file, and what it says nothing of. */
import { policyKey, type AccountDetails } from "../access/account-details";
import {
  accountHolders,
  accountPolicies,
  attachedArns,
  attachmentCounts,
  instanceProfiles,
  notListed,
  type Listed,
  type ListedProfile,
  type ManagedDocument,
} from "../access/from-account";
import type { HeldPolicy, PolicyHolder } from "../access/holder";

/** An account as it is listed. Names are there once, whatever their path and case (facts: roles.md). */
export class ListedAccount {
  /** Its roles, users and groups. */
  readonly all: readonly PolicyHolder[];
  readonly roles: readonly PolicyHolder[];
  private readonly holders: ReadonlyMap<string, PolicyHolder>;
  private readonly policies: ReadonlyMap<string, HeldPolicy>;
  private readonly attached: ReadonlyMap<string, readonly string[]>;
  private readonly profiles: ReadonlyMap<string, readonly ListedProfile[]>;
  private readonly counts: ReadonlyMap<string, number>;
  private readonly absent: ReadonlySet<Listed>;

  /** @param managed documents of AWS managed policies that the listing lacks */
  constructor(details: AccountDetails, managed: ManagedDocument) {
    const holders = accountHolders(details, managed);
    this.all = holders;
    this.roles = holders.filter(({ kind }) => kind === "role");
    this.holders = new Map(holders.map((one) => [keyOf(one.kind, one.name ?? ""), one]));
    this.policies = new Map(
      [...accountPolicies(details)].map(([arn, one]) => [policyKey(arn), one]),
    );
    this.attached = attachedArns(details);
    this.profiles = instanceProfiles(details);
    this.counts = new Map(
      [...attachmentCounts(details)].map(([arn, count]) => [policyKey(arn), count]),
    );
    this.absent = notListed(details);
  }

  /** The role, user or group of that name. */
  holder(kind: PolicyHolder["kind"], name: string): PolicyHolder | undefined {
    return this.holders.get(keyOf(kind, name));
  }

  /** The customer managed policy of the name in the ARN, whatever its path. */
  policy(arn: string): HeldPolicy | undefined {
    return this.policies.get(policyKey(arn));
  }

  /** The ARNs of the managed policies that one of its holders has itself, and not by a group. */
  attachedTo({ id }: PolicyHolder): readonly string[] {
    return this.attached.get(id) ?? [];
  }

  /** Whether the listing tells them. */
  isTold({ id }: PolicyHolder): boolean {
    return this.attached.has(id);
  }

  /** The instance profiles that a role is in; undefined where the listing does not tell. */
  profilesOf({ id }: PolicyHolder): readonly ListedProfile[] | undefined {
    return this.profiles.get(id);
  }

  /** Who is shown to have a managed policy itself. */
  takersOf(arn: string): PolicyHolder[] {
    const key = policyKey(arn);
    return this.all.filter((one) => this.attachedTo(one).some((other) => policyKey(other) === key));
  }

  /** How many have it, as the listing says of the policy itself. */
  countOf(arn: string): number | undefined {
    return this.counts.get(policyKey(arn));
  }

  /** Why nothing can be said of what is not found; undefined where it is not there. */
  silence(kind: Listed): string | undefined {
    return this.absent.has(kind) ? `the listing has no ${PLURALS[kind]}` : undefined;
  }
}

const PLURALS: Readonly<Record<Listed, string>> = {
  role: "roles",
  user: "users",
  group: "groups",
  policy: "managed policies, or not all of them",
};

function keyOf(kind: string, name: string): string {
  return `${kind} ${name.toLowerCase()}`;
}
