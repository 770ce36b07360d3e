import {
  IamInstanceProfile,
  IamRole,
  IamRolePoliciesExclusive,
  IamRolePolicy,
  IamRolePolicyAttachment,
  IamRolePolicyAttachmentsExclusive,
  type IamRoleConfig,
} from "./aws";
import type { FleetStack } from "./fleet-stack";
import { literal, literals } from "./literal";
import { attachmentAddress, policyAddress } from "./managed-policy";
import { addOutputs } from "./outputs";
import type { PolicyDocument, TrustDocument } from "./policy";
import { StackPart } from "./stack-part";

/** A role, as IAM has it. Every string reaches AWS as it is written here. */
export interface ServiceRoleProps {
  /** 1 to 64 characters; unique in the account, ignoring case. */
  readonly name: string;
  /** Begins and ends with `/`; IAM's default is `/`. */
  readonly path?: string;
  readonly description?: string;
  readonly trust: TrustDocument;
  /** ARNs of the managed policies to attach. */
  readonly managedPolicies?: readonly string[];
  /** Ids of `ManagedPolicy` parts of the same stack, to attach. */
  readonly policies?: readonly string[];
  /**
   * Those of them that go on where the inline policies end: they are attached before inline policies change. What moves from an inline
   * policy to one of these is never missing then.
   */
  readonly inlineAfter?: readonly string[];
  /** Name → document. */
  readonly inlinePolicies?: Readonly<Record<string, PolicyDocument>>;
  /** Seconds; IAM's default is 3600. */
  readonly maxSessionDuration?: number;
  /** The ARN of the policy that says what the role can do at most. */
  readonly permissionsBoundary?: string;
  /** The id of a `ManagedPolicy` of the same stack that says so, instead. */
  readonly boundaryPolicy?: string;
  /** Whether Terraform detaches the policies of a role that it destroys, whoever attached them; by default it does not. */
  readonly forceDetachPolicies?: boolean;
  /** Whether the next apply removes policies that the role was given elsewhere; by default it does. */
  readonly exclusive?: boolean;
  /** The name of an instance profile that the role is in: 1 to 128 characters, unique in the account. It lies where the role does. */
  readonly instanceProfile?: string;
  /** Ids of roles of the same stack that must exist first: AWS refuses a trust policy that names others. */
  readonly after?: readonly string[];
  /** Ids of `ModuleCall`s of the same stack that must be done first, for the same reason. */
  readonly afterModules?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * An IAM role with its policies: `aws_iam_role.<id>`, `aws_iam_role_policy.<id>-<policy>`,
 * `aws_iam_role_policy_attachment.<id>-<managed policy's name>`; that it has no others:
 * `aws_iam_role_policies_exclusive.<id>`, `aws_iam_role_policy_attachments_exclusive.<id>`; and the outputs
 * `<id>_arn` and `<id>_name`. With an instance profile, `aws_iam_instance_profile.<id>`, and the outputs
 * `<id>_instance_profile_arn` and `<id>_instance_profile_name`. In addresses, characters that Terraform does not take become `_`.
 */
export class ServiceRole extends StackPart {
  private readonly role: IamRole;

  /**
   * @param stack where it belongs
   * @param id a Terraform identifier, unique in the stack: `greengrass_group`
   * @throws StackError for a bad id, or if two elements would get the same address
   */
  constructor(stack: FleetStack, id: string, props: ServiceRoleProps) {
    super(stack, id, "role");
    const address = `aws_iam_role.${id}`;
    this.role = this.add(() => new IamRole(this, address, roleConfig(props)), address);
    const after = [
      ...(props.after ?? []).map((role) => `aws_iam_role.${role}`),
      ...(props.afterModules ?? []).map((call) => `module.${call}`),
    ];
    // Not in the config, which would make a token of each.
    if (after.length > 0) this.role.dependsOn = after;
    const attached = [
      ...(props.managedPolicies ?? []).map((arn) =>
        this.attach(arn.slice(arn.lastIndexOf("/") + 1), literal(arn), arn),
      ),
      ...(props.policies ?? []).map((policy) =>
        this.attach(policy, `\${${policyAddress(policy)}.arn}`, policy),
      ),
    ];
    const before = (props.inlineAfter ?? []).map((policy) => attachmentAddress(id, policy));
    const inline = Object.entries(props.inlinePolicies ?? {}).map(([name, document]) =>
      this.addInlinePolicy(name, document, before),
    );
    if (props.exclusive !== false) this.takeAway(inline, attached);
    addOutputs(stack, this, { id, address, kind: "role" });
    if (props.instanceProfile !== undefined) this.addProfile(props.instanceProfile, props);
  }

