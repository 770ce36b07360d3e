import { IamGroupPolicyAttachment } from "./aws";
import { IamRolePolicyAttachment } from "./aws";
import { IamUserPolicyAttachment } from "./aws";
import type { FleetStack } from "./fleet-stack";
import { literal } from "./literal";
import { policyAddress } from "./managed-policy";
import { StackPart } from "./stack-part";

/** Who gets which policies. */
export interface PolicyAttachmentsProps {
  /** Names of groups, users and roles that exist already. */
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  /** ARNs of policies that exist already. */
  readonly managedPolicies?: readonly string[];
  /** Ids of `ManagedPolicy` parts of the same stack. */
  readonly policies?: readonly string[];
}

const KINDS = {
  group: IamGroupPolicyAttachment,
  user: IamUserPolicyAttachment,
  role: IamRolePolicyAttachment,
} as const;

/**
 * Policies for groups, users and roles that something else made:
 * `aws_iam_<kind>_policy_attachment.<id>-<name>-<policy>`. What else they have stays as it is.
 */
export class PolicyAttachments extends StackPart {
  /**
   * @param stack where it belongs
   * @param id a Terraform identifier, unique in the stack: `people`
   * @throws StackError for a bad or taken id, or if two attachments would get the same address
   */
  constructor(stack: FleetStack, id: string, props: PolicyAttachmentsProps) {
    super(stack, id, "attachment");
    const policies = [
      ...(props.managedPolicies ?? []).map((arn) => ({
        name: arn.slice(arn.lastIndexOf("/") + 1),
        arn: literal(arn),
      })),
      ...(props.policies ?? []).map((policy) => ({
        name: policy,
        arn: `\${${policyAddress(policy)}.arn}`,
      })),
    ];
    const names = { group: props.groups, user: props.users, role: props.roles };
    for (const kind of ["group", "user", "role"] as const) {
      for (const name of names[kind] ?? []) {
        for (const policy of policies) this.attach(kind, name, policy);
      }
    }
  }

  private attach(
    kind: keyof typeof KINDS,
    name: string,
    policy: { readonly name: string; readonly arn: string },
  ): void {
    const Resource = KINDS[kind];
    const address = `aws_iam_${kind}_policy_attachment.${this.idOf(name, policy.name)}`;
    const config = { [kind]: literal(name), policyArn: policy.arn };
    this.add(
      () => new Resource(this, address, config as never),
      address,
      ` (${kind} ${name}, ${policy.name})`,
    );
  }
}
