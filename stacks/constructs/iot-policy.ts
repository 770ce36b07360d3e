import { IotPolicy as IotPolicyResource } from "./aws";
import type { FleetStack } from "./fleet-stack";
import { literal, literals } from "./literal";
import { addOutputs } from "./outputs";
import type { IotPolicyDocument } from "./policy";
import { StackPart } from "./stack-part";

/** A policy of AWS IoT. Every string reaches AWS as it is written here. */
export interface IotPolicyProps {
  /** 1 to 128 characters; unique in the account and region. */
  readonly name: string;
  readonly document: IotPolicyDocument;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A policy of AWS IoT, for whoever provisions devices to attach to their certificates:
 * `aws_iot_policy.<id>`, and the outputs `<id>_arn` and `<id>_name`.
 */
export class IotPolicy extends StackPart {
  private readonly policy: IotPolicyResource;

  /**
   * @param stack where it belongs
   * @param id a Terraform identifier, unique in the stack: `token_exchange_policy`
   * @throws StackError for a bad or taken id
   */
  constructor(stack: FleetStack, id: string, props: IotPolicyProps) {
    super(stack, id, "IoT policy");
    const { tags } = props;
    const address = `aws_iot_policy.${id}`;
    const config = {
      name: literal(props.name),
      // Certificates have it attached: where it gets another name, the new one is there first.
      lifecycle: { createBeforeDestroy: true },
      policy: literal(JSON.stringify(props.document)),
      ...(tags !== undefined && { tags: literals(tags) as Record<string, string> }),
    };
    this.policy = this.add(() => new IotPolicyResource(this, address, config), address);
    addOutputs(stack, this, { id, address, kind: "IoT policy" });
  }

  /** The policy's ARN, as a cdktf token: known when Terraform has applied the stack. */
  get arn(): string {
    return this.policy.arn;
  }
}
