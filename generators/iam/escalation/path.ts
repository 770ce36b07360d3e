/** What a path of privilege escalation is: permissions that, held together, give more than they seem to. */
import type { Policies, Request } from "../proof/request";

/**
 * Whose permissions are gained: `itself`, those that it writes itself; `passed`, those of a role that it passes; `role`,
 * those of another role that it assumes; `user`, those of a user; `host`, those of the role that something has, which it makes do something.
 */
export type Becomes = "itself" | "passed" | "role" | "user" | "host";

/** The key that says which service a role is passed to (AWS IAM User Guide, id_roles_use_passrole). */
export const PASSED_TO = "iam:PassedToService";

/** The permission to hand a role to a service. */
export const PASS_ROLE = "iam:PassRole";

/** What a permission is needed on, where that is no resource type of its service. */
export const TARGETS = ["any", "self", "own-policy", "role"] as const;

/** One permission of a path. */
export interface Need {
  /** `lambda:CreateFunction` */
  readonly action: string;
  /**
   * `any` resource; `self`, the role whose permissions these are; `own-policy`, a customer managed policy that is attached to it; `role`,
   * another role; or a resource type of the action. Permissions of a path on the same are needed on one and the same resource.
   */
  readonly on: string;
}

/** A known way to gain permissions. */
export interface EscalationPath {
  /** As the catalogue of its source calls it, or a name of our own: `lambda-001`. */
  readonly id: string;
  /** What is done, as a sentence goes on after "it can". */
  readonly name: string;
  readonly becomes: Becomes;
  /** Services, one of which a role is passed to; empty where none is. */
  readonly passes: readonly string[];
  /** Services, one of which a passed role has to trust. */
  readonly trusts: readonly string[];
  /** Besides iam:PassRole on another role, where one is passed. The first is what it hinges on. */
  readonly needs: readonly Need[];
  /**
   * Condition keys that would limit what is gained, where it is written by whoever gains it: a policy that asks for values of one of
   * them does not complete the path. Then no name limits it.
   */
  readonly free: readonly string[];
  /** What has to be so besides, and no policy of the role says. */
  readonly given?: string;
  /** A public page that tells it. */
  readonly source: string;
}

/** Whose permissions are looked at, with all the policies that decide them. */
export interface Subject {
  /** Undefined for whoever gets policies, where it is not known who that is. */
  readonly arn?: string;
  readonly partition: string;
  /** 12 digits. */
  readonly account: string;
  readonly policies: Pick<Policies, "identity" | "boundary">;
  /** ARNs of the customer managed policies that are attached to it. */
  readonly ownPolicies: readonly string[];
  /** Condition keys that each of its requests has. */
  readonly context: NonNullable<Request["context"]>;
}

/** All permissions of a path, that of passing a role first. */
export function needsOf({ passes, needs }: EscalationPath): readonly Need[] {
  return passes.length === 0 ? needs : [{ action: PASS_ROLE, on: "role" }, ...needs];
}

/** The paths that ask for no more than another one of them does. */
export function withoutLonger<T>(all: readonly T[], pathOf: (one: T) => EscalationPath): T[] {
  const keys = all.map(
    (one) => new Set(needsOf(pathOf(one)).map(({ action, on }) => `${action} ${on}`)),
  );
  return all.filter((_, index) => {
    const mine = keys[index] ?? new Set();
    return !keys.some((other, at) => {
      const isShorter = other.size < mine.size || (other.size === mine.size && at < index);
      return at !== index && isShorter && [...other].every((key) => mine.has(key));
    });
  });
}
