import type { PolicyDocument, TrustDocument } from "../iam/document";
import type { DataPath } from "../problem";

/** Everything that will exist, fully resolved and sorted: the same bytes for the same input. */
export interface Model {
  /** The fleet file as headers name it, relative and with forward slashes. */
  readonly source: string;
  readonly project?: string;
  readonly stacks: readonly Stack[];
}

/** One Terraform root module: `<environment>-<fleet>`, or `<environment>-shared`. */
export interface Stack {
  readonly name: string;
  readonly environment: Environment;
  readonly subject: StackSubject;
  readonly backend: Backend;
  /** Sorted by id. */
  readonly roles: readonly Role[];
  /** Account-wide roles that another environment's shared stack owns and this one only reads. */
  readonly references: readonly RoleReference[];
}

/** What a stack is for. */
export type StackSubject =
  | { readonly kind: "shared" }
  | {
      readonly kind: "fleet" | "workload";
      readonly name: string;
      readonly blueprint: string;
      readonly description?: string;
    };

/** One account and region. */
export interface Environment {
  readonly name: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Further settings of the AWS provider, named as Terraform names them. */
  readonly provider: Readonly<Record<string, unknown>>;
}

/** A Terraform backend: its type, and its arguments named as Terraform names them. */
export interface Backend {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A role to create. */
export interface Role {
  /** The blueprint's id of the role, unique in the stack: a Terraform identifier (`greengrass_group`). */
  readonly id: string;
  readonly blueprint: string;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly trust: TrustDocument;
  /** ARNs, sorted. */
  readonly managedPolicies: readonly string[];
  /** Sorted by name. */
  readonly inlinePolicies: readonly InlinePolicy[];
  /** Sorted by key. */
  readonly tags: Readonly<Record<string, string>>;
  /** Seconds; IAM's default (3600) where absent. */
  readonly maxSessionDuration?: number;
  /** The part of the fleet file that asked for this role: where problems about it point. */
  readonly origin: DataPath;
}

/** An inline policy of a role. */
export interface InlinePolicy {
  readonly name: string;
  readonly document: PolicyDocument;
  /** Sid → the user's reason for the statement. */
  readonly why: Readonly<Record<string, string>>;
}

/** A role that exists elsewhere and is only looked up. */
export interface RoleReference {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
}
