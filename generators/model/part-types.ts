/** What a stack is made of: the parts of blueprints, fully resolved. */
import type { IotPolicyDocument, PolicyDocument, TrustDocument } from "../iam/document";
import type { DataPath, Place } from "../problem";

/** Settings of devices or services that name a part: what has to change with its name. */
export type NamedIn = readonly string[];

/** A role to create. */
export interface Role {
  /** The blueprint's id of the role, unique in the stack: a Terraform identifier (`greengrass_group`). */
  readonly id: string;
  readonly blueprint: string;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly trust: TrustDocument;
  /** For each statement of the trust policy, where it was written. */
  readonly trustFrom: From;
  /** ARNs of policies that exist already, sorted. */
  readonly managedPolicies: readonly string[];
  /** Those of them that the fleet file alone gives, if there are any. */
  readonly further?: readonly string[];
  /** Ids of problems of its policies together that its blueprint accepts, with the reasons. */
  readonly accept?: Readonly<Record<string, string>>;
  /** Whether the blueprint has it take grants that name no role. */
  readonly takesGrants?: true;
  readonly namedIn?: NamedIn;
  /** The role that it takes the place of: what it was called, where it is to be called otherwise. */
  readonly replaces?: string;
  /** Ids of the stack's own customer managed policies, sorted. */
  readonly attached: readonly string[];
  /** Ids of the stack's roles that the trust policy names: AWS refuses it before they exist. Sorted. */
  readonly after: readonly string[];
  /** Sorted by name. */
  readonly inlinePolicies: readonly InlinePolicy[];
  /** Where its grants do not fit inline: by the number of the policy, 0 the inline one, what of them is in it. */
  readonly spread?: Readonly<Record<string, readonly string[]>>;
  /** Sorted by key. */
  readonly tags: Readonly<Record<string, string>>;
  /** Seconds; IAM's default (3600) where absent. */
  readonly maxSessionDuration?: number;
  /** The ARN of a policy: the most that the role can do. */
  readonly permissionsBoundary?: string;
  /** Its id, where the role's own stack makes that policy. */
  readonly boundaryPolicy?: string;
  /** Whether Terraform, when it destroys the role, detaches what others attached to it. */
  readonly forceDetach?: true;
  /** The name of the instance profile that it is in: it has one and no more, and lies where the role does. */
  readonly instanceProfile?: string;
  /** False where policies stay on the role that nobody declared; they are taken away else. */
  readonly exclusive?: false;
  /** Set where what it is granted has wildcards in place of lists of actions. */
  readonly compact?: true;
  /** What the fleet file puts around the name that the blueprint has. */
  readonly affixes?: { readonly prefix: string; readonly suffix: string };
  /** Where the fleet file sets what the role is called, where it lies and so on, by Terraform's names and `prefix`, `suffix`. */
  readonly saidAt?: Readonly<Partial<Record<RoleSaying, DataPath>>>;
  /** Tags that are set for this role alone. */
  readonly tagsSaid?: readonly PlacedTag[];
  /** The part of the fleet file that asked for this role: where problems about it point. */
  readonly origin: DataPath;
}

export type RoleSaying =
  "name" | "formerly" | "prefix" | "suffix" | "path" | "description" | "session" | "profile";

/** An inline policy of a role. */
export interface InlinePolicy {
  readonly name: string;
  readonly document: PolicyDocument;
  /** Sid → the user's reason for the statement. */
  readonly why: Readonly<Record<string, string>>;
  readonly from: From;
  /** For each statement, the Sids of those that it was merged of, where it was merged because all would not fit. */
  readonly merged?: readonly (readonly string[])[];
}

/** For each statement of a document, in its order: where those were written that it came from. */
export type From = readonly (readonly Place[])[];

/** A customer managed policy to create. */
export interface CustomerPolicy {
  readonly id: string;
  readonly blueprint: string;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly document: PolicyDocument;
  /** Sid → the user's reason for the statement, where there is one. */
  readonly why?: Readonly<Record<string, string>>;
  readonly from: From;
  /** The role whose grants do not fit inline and go on here, and which of these policies it is, from 1. */
  readonly grantsOf?: { readonly role: string; readonly number: number };
  /** It is the most that some roles can do, and nobody gets it. */
  readonly boundary?: true;
  /** The AWS managed policy that this is a dated copy of. */
  readonly copyOf?: { readonly arn: string; readonly version: string };
  readonly tags: Readonly<Record<string, string>>;
  readonly origin: DataPath;
}

/** Policies for groups, users and roles that exist already. Every list is sorted. */
export interface Attachment {
  readonly id: string;
  readonly blueprint: string;
  /** Names, without paths. */
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly managedPolicies: readonly string[];
  /** Ids of the stack's own customer managed policies. */
  readonly attached: readonly string[];
  /** Ids of problems of its policies together that its blueprint accepts, with the reasons. */
  readonly accept?: Readonly<Record<string, string>>;
  readonly origin: DataPath;
}

/** An AWS IoT role alias: what a device's certificate is exchanged for credentials of. */
export interface RoleAlias {
  readonly id: string;
  readonly blueprint: string;
  readonly name: string;
  /** The id of a role of the stack. */
  readonly role: string;
  /** Seconds. */
  readonly credentialDuration: number;
  readonly namedIn?: NamedIn;
  readonly tags: Readonly<Record<string, string>>;
  readonly origin: DataPath;
}

/** A policy of AWS IoT, for certificates. It is no IAM policy, and not checked as one. */
export interface IotPolicy {
  readonly id: string;
  readonly blueprint: string;
  readonly name: string;
  readonly document: IotPolicyDocument;
  /** The user's reason for each statement, where there is one. */
  readonly why: readonly (string | undefined)[];
  readonly from: From;
  readonly namedIn?: NamedIn;
  readonly tags: Readonly<Record<string, string>>;
  readonly origin: DataPath;
}

/** A tag that was set. */
export interface PlacedTag {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}
