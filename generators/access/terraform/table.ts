/**
 * The resources of the AWS provider that hold, are or attach policies, and by which arguments. Source: the provider's schema;
 * a test holds every name here to it.
 */
import type { HolderKind } from "../holder";

/** An identity. */
interface IdentityRow {
  readonly kind: Extract<HolderKind, "role" | "user" | "group">;
  /** What others name it by. */
  readonly by: readonly string[];
  readonly trust?: string;
  readonly boundary?: string;
  /** Blocks with `name` and `policy`: its inline policies, and no others. */
  readonly inline?: string;
  /** ARNs: its managed policies, and no others. */
  readonly managed?: string;
}

export const IDENTITIES = {
  aws_iam_role: {
    kind: "role",
    by: ["name", "id", "arn"],
    trust: "assume_role_policy",
    boundary: "permissions_boundary",
    inline: "inline_policy",
    managed: "managed_policy_arns",
  },
  aws_iam_user: { kind: "user", by: ["name", "id", "arn"], boundary: "permissions_boundary" },
  aws_iam_group: { kind: "group", by: ["name", "id", "arn"] },
} as const satisfies Readonly<Record<string, IdentityRow>>;

export type IdentityType = keyof typeof IDENTITIES;

/** The same, for those who look at what some of them lack. */
export const identityRows: Readonly<Record<IdentityType, IdentityRow>> = IDENTITIES;

/** A customer managed policy. */
export const POLICY = { type: "aws_iam_policy", by: ["arn", "id"], policy: "policy" } as const;

/** An inline policy of an identity: who, and the document. */
export const INLINE_POLICIES = [
  { type: "aws_iam_role_policy", of: "aws_iam_role", holder: "role", policy: "policy" },
  { type: "aws_iam_user_policy", of: "aws_iam_user", holder: "user", policy: "policy" },
  { type: "aws_iam_group_policy", of: "aws_iam_group", holder: "group", policy: "policy" },
] as const;

/** Managed policies of identities: who, which. */
export const ATTACHMENTS = [
  {
    type: "aws_iam_role_policy_attachment",
    holders: [{ of: "aws_iam_role", holder: "role" }],
    policy: "policy_arn",
  },
  {
    type: "aws_iam_user_policy_attachment",
    holders: [{ of: "aws_iam_user", holder: "user" }],
    policy: "policy_arn",
  },
  {
    type: "aws_iam_group_policy_attachment",
    holders: [{ of: "aws_iam_group", holder: "group" }],
    policy: "policy_arn",
  },
  {
    type: "aws_iam_policy_attachment",
    holders: [
      { of: "aws_iam_role", holder: "roles" },
      { of: "aws_iam_user", holder: "users" },
      { of: "aws_iam_group", holder: "groups" },
    ],
    policy: "policy_arn",
  },
  {
    type: "aws_iam_role_policy_attachments_exclusive",
    holders: [{ of: "aws_iam_role", holder: "role_name" }],
    policy: "policy_arns",
  },
  {
    type: "aws_iam_user_policy_attachments_exclusive",
    holders: [{ of: "aws_iam_user", holder: "user_name" }],
    policy: "policy_arns",
  },
  {
    type: "aws_iam_group_policy_attachments_exclusive",
    holders: [{ of: "aws_iam_group", holder: "group_name" }],
    policy: "policy_arns",
  },
] as const;

/** What takes away all policies of an identity that are not declared: inline ones, or managed ones. */
export const EXCLUSIVE = [
  {
    type: "aws_iam_role_policies_exclusive",
    of: "aws_iam_role",
    holder: "role_name",
    kind: "inline",
    keeps: "policy_names",
  },
  {
    type: "aws_iam_role_policy_attachments_exclusive",
    of: "aws_iam_role",
    holder: "role_name",
    kind: "managed",
    keeps: "policy_arns",
  },
] as const;

/** Which users are in which groups; one side is a list. */
export const MEMBERSHIPS = [
  { type: "aws_iam_user_group_membership", user: "user", group: "groups" },
  { type: "aws_iam_group_membership", user: "users", group: "group" },
] as const;

