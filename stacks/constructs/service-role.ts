import { Construct } from "constructs";
import { AwsResource, type Arguments } from "./elements";
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
  private readonly role: AwsResource;

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
    this.role = this.add("aws_iam_role", id, "", roleArguments(props));
    for (const arn of props.managedPolicies ?? []) this.attach(arn);
    for (const [name, document] of Object.entries(props.inlinePolicies ?? {})) {
      this.addInlinePolicy(name, document);
    }
    addRoleOutputs(this, id, `aws_iam_role.${id}`);
  }

  /** The role's ARN, as a cdktf token: known when Terraform has applied the stack. */
  get arn(): string {
    return this.role.getStringAttribute("arn");
  }

  /** The role's name, as a cdktf token that makes what uses it depend on the role. */
  get roleName(): string {
    return this.role.getStringAttribute("name");
  }

  private attach(arn: string): void {
    const name = arn.slice(arn.lastIndexOf("/") + 1);
    const type = "aws_iam_role_policy_attachment";
    const role = this.nameReference;
    this.add(type, this.addressOf(name), ` (${arn})`, { role, policy_arn: literal(arn) });
  }

  private addInlinePolicy(name: string, document: PolicyDocument): void {
    const policy = literal(JSON.stringify(document));
    const role = this.nameReference;
    const settings = { role, name: literal(name), policy };
    this.add("aws_iam_role_policy", this.addressOf(name), ` (policy "${name}")`, settings);
  }

  private add(type: string, id: string, detail: string, settings: Arguments): AwsResource {
    this.scope.claim(`${type}.${id}`, `role "${this.id}"${detail}`);
    return new AwsResource(this, type, id, settings);
  }

  private addressOf(policy: string): string {
    return `${this.id}-${policy.replace(/[^A-Za-z0-9_-]/g, "_")}`;
  }

  /** Plain text instead of a token: thousands of stacks make thousands of them. */
  private get nameReference(): string {
    return `\${aws_iam_role.${this.id}.name}`;
  }
}

function roleArguments(props: ServiceRoleProps): Arguments {
  return {
    name: literal(props.name),
    path: literals(props.path),
    description: literals(props.description),
    assume_role_policy: literal(JSON.stringify(props.trust)),
    max_session_duration: props.maxSessionDuration,
    tags: literals(props.tags),
  };
}
