import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { StackError } from "./errors";
import type { FleetStack } from "./fleet-stack";

/**
 * Checks the id of a role in a stack, and gives it back.
 *
 * @throws StackError if it is no Terraform identifier, or another role of the stack has it
 */
export function checkRoleId(stack: FleetStack, id: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(id)) {
    throw new StackError(
      `Stack ${stack.node.id}: role id ${JSON.stringify(id)} is no Terraform identifier; ` +
        `use letters, digits, "-" and "_", the first a letter or "_"`,
    );
  }
  if (stack.node.tryFindChild(id) !== undefined) {
    throw new StackError(
      `Stack ${stack.node.id}: two roles have the id "${id}"; rename one of them`,
    );
  }
  return id;
}

/**
 * The two outputs of every role, created or looked up: `<id>_arn` and `<id>_name`.
 *
 * @param address of the resource or data source that has the attributes `arn` and `name`
 */
export function addRoleOutputs(
  stack: FleetStack,
  scope: Construct,
  id: string,
  address: string,
): void {
  for (const attribute of ["arn", "name"]) {
    const output = new TerraformOutput(scope, attribute, {
      value: `\${${address}.${attribute}}`,
      description: `The ${attribute === "arn" ? "ARN" : "name"} of role ${id}`,
    });
    stack.vouchFor(output).overrideLogicalId(`${id}_${attribute}`);
  }
}