/** What can have a policy of its own. */
interface ResourceRow {
  readonly by: readonly string[];
  /** The argument for the policy, where the resource has one itself. */
  readonly own?: string;
  /** AWS gives it a policy where nobody gives one. */
  readonly hasDefault?: boolean;
}

export const RESOURCES = {
  aws_s3_bucket: { by: ["bucket", "id", "arn"], own: "policy" },
  aws_kms_key: { by: ["key_id", "id", "arn"], own: "policy", hasDefault: true },
  aws_kms_external_key: { by: ["id", "arn"], own: "policy", hasDefault: true },
  aws_kms_replica_key: { by: ["key_id", "id", "arn"], own: "policy", hasDefault: true },
  aws_sqs_queue: { by: ["url", "id", "arn"], own: "policy" },
  aws_sns_topic: { by: ["arn", "id"], own: "policy", hasDefault: true },
  aws_secretsmanager_secret: { by: ["arn", "id"], own: "policy" },
  aws_ecr_repository: { by: ["name", "id"] },
  aws_lambda_function: { by: ["function_name", "arn", "id"] },
} as const satisfies Readonly<Record<string, ResourceRow>>;

export type ResourceType = keyof typeof RESOURCES;

/** The same, for those who look at what some of them lack. */
export const resourceRows: Readonly<Record<ResourceType, ResourceRow>> = RESOURCES;

/** Policies of resources that stand beside them: whose, and the document. */
export const RESOURCE_POLICIES = [
  { type: "aws_s3_bucket_policy", of: ["aws_s3_bucket"], holder: "bucket", policy: "policy" },
  {
    type: "aws_kms_key_policy",
    of: ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key"],
    holder: "key_id",
    policy: "policy",
  },
  { type: "aws_sqs_queue_policy", of: ["aws_sqs_queue"], holder: "queue_url", policy: "policy" },
  { type: "aws_sns_topic_policy", of: ["aws_sns_topic"], holder: "arn", policy: "policy" },
  {
    type: "aws_secretsmanager_secret_policy",
    of: ["aws_secretsmanager_secret"],
    holder: "secret_arn",
    policy: "policy",
  },
  {
    type: "aws_ecr_repository_policy",
    of: ["aws_ecr_repository"],
    holder: "repository",
    policy: "policy",
  },
] as const;

/** One statement of a function's policy; the provider has no argument for the document. */
export const PERMISSION = {
  type: "aws_lambda_permission",
  of: ["aws_lambda_function"],
  holder: "function_name",
  arguments: [
    "action",
    "event_source_token",
    "function_url_auth_type",
    "principal",
    "principal_org_id",
    "qualifier",
    "source_account",
    "source_arn",
  ],
} as const;

/** Policies that a configuration looks up instead of making them. */
export const POLICY_DATA = { type: "aws_iam_policy", arn: "arn", policy: "policy" } as const;

/** Arguments that take several values. */
export const LISTS: ReadonlySet<string> = new Set([
  "groups",
  "managed_policy_arns",
  "policy_arns",
  "roles",
  "users",
]);

/** Every argument and attribute that is named here, by type of resource. */
export function argumentsNamed(): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  const add = (type: string, names: readonly (string | undefined)[]): void => {
    const known = named.get(type) ?? new Set<string>();
    for (const name of names) if (name !== undefined) known.add(name);
    named.set(type, known);
  };
  for (const [type, row] of Object.entries(identityRows)) {
    add(type, [...row.by, row.trust, row.boundary, row.inline, row.managed]);
  }
  add(POLICY.type, [...POLICY.by, POLICY.policy]);
  for (const { type, holder, policy } of INLINE_POLICIES) add(type, [holder, policy]);
  for (const { type, holders, policy } of ATTACHMENTS) {
    add(type, [...holders.map(({ holder }) => holder), policy]);
  }
  for (const { type, holder, keeps } of EXCLUSIVE) add(type, [holder, keeps]);
  for (const { type, user, group } of MEMBERSHIPS) add(type, [user, group]);
  for (const [type, { by, own }] of Object.entries(resourceRows)) add(type, [...by, own]);
  for (const { type, holder, policy } of RESOURCE_POLICIES) add(type, [holder, policy]);
  add(PERMISSION.type, [PERMISSION.holder, ...PERMISSION.arguments]);
  return named;
}
