import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "../../generators";

/**
 * moto has role aliases and policies of AWS IoT, but not ListTagsForResource, which the provider asks
 * of both until it gives up. So a stack that has them is applied without them; what Terraform would
 * create is seen in the plan, and their arguments in a test on a mock provider.
 *
 * @param folder of the synthesized stack
 * @returns the addresses of all else, and arguments for `terraform apply`; none for a stack that is
 *   applied as a whole
 */
export function withoutIot(folder: string): {
  addresses: string[];
  targets: string[];
  isWhole: boolean;
} {
  const all = [...resourcesIn(folder), ...resourcesInModules(folder)];
  const isWhole = !all.some(({ type }) => isIot(type));
  const addresses = all.filter(({ type }) => !isIot(type)).map(({ address }) => address);
  const targets = isWhole ? [] : addresses.map((address) => `-target=${address}`);
  return { addresses, targets, isWhole };
}

interface Resource {
  readonly type: string;
  readonly address: string;
}

interface StackJson {
  readonly resource?: Readonly<Record<string, object>>;
  readonly module?: Readonly<Record<string, { readonly source: string }>>;
}

function stackJson(folder: string): StackJson {
  return JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as StackJson;
}

function resourcesIn(folder: string): Resource[] {
  const { resource = {} } = stackJson(folder);
  return Object.entries(resource).flatMap(([type, resources]) =>
    Object.keys(resources).map((id) => ({ type, address: `${type}.${id}` })),
  );
}

/** Those of the modules that the stack calls by a local path. */
function resourcesInModules(folder: string): Resource[] {
  const { module = {} } = stackJson(folder);
  return Object.entries(module).flatMap(([id, { source }]) => {
    if (!source.startsWith(".")) throw new Error(`module.${id}: ${source} is no local path`);
    const text = readFileSync(join(folder, source, "main.tf"), "utf8");
    return [...text.matchAll(/^resource "(\w+)" "(\w+)"/gm)].map(([, type = "", name = ""]) => ({
      type,
      address: `module.${id}.${type}.${name}`,
    }));
  });
}

function isIot(type: string): boolean {
  return type.startsWith("aws_iot_");
}

/** The AWS IoT policies that a plan (`terraform show -json`) would create: id → document. */
export function iotPoliciesPlanned(plan: string): Map<string, unknown> {
  const { resource_changes: changes = [] } = JSON.parse(plan) as {
    readonly resource_changes?: readonly PolicyChange[];
  };
  const policies = changes.filter(({ type }) => type === "aws_iot_policy");
  return new Map(
    policies.map(({ name, change }) => [name, JSON.parse(change.after?.policy ?? "null")]),
  );
}

interface PolicyChange {
  readonly type: string;
  readonly name: string;
  readonly change: { readonly after: { readonly policy?: string } | null };
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
  // A replacement that is a string would read $$ as one $.
  return JSON.stringify(text)
    .replaceAll("${", () => "$${")
    .replaceAll("%{", "%%{");
}