  /** The role's ARN, as a cdktf token: known when Terraform has applied the stack. */
  get arn(): string {
    return this.role.arn;
  }

  /** The role's name, as a cdktf token that makes what uses it depend on the role. */
  get roleName(): string {
    return this.role.getStringAttribute("name");
  }

  /** @returns its address */
  private attach(name: string, policyArn: string, shown: string): string {
    const config = { role: this.nameReference, policyArn, lifecycle: NEW_ONE_FIRST };
    const address = `aws_iam_role_policy_attachment.${this.idOf(name)}`;
    this.add(() => new IamRolePolicyAttachment(this, address, config), address, ` (${shown})`);
    return address;
  }

  /** @returns its address */
  private addInlinePolicy(
    name: string,
    document: PolicyDocument,
    after: readonly string[],
  ): string {
    const policy = literal(JSON.stringify(document));
    const config = {
      ...{ role: this.nameReference, name: literal(name), policy },
      lifecycle: NEW_ONE_FIRST,
    };
    const address = `aws_iam_role_policy.${this.idOf(name)}`;
    const make = () => new IamRolePolicy(this, address, config);
    const resource = this.add(make, address, ` (policy "${name}")`);
    if (after.length > 0) resource.dependsOn = [...after];
    return address;
  }

  /** What instances of EC2 name: where that is another one, it is there before the one of before goes, as roles are. */
  private addProfile(name: string, { path, tags }: ServiceRoleProps): void {
    const address = `aws_iam_instance_profile.${this.id}`;
    const config = {
      ...{ name: literal(name), role: this.nameReference, lifecycle: NEW_ONE_FIRST },
      ...(path !== undefined && { path: literal(path) }),
      ...(tags !== undefined && { tags: literals(tags) as Record<string, string> }),
    };
    this.add(() => new IamInstanceProfile(this, address, config), address, " (instance profile)");
    const id = `${this.id}_instance_profile`;
    addOutputs(this.stack, this, { id, address, kind: "instance profile" });
  }

  /**
   * Policies that the role has and that are not among these go with the next apply. References, so that these are there
   * first: of a managed policy that is not, Terraform would attach it twice over.
   */
  private takeAway(inline: readonly string[], attached: readonly string[]): void {
    const roleName = this.nameReference;
    const policyNames = inline.map((address) => `\${${address}.name}`);
    const policies = `aws_iam_role_policies_exclusive.${this.id}`;
    this.add(
      () => new IamRolePoliciesExclusive(this, policies, { roleName, policyNames }),
      policies,
    );
    const policyArns = attached.map((address) => `\${${address}.policy_arn}`);
    const attachments = `aws_iam_role_policy_attachments_exclusive.${this.id}`;
    this.add(
      () => new IamRolePolicyAttachmentsExclusive(this, attachments, { roleName, policyArns }),
      attachments,
    );
  }

  /** Plain text instead of a token: thousands of stacks make thousands of them. */
  private get nameReference(): string {
    return `\${aws_iam_role.${this.id}.name}`;
  }
}

/**
 * A role that gets another name is made, with all its policies, before the one of before goes. Where only another path is asked for,
 * the name is taken: the apply fails, and the role stays.
 */
const NEW_ONE_FIRST = { createBeforeDestroy: true } as const;

function roleConfig(props: ServiceRoleProps): IamRoleConfig {
  const { path, description, maxSessionDuration, permissionsBoundary, tags } = props;
  const { forceDetachPolicies } = props;
  return {
    name: literal(props.name),
    lifecycle: NEW_ONE_FIRST,
    assumeRolePolicy: literal(JSON.stringify(props.trust)),
    ...(path !== undefined && { path: literal(path) }),
    ...(description !== undefined && { description: literal(description) }),
    ...(maxSessionDuration !== undefined && { maxSessionDuration }),
    ...(permissionsBoundary !== undefined && { permissionsBoundary: literal(permissionsBoundary) }),
    ...(props.boundaryPolicy !== undefined && {
      permissionsBoundary: `\${${policyAddress(props.boundaryPolicy)}.arn}`,
    }),
    ...(forceDetachPolicies !== undefined && { forceDetachPolicies }),
    ...(tags !== undefined && { tags: literals(tags) as Record<string, string> }),
  };
}
