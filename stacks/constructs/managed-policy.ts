import { IamPolicy } from "./aws";
import type { FleetStack } from "./fleet-stack";
import { literal, literals } from "./literal";
import { addOutputs } from "./outputs";
import type { PolicyDocument } from "./policy";
import { StackPart } from "./stack-part";

/** A customer managed policy, as IAM has it. Every string reaches AWS as it is written here. */
export interface ManagedPolicyProps {
  /** 1 to 128 characters; unique in the account. */
  readonly name: string;
  /** Begins and ends with `/`; IAM's default is `/`. */
  readonly path?: string;
  readonly description?: string;
  readonly document: PolicyDocument;
  /**
   * Whether a successor is created, and attached, before this one is deleted. Its name must change with
   * its content then, for IAM takes every name once.
   */
  readonly createBeforeDestroy?: boolean;
  /**
   * Another policy of the same stack, and the role that it is attached to: that is done before this one changes. What moves from this one
   * to the other is never missing then.
   */
  readonly after?: { readonly role: string; readonly policy: string };
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A customer managed policy: `aws_iam_policy.<id>`, and the outputs `<id>_arn` and `<id>_name`. Roles and
 * attachments of the same stack name it by its id.
 */
export class ManagedPolicy extends StackPart {
  private readonly policy: IamPolicy;

  /**
   * @param stack where it belongs
   * @param id a Terraform identifier, unique in the stack: `developers`
   * @throws StackError for a bad or taken id
   */
  constructor(stack: FleetStack, id: string, props: ManagedPolicyProps) {
    super(stack, id, "policy");
    const { path, description, createBeforeDestroy, tags } = props;
    const address = policyAddress(id);
    const config = {
      name: literal(props.name),
      policy: literal(JSON.stringify(props.document)),
      ...(path !== undefined && { path: literal(path) }),
      ...(description !== undefined && { description: literal(description) }),
      ...(tags !== undefined && { tags: literals(tags) as Record<string, string> }),
      lifecycle: {
        ...(createBeforeDestroy === true && { createBeforeDestroy }),
        // IAM changes no description of a policy: Terraform would make it anew, under a name that is taken.
        ignoreChanges: ["description"],
      },
    };
    this.policy = this.add(() => new IamPolicy(this, address, config), address);
    const { after } = props;
    // Not in the config, which would make a token of it.
    if (after) this.policy.dependsOn = [attachmentAddress(after.role, after.policy)];
    addOutputs(stack, this, { id, address, kind: "policy" });
  }

  /** The policy's ARN, as a cdktf token: known when Terraform has applied the stack. */
  get arn(): string {
    return this.policy.arn;
  }
}

/** Where in Terraform it stands that a role has a policy of the same stack. */
export function attachmentAddress(role: string, policy: string): string {
  return `aws_iam_role_policy_attachment.${role}-${policy}`.replace(/[^A-Za-z0-9_.-]/g, "_");
}

/** Where the policy of an id stands in Terraform. */
export function policyAddress(id: string): string {
  return `aws_iam_policy.${id}`;
}
