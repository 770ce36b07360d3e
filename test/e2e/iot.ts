import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "../../generators";

/**
 * moto has role aliases and policies of AWS IoT, but not ListTagsForResource, which the provider asks
 * of both until it gives up. So a stack that has them is applied without them; what Terraform would
 * create is seen in the plan, and their arguments in a test on a mock provider.
 *
 * @param folder of the synthesized stack
 * @returns arguments for `terraform apply`; none for a stack that is applied as a whole
 */
export function withoutIot(folder: string): { targets: string[]; isWhole: boolean } {
  const { resource = {} } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
    readonly resource?: Readonly<Record<string, object>>;
  };
  const types = Object.keys(resource);
  const isWhole = !types.some(isIot);
  const targets = Object.entries(resource)
    .filter(([type]) => !isIot(type))
    .flatMap(([type, resources]) => Object.keys(resources).map((id) => `-target=${type}.${id}`));
  return { targets: isWhole ? [] : targets, isWhole };
}

function isIot(type: string): boolean {
  return type.startsWith("aws_iot_");
}

/** A test for `terraform test`: what the stack's role aliases and IoT policies are, applied to a mock. */
export function mockTest({ roleAliases, iotPolicies }: Stack): string {
  const conditions = [
    ...roleAliases.flatMap(({ id, name, role, credentialDuration }) => {
      const address = `aws_iot_role_alias.${id}`;
      return [
        `${address}.alias == ${hcl(name)}`,
        `${address}.role_arn == aws_iam_role.${role}.arn`,
        `${address}.credential_duration == ${String(credentialDuration)}`,
        `output.${id}_name == ${hcl(name)}`,
      ];
    }),
    ...iotPolicies.flatMap(({ id, name, document }) => {
      const address = `aws_iot_policy.${id}`;
      return [
        `${address}.name == ${hcl(name)}`,
        `jsondecode(${address}.policy) == jsondecode(${hcl(JSON.stringify(document))})`,
      ];
    }),
  ];
  const asserts = conditions.map(
    (condition) =>
      `  assert {\n    condition     = ${condition}\n    error_message = "differs"\n  }\n`,
  );
  return `${MOCK}\nrun "iot" {\n${asserts.join("")}}\n`;
}

/** What the provider checks the form of even in a mock: ARNs that other resources name. */
const MOCK = `mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111111111111:policy/mock" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/mock" }
  }
}
`;

/** A string in quotes that HCL reads as it is. */
function hcl(text: string): string {
  return JSON.stringify(text).replaceAll("${", "$${").replaceAll("%{", "%%{");
}
