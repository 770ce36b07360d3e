import type { Model, Stack } from "../../generators";
import { policyArn, roleArn } from "../../generators/iam/arn/identities";

/** An account's listing, as far as the tests change it. */
export interface Listing {
  UserDetailList: object[];
  GroupDetailList: ListedGroup[];
  RoleDetailList: ListedRole[];
  Policies: ListedPolicy[];
  IsTruncated: boolean;
}

export interface ListedRole {
  RoleName: string;
  Arn: string;
  AssumeRolePolicyDocument: unknown;
  RolePolicyList: { PolicyName: string; PolicyDocument: unknown }[];
  AttachedManagedPolicies: { PolicyArn: string }[];
  PermissionsBoundary?: { PermissionsBoundaryArn: string };
  InstanceProfileList?: { InstanceProfileName: string; Arn: string }[];
  Tags?: { Key: string; Value: string }[];
}

export interface ListedGroup {
  GroupName: string;
  Arn: string;
  GroupPolicyList: object[];
  AttachedManagedPolicies: { PolicyArn: string }[];
}

export interface ListedPolicy {
  Arn: string;
  PolicyVersionList: { VersionId: string; IsDefaultVersion: boolean; Document: unknown }[];
}

/** What IAM would list of an account where all stacks were applied and nobody did anything since. */
export function listingOf({ stacks }: Model, account: string): Listing {
  const own = stacks.filter(({ environment }) => environment.account === account);
  return structuredClone({
    UserDetailList: own.flatMap(usersOf),
    GroupDetailList: own.flatMap(groupsOf),
    RoleDetailList: [...own.flatMap(rolesOf), ofSupport(account)],
    Policies: own.flatMap(policiesOf),
    IsTruncated: false,
  });
}

/** Every account has roles of AWS's own. */
function ofSupport(account: string): ListedRole {
  const RoleName = "AWSServiceRoleForSupport";
  const path = "aws-service-role/support.amazonaws.com";
  const Principal = { Service: "support.amazonaws.com" };
  return {
    RoleName,
    Arn: `arn:aws:iam::${account}:role/${path}/${RoleName}`,
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }],
    },
    RolePolicyList: [],
    AttachedManagedPolicies: [],
  };
}

function rolesOf(stack: Stack): ListedRole[] {
  const { partition, account } = stack.environment;
  return stack.roles.map((role) => ({
    RoleName: role.name,
    Arn: roleArn(partition, account, role.path, role.name),
    // Some tools decode documents, others hand on what the API gives.
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.trust)),
    RolePolicyList: role.inlinePolicies.map(({ name, document }) => {
      return { PolicyName: name, PolicyDocument: document };
    }),
    AttachedManagedPolicies: attachedOf(role, stack),
    InstanceProfileList: [role.instanceProfile ?? []].flat().map((name) => ({
      InstanceProfileName: name,
      Arn: `arn:${partition}:iam::${account}:instance-profile${role.path}${name}`,
    })),
    Tags: Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })),
  }));
}

function groupsOf(stack: Stack): ListedGroup[] {
  return stack.attachments.flatMap((attachment) =>
    attachment.groups.map((GroupName) => ({
      GroupName,
      Arn: `arn:aws:iam::${stack.environment.account}:group/${GroupName}`,
      GroupPolicyList: [],
      AttachedManagedPolicies: attachedOf(attachment, stack),
    })),
  );
}

function usersOf(stack: Stack): object[] {
  return stack.attachments.flatMap((attachment) =>
    attachment.users.map((UserName) => ({
      UserName,
      Arn: `arn:aws:iam::${stack.environment.account}:user/${UserName}`,
      GroupList: [],
      AttachedManagedPolicies: attachedOf(attachment, stack),
    })),
  );
}

function policiesOf(stack: Stack): ListedPolicy[] {
  return stack.policies.map((policy) => ({
    Arn: arnOf(policy, stack),
    PolicyVersionList: [{ VersionId: "v1", IsDefaultVersion: true, Document: policy.document }],
  }));
}

function attachedOf(
  one: { readonly managedPolicies: readonly string[]; readonly attached: readonly string[] },
  stack: Stack,
): { PolicyArn: string }[] {
  const own = stack.policies.filter(({ id }) => one.attached.includes(id));
  const arns = [...one.managedPolicies, ...own.map((policy) => arnOf(policy, stack))];
  return arns.map((PolicyArn) => ({ PolicyArn }));
}

function arnOf({ path, name }: Stack["policies"][number], { environment }: Stack): string {
  return policyArn(environment.partition, environment.account, path, name);
}
