import { DataAwsIamRole } from "./aws";
import type { FleetStack } from "./fleet-stack";
import { literal } from "./literal";
import { addOutputs } from "./outputs";
import { StackPart } from "./stack-part";

/** Which role is meant. */
export interface RoleReferenceProps {
  /** The role's name in the stack's account. */
  readonly name: string;
}

/**
 * A role that another stack, or something else, made: it is looked up in the account
 * (`data.aws_iam_role.<id>`) and never changed. It has the same outputs as a `ServiceRole`.
 */
export class RoleReference extends StackPart {
  private readonly role: DataAwsIamRole;

  /**
   * @param stack where it belongs
   * @param id a Terraform identifier, unique in the stack
   * @throws StackError for a bad id, or if another role of the stack has it
   */
  constructor(stack: FleetStack, id: string, props: RoleReferenceProps) {
    super(stack, id, "role");
    const name = literal(props.name);
    const address = `data.aws_iam_role.${id}`;
    this.role = stack.vouchFor(new DataAwsIamRole(this, address, { name }));
    this.role.overrideLogicalId(id);
    addOutputs(stack, this, { id, address, kind: "role" });
  }

  /** The role's ARN, as a cdktf token: known when Terraform has looked the role up. */
  get arn(): string {
    return this.role.arn;
  }

  /** The role's name, as a cdktf token that makes what uses it wait for the lookup. */
  get roleName(): string {
    return this.role.getStringAttribute("name");
  }
}
