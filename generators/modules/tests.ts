import type { BlueprintData, BlueprintExample } from "../blueprints/schema";
import type { StackParts } from "../model/blueprint-parts";
import type { Attachment, Role } from "../model/types";
import { expectedOf, PLACE } from "./examples";
import { hclString, hclValue } from "./hcl";
import type { Hcl } from "./hcl";
import { policyResourceName } from "../blueprints/terraform-names";
import { factsUsed } from "./facts";

/** Something that a test run asserts. */
export interface Assertion {
  readonly condition: Hcl;
  readonly message: string;
}

/** Overrides of what a module would ask the provider: a mock knows nothing of it. */
export function placeInputs(blueprint: BlueprintData): Record<string, unknown> {
  const uses = factsUsed(blueprint);
  return {
    ...(uses.account && { account_id: PLACE.account }),
    ...(uses.partition && { partition: PLACE.partition }),
    ...(uses.region && { region: PLACE.region }),
    ...(uses.regions && { regions: [PLACE.region] }),
  };
}

/** Everything that the module of an example has to have: names, documents, what is attached to whom. */
export function assertions(blueprint: BlueprintData, example: BlueprintExample): Assertion[] {
  const { account, fleets } = expectedOf(blueprint, example);
  return [
    ...ofParts(account, "0"),
    ...[...fleets].flatMap(([name, parts]) => ofParts(parts, hclString(name))),
    ...counts(blueprint, account, fleets),
  ];
}

type At = (type: string, id: string) => Hcl;

function ofParts(parts: StackParts, key: Hcl): Assertion[] {
  const at: At = (type, id) => `${type}.${id}[${key}]`;
  return [
    ...parts.roles.flatMap((role) => ofRole(role, at)),
    ...parts.policies.flatMap((policy) => {
      const address = at("aws_iam_policy", policy.id);
      return [
        equal(`The name of ${policy.name}`, `${address}.name`, policy.name),
        document(`The document of ${policy.name}`, `${address}.policy`, policy.document),
      ];
    }),
    ...parts.attachments.flatMap((part) => ofAttachment(part, key)),
    ...parts.roleAliases.flatMap(({ id, name, credentialDuration }) => {
      const address = at("aws_iot_role_alias", id);
      return [
        equal(`The name of ${name}`, `${address}.alias`, name),
        equal(`The duration of ${name}`, `${address}.credential_duration`, credentialDuration),
      ];
    }),
    ...parts.iotPolicies.map((policy) =>
      document(
        `The policy ${policy.name}`,
        `${at("aws_iot_policy", policy.id)}.policy`,
        policy.document,
      ),
    ),
  ];
}

function equal(what: string, code: Hcl, value: unknown): Assertion {
  return { condition: `${code} == ${hclValue(value)}`, message: `${what} is another.` };
}

function document(what: string, code: Hcl, value: unknown): Assertion {
  return equal(what, `jsondecode(${code})`, value);
}

function ofRole(role: Role, at: At): Assertion[] {
  const address = at("aws_iam_role", role.id);
  return [
    equal(`The name of ${role.name}`, `${address}.name`, role.name),
    equal(`The path of ${role.name}`, `${address}.path`, role.path),
    equal(`The description of ${role.name}`, `${address}.description`, role.description),
    document(`The trust policy of ${role.name}`, `${address}.assume_role_policy`, role.trust),
    ...role.inlinePolicies.map((policy) =>
      document(
        `The policy ${policy.name} of ${role.name}`,
        `${at("aws_iam_role_policy", `${role.id}_${policyResourceName(policy.name)}`)}.policy`,
        policy.document,
      ),
    ),
    ...attached(role, at),
  ];
}

function ofAttachment(part: Attachment, key: Hcl): Assertion[] {
  const policies = [...part.managedPolicies.map(policyResourceName), ...part.attached];
  return (["groups", "users", "roles"] as const).flatMap((kind) =>
    part[kind].flatMap((principal) =>
      policies.map((policy) => {
        const one = kind.slice(0, -1);
        // Per fleet an instance is "<fleet>/<principal>"; what an account has once, "<principal>".
        const index = key === "0" ? hclString(principal) : `${key.slice(0, -1)}/${principal}"`;
        const address = `aws_iam_${one}_policy_attachment.${part.id}_${one}_${policy}[${index}]`;
        return equal(`The attachment of ${policy} to ${principal}`, `${address}.${one}`, principal);
      }),
    ),
  );
}

function attached(role: Role, at: (type: string, id: string) => string): Assertion[] {
  const type = "aws_iam_role_policy_attachment";
  return [
    ...role.managedPolicies.map((arn) => ({
      condition: `${at(type, `${role.id}_${policyResourceName(arn)}`)}.policy_arn == ${hclString(arn)}`,
      message: `${arn} is not attached to ${role.name}.`,
    })),
    ...role.attached.map((id) => ({
      condition: `${at(type, `${role.id}_${id}`)}.role == ${hclString(role.name)}`,
      message: `The policy ${id} is not attached to ${role.name}.`,
    })),
  ];
}

/** That there is nothing more: a resource whose condition fails has no instance. */
function counts(
  { roles = {}, policies = {} }: BlueprintData,
  account: StackParts,
  fleets: ReadonlyMap<string, StackParts>,
): Assertion[] {
  const all = [account, ...fleets.values()];
  const count = (type: string, id: string, kind: "roles" | "policies"): Assertion => {
    const found = all.flatMap((parts): readonly { readonly id: string }[] => parts[kind]);
    const wanted = found.filter((part) => part.id === id).length;
    return {
      condition: `length(${type}.${id}) == ${String(wanted)}`,
      message: `There should be ${String(wanted)} of ${id}.`,
    };
  };
  return [
    ...Object.keys(roles).map((id) => count("aws_iam_role", id, "roles")),
    ...Object.keys(policies).map((id) => count("aws_iam_policy", id, "policies")),
  ];
}
