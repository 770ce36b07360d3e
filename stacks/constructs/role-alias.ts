import { IotRoleAlias } from "./aws";
import type { FleetStack } from "./fleet-stack";
import { literal, literals } from "./literal";
import { addOutputs } from "./outputs";
import { RoleReference } from "./role-reference";
import { StackPart } from "./stack-part";

/** A role alias of AWS IoT. Every string reaches AWS as it is written here. */
export interface RoleAliasProps {
  /** 1 to 128 characters; unique in the account and region. */
  readonly name: string;
  /** The id of a `ServiceRole` of the same stack, or of a `RoleReference` that was made before. */
  readonly role: string;
  /** Seconds that credentials are good for, 900 to 43200; AWS IoT's default is 3600. */
  readonly credentialDuration?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A role alias: what devices name when they exchange their certificate for credentials of a role.
 * `aws_iot_role_alias.<id>`, and the outputs `<id>_arn` and `<id>_name`.
 */
export class RoleAlias extends StackPart {
  private readonly alias: IotRoleAlias;

  /**
   * @param stack where it belongs
   * @param id a Terraform identifier, unique in the stack: `token_exchange_alias`
   * @throws StackError for a bad or taken id
   */
  constructor(stack: FleetStack, id: string, props: RoleAliasProps) {
    super(stack, id, "role alias");
    const { credentialDuration, tags } = props;
    const address = `aws_iot_role_alias.${id}`;
    const config = {
      alias: literal(props.name),
      // Devices ask for credentials by its name: where that is another, the new one is there first.
      lifecycle: { createBeforeDestroy: true },
      roleArn: `\${${roleAddress(stack, props.role)}.arn}`,
      ...(credentialDuration !== undefined && { credentialDuration }),
      ...(tags !== undefined && { tags: literals(tags) as Record<string, string> }),
    };
    this.alias = this.add(() => new IotRoleAlias(this, address, config), address);
    addOutputs(stack, this, { id, address, kind: "role alias", nameAttribute: "alias" });
  }

  /** The alias's ARN, as a cdktf token: known when Terraform has applied the stack. */
  get arn(): string {
    return this.alias.arn;
  }
}

/** A role that is looked up comes before the alias; any other is a role of the stack. */
function roleAddress(stack: FleetStack, id: string): string {
  const isFound = stack.node.tryFindChild(id) instanceof RoleReference;
  return `${isFound ? "data." : ""}aws_iam_role.${id}`;
}
