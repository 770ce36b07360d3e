import { IamRole, type IamRoleConfig } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { FleetStack } from "./fleet-stack";
import { literal, literals } from "./literal";
import { addRoleOutputs, checkRoleId } from "./outputs";
import type { PolicyDocument, TrustDocument } from "./policy";

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
  /** Name → document. */
  readonly inlinePolicies?: Readonly<Record<string, PolicyDocument>>;
  /** Seconds; IAM's default is 3600. */
  readonly maxSessionDuration?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * An IAM role with its policies: `aws_iam_role.<id>`, `aws_iam_role_policy.<id>-<policy>`,
 * `aws_iam_role_policy_attachment.<id>-<managed policy's name>`, and the outputs `<id>_arn` and
 * `<id>_name`. In addresses, characters that Terraform does not take become `_`.
 */
export class ServiceRole extends Construct {
  private readonly role: IamRole;

  /**
   * @param scope the stack
   * @param id a Terraform identifier, unique in the stack: `greengrass_group`
   * @throws StackError for a bad id, or if two elements would get the same address
   */
  constructor(
    private readonly scope: FleetStack,
    private readonly id: string,
    props: ServiceRoleProps,
  ) {
    super(scope, checkRoleId(scope, id));
    const path = `aws_iam_role.${id}`;
    this.role = this.add(() => new IamRole(this, path, roleConfig(props)), path, "");
    for (const arn of props.managedPolicies ?? []) this.attach(arn);
    for (const [name, document] of Object.entries(props.inlinePolicies ?? {})) {
      this.addInlinePolicy(name, document);
    }
    addRoleOutputs(scope, this, id, `aws_iam_role.${id}`);
  }

  /** The role's ARN, as a cdktf token: known when Terraform has applied the stack. */
  get arn(): string {
    return this.role.arn;
  }

  /** The role's name, as a cdktf token that makes what uses it depend on the role. */
  get roleName(): string {
    return this.role.getStringAttribute("name");
  }

  private attach(arn: string): void {
    const id = this.addressOf(arn.slice(arn.lastIndexOf("/") + 1));
    const config = { role: this.nameReference, policyArn: literal(arn) };
    const path = `aws_iam_role_policy_attachment.${id}`;
    this.add(() => new IamRolePolicyAttachment(this, path, config), path, ` (${arn})`);
  }

  private addInlinePolicy(name: string, document: PolicyDocument): void {
    const id = this.addressOf(name);
    const policy = literal(JSON.stringify(document));
    const config = { role: this.nameReference, name: literal(name), policy };
    const path = `aws_iam_role_policy.${id}`;
    this.add(() => new IamRolePolicy(this, path, config), path, ` (policy "${name}")`);
  }

  /** Claims the address (`<type>.<id>`) before it creates what is to stand there. */
  private add<T extends TerraformResource>(create: () => T, address: string, detail: string): T {
    this.scope.claim(address, `role "${this.id}"${detail}`);
    const resource = this.scope.vouchFor(create());
    resource.overrideLogicalId(address.slice(address.indexOf(".") + 1));
    return resource;
  }

  private addressOf(policy: string): string {
    return `${this.id}-${policy.replace(/[^A-Za-z0-9_-]/g, "_")}`;
  }

  /** Plain text instead of a token: thousands of stacks make thousands of them. */
  private get nameReference(): string {
    return `\${aws_iam_role.${this.id}.name}`;
  }
}

function roleConfig(props: ServiceRoleProps): IamRoleConfig {
  const { path, description, maxSessionDuration, tags } = props;
  return {
    name: literal(props.name),
    assumeRolePolicy: literal(JSON.stringify(props.trust)),
    ...(path !== undefined && { path: literal(path) }),
    ...(description !== undefined && { description: literal(description) }),
    ...(maxSessionDuration !== undefined && { maxSessionDuration }),
    ...(tags !== undefined && { tags: literals(tags) as Record<string, string> }),
  };
}
