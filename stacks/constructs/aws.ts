/** The resources of the AWS provider that stacks are made of, from the bindings of whichever framework the project has. */
import type * as DataRole from "@cdktf/provider-aws/lib/data-aws-iam-role";
import type * as GroupAttachment from "@cdktf/provider-aws/lib/iam-group-policy-attachment";
import type * as Profile from "@cdktf/provider-aws/lib/iam-instance-profile";
import type * as Policy from "@cdktf/provider-aws/lib/iam-policy";
import type * as Role from "@cdktf/provider-aws/lib/iam-role";
import type * as RolePolicy from "@cdktf/provider-aws/lib/iam-role-policy";
import type * as RolePolicies from "@cdktf/provider-aws/lib/iam-role-policies-exclusive";
import type * as RoleAttachment from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type * as RoleAttachments from "@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive";
import type * as UserAttachment from "@cdktf/provider-aws/lib/iam-user-policy-attachment";
import type * as Iot from "@cdktf/provider-aws/lib/iot-policy";
import type * as Alias from "@cdktf/provider-aws/lib/iot-role-alias";
import type * as Provider from "@cdktf/provider-aws/lib/provider";
import { awsBinding } from "./framework";

export const { AwsProvider } = awsBinding("provider") as typeof Provider;
export const { DataAwsIamRole } = awsBinding("data-aws-iam-role") as typeof DataRole;
export type DataAwsIamRole = DataRole.DataAwsIamRole;
export const { IamGroupPolicyAttachment } = awsBinding(
  "iam-group-policy-attachment",
) as typeof GroupAttachment;
export const { IamInstanceProfile } = awsBinding("iam-instance-profile") as typeof Profile;
export const { IamPolicy } = awsBinding("iam-policy") as typeof Policy;
export type IamPolicy = Policy.IamPolicy;
export const { IamRole } = awsBinding("iam-role") as typeof Role;
export type IamRole = Role.IamRole;
export type IamRoleConfig = Role.IamRoleConfig;
export const { IamRolePolicy } = awsBinding("iam-role-policy") as typeof RolePolicy;
export const { IamRolePolicyAttachment } = awsBinding(
  "iam-role-policy-attachment",
) as typeof RoleAttachment;
export const { IamRolePoliciesExclusive } = awsBinding(
  "iam-role-policies-exclusive",
) as typeof RolePolicies;
export const { IamRolePolicyAttachmentsExclusive } = awsBinding(
  "iam-role-policy-attachments-exclusive",
) as typeof RoleAttachments;
export const { IamUserPolicyAttachment } = awsBinding(
  "iam-user-policy-attachment",
) as typeof UserAttachment;
export const { IotPolicy } = awsBinding("iot-policy") as typeof Iot;
export type IotPolicy = Iot.IotPolicy;
export const { IotRoleAlias } = awsBinding("iot-role-alias") as typeof Alias;
export type IotRoleAlias = Alias.IotRoleAlias;
