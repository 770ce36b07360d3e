import { TerraformOutput } from "./framework";
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
  addOutput(stack, scope, { id, kind, what: "arn", value: `\${${address}.arn}` });
  addOutput(stack, scope, { id, kind, what: "name", value: `\${${address}.${nameAttribute}}` });
}

interface OutputsOf {
  readonly id: string;
  readonly address: string;
  readonly kind: string;
  readonly nameAttribute?: string;
}

/** One of the two: its value is an expression of Terraform. */
export function addOutput(
  stack: FleetStack,
  scope: Construct,
  { id, kind, what, value }: OutputOf,
): void {
  const description = `The ${what === "arn" ? "ARN" : "name"} of ${kind} ${id}`;
  const name = `${id}_${what}`;
  stack.claim(`output.${name}`, `${kind} "${id}"`);
  const output = new TerraformOutput(scope, scope.node.id === id ? what : name, {
    value,
    description,
  });
  stack.vouchFor(output).overrideLogicalId(name);
  stack.registerOutput(name, value);
}

interface OutputOf {
  readonly id: string;
  readonly kind: string;
  readonly what: "arn" | "name";
  readonly value: string;
}
