import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { FleetStack } from "./fleet-stack";

/**
 * The two outputs of what a stack creates or looks up: `<id>_arn` and `<id>_name`.
 *
 * @param address of the resource or data source
 * @param kind as descriptions name it: `role`
 * @param nameAttribute the attribute that holds the name
 */
export function addOutputs(
  stack: FleetStack,
  scope: Construct,
  { id, address, kind, nameAttribute = "name" }: OutputsOf,
): void {
  const attributes = { arn: "arn", name: nameAttribute };
  for (const [name, attribute] of Object.entries(attributes)) {
    const output = new TerraformOutput(scope, name, {
      value: `\${${address}.${attribute}}`,
      description: `The ${name === "arn" ? "ARN" : "name"} of ${kind} ${id}`,
    });
    stack.vouchFor(output).overrideLogicalId(`${id}_${name}`);
  }
}

interface OutputsOf {
  readonly id: string;
  readonly address: string;
  readonly kind: string;
  readonly nameAttribute?: string;
}
