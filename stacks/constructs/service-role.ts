import { IamRole, type IamRoleConfig } from "./aws";
import { IamRolePolicy } from "./aws";
import { IamRolePolicyAttachment } from "./aws";
import type { FleetStack } from "./fleet-stack";
import { literal, literals } from "./literal";
import { policyAddress } from "./managed-policy";
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
  /** Name → document. */
  readonly inlinePolicies?: Readonly<Record<string, PolicyDocument>>;
  /** Seconds; IAM's default is 3600. */
  readonly maxSessionDuration?: number;
  /** The ARN of the policy that says what the role can do at most. */
  readonly permissionsBoundary?: string;
  /** Ids of roles of the same stack that must exist first: AWS refuses a trust policy that names others. */
  readonly after?: readonly string[];
  /** Ids of `ModuleCall`s of the same stack that must be done first, for the same reason. */
  readonly afterModules?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * An IAM role with its policies: `aws_iam_role.<id>`, `aws_iam_role_policy.<id>-<policy>`,
 * `aws_iam_role_policy_attachment.<id>-<managed policy's name>`, and the outputs `<id>_arn` and
 * `<id>_name`. In addresses, characters that Terraform does not take become `_`.
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
    for (const arn of props.managedPolicies ?? []) {
      this.attach(arn.slice(arn.lastIndexOf("/") + 1), literal(arn), arn);
    }
    for (const policy of props.policies ?? []) {
      this.attach(policy, `\${${policyAddress(policy)}.arn}`, policy);
    }
    for (const [name, document] of Object.entries(props.inlinePolicies ?? {})) {
      this.addInlinePolicy(name, document);
    }
    addOutputs(stack, this, { id, address, kind: "role" });
  }

  /** The role's ARN, as a cdktf token: known when Terraform has applied the stack. */
  get arn(): string {
    return this.role.arn;
  }

  /** The role's name, as a cdktf token that makes what uses it depend on the role. */
  get roleName(): string {
    return this.role.getStringAttribute("name");
  }

  private attach(name: string, policyArn: string, shown: string): void {
    const config = { role: this.nameReference, policyArn };
    const address = `aws_iam_role_policy_attachment.${this.idOf(name)}`;
    this.add(() => new IamRolePolicyAttachment(this, address, config), address, ` (${shown})`);
  }

  private addInlinePolicy(name: string, document: PolicyDocument): void {
    const policy = literal(JSON.stringify(document));
    const config = { role: this.nameReference, name: literal(name), policy };
    const address = `aws_iam_role_policy.${this.idOf(name)}`;
    this.add(() => new IamRolePolicy(this, address, config), address, ` (policy "${name}")`);
  }

  /** Plain text instead of a token: thousands of stacks make thousands of them. */
  private get nameReference(): string {
    return `\${aws_iam_role.${this.id}.name}`;
  }
}

function roleConfig(props: ServiceRoleProps): IamRoleConfig {
  const { path, description, maxSessionDuration, permissionsBoundary, tags } = props;
  return {
    name: literal(props.name),
    assumeRolePolicy: literal(JSON.stringify(props.trust)),
    ...(path !== undefined && { path: literal(path) }),
    ...(description !== undefined && { description: literal(description) }),
    ...(maxSessionDuration !== undefined && { maxSessionDuration }),
    ...(permissionsBoundary !== undefined && { permissionsBoundary: literal(permissionsBoundary) }),
    ...(tags !== undefined && { tags: literals(tags) as Record<string, string> }),
  };
}
