import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import { Construct } from "constructs";
import type { FleetStack } from "./fleet-stack";
import { literal } from "./literal";
import { addRoleOutputs, checkRoleId } from "./outputs";

/** Which role is meant. */
export interface RoleReferenceProps {
  /** The role's name in the stack's account. */
  readonly name: string;
}

/**
 * A role that another stack, or something else, made: it is looked up in the account
 * (`data.aws_iam_role.<id>`) and never changed. It has the same outputs as a `ServiceRole`.
 */
export class RoleReference extends Construct {
  private readonly role: DataAwsIamRole;

  /**
   * @param scope the stack
   * @param id a Terraform identifier, unique in the stack
   * @throws StackError for a bad id, or if another role of the stack has it
   */
  constructor(scope: FleetStack, id: string, props: RoleReferenceProps) {
    super(scope, checkRoleId(scope, id));
    const name = literal(props.name);
    this.role = scope.vouchFor(new DataAwsIamRole(this, `data.aws_iam_role.${id}`, { name }));
    this.role.overrideLogicalId(id);
    addRoleOutputs(scope, this, id, `data.aws_iam_role.${id}`);
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
