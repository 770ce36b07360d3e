import type { BlueprintData, BlueprintExample } from "../../blueprints/schema";
import type { StackParts } from "../../model/parts/blueprint-parts";
import type { Attachment, Role } from "../../model/types";
import { expectedOf, PLACE } from "./examples";
import { hclString, hclValue } from "./hcl";
import type { Hcl } from "./hcl";
import { GRANTS } from "../../model/grants/given";
import { grantsRole } from "../../model/grants/takers";
import { ownValue } from "../../text/own-value";
import { FURTHER } from "./role-settings";
import { policyResourceName } from "../../blueprints/terraform-names";
import { factsUsed } from "./facts";
import { moduleResources } from "./resources";

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
    ...ofParts(account, "0", furtherOf(blueprint, example, undefined)),
    ...[...fleets].flatMap(([name, parts]) =>
      ofParts(parts, hclString(name), furtherOf(blueprint, example, name)),
    ),
    ...counts(blueprint, [
      ...addressesOf(account, furtherOf(blueprint, example, undefined)),
      ...[...fleets].flatMap(([name, parts]) =>
        addressesOf(parts, furtherOf(blueprint, example, name)),
      ),
    ]),
  ];
}

/** Where callers' settings of single roles are: addresses by role, of the policy and by attached ARN. */
type Further = ReadonlyMap<
  string,
  { readonly grants?: string; readonly managed: ReadonlyMap<string, string> }
>;

function furtherOf(
  blueprint: BlueprintData,
  { fleets, role_settings: account }: BlueprintExample,
  fleet: string | undefined,
): Further {
  const settings = fleet === undefined ? account : ownValue(fleets, fleet)?.role_settings;
  const scope = fleet === undefined ? "account" : "fleet";
  const taker = grantsRole(blueprint);
  const key = (...parts: string[]): string =>
    `${FURTHER[scope]}[${hclString([...(fleet === undefined ? [] : [fleet]), ...parts].join("/"))}]`;
  return new Map(
    Object.entries(settings ?? {}).map(([id, { managed_policies: arns = {} }]) => [
      id,
      {
        ...(id !== taker && { grants: `aws_iam_role_policy.${key(id)}` }),
        managed: new Map(
          Object.entries(arns).map(([name, arn]) => [
            arn,
            `aws_iam_role_policy_attachment.${key(id, name)}`,
          ]),
        ),
      },
    ]),
  );
}

type At = (type: string, id: string) => Hcl;

function ofParts(parts: StackParts, key: Hcl, further: Further): Assertion[] {
  const at: At = (type, id) => `${type}.${id}[${key}]`;
  return [
    ...parts.roles.flatMap((role) => ofRole(role, at, further)),
    ...parts.policies.flatMap((policy) => {
      const address = at("aws_iam_policy", policy.id);
      return [
        equal(`The name of ${policy.name}`, `${address}.name`, policy.name),
        equal(`The description of ${policy.name}`, `${address}.description`, policy.description),
        ...tagged(policy, address),
        document(`The document of ${policy.name}`, `${address}.policy`, policy.document),
      ];
    }),
    ...parts.attachments.flatMap((part) => ofAttachment(part, key)),
    ...parts.roleAliases.flatMap(({ id, name, role, credentialDuration }) => {
      const address = at("aws_iot_role_alias", id);
      const roleArn = `${at("aws_iam_role", role)}.arn`;
      return [
        { condition: `${address}.role_arn == ${roleArn}`, message: `${name} is of another role.` },
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

function tagged(
  { name, tags }: { readonly name: string; readonly tags: Readonly<Record<string, string>> },
  address: Hcl,
): Assertion[] {
  return Object.entries(tags).map(([key, value]) =>
    equal(`The tag ${key} of ${name}`, `${address}.tags[${hclString(key)}]`, value),
  );
}

function equal(what: string, code: Hcl, value: unknown): Assertion {
  return { condition: `${code} == ${hclValue(value)}`, message: `${what} is another.` };
}

function document(what: string, code: Hcl, value: unknown): Assertion {
  return equal(what, `jsondecode(${code})`, value);
}

function ofRole(role: Role, at: At, further: Further): Assertion[] {
  const address = at("aws_iam_role", role.id);
  return [
    equal(`The name of ${role.name}`, `${address}.name`, role.name),
    equal(`The path of ${role.name}`, `${address}.path`, role.path),
    equal(`The description of ${role.name}`, `${address}.description`, role.description),
    document(`The trust policy of ${role.name}`, `${address}.assume_role_policy`, role.trust),
    ...(role.maxSessionDuration === undefined
      ? []
      : [
          equal(
            `The longest session of ${role.name}`,
            `${address}.max_session_duration`,
            role.maxSessionDuration,
          ),
        ]),
    ...tagged(role, address),
    ...role.inlinePolicies.flatMap(({ name, document: policy }) => {
      const own = at("aws_iam_role_policy", `${role.id}_${policyResourceName(name)}`);
      const given = name === GRANTS ? further.get(role.id)?.grants : undefined;
      const said = document(`The policy ${name} of ${role.name}`, `${given ?? own}.policy`, policy);
      if (given === undefined) return [said];
      const message = `The policy ${name} is not one of ${role.name}.`;
      return [said, { condition: `${given}.role == ${hclString(role.name)}`, message }];
    }),
    ...attached(role, at, further),
    ...noOthers(role, at),
  ];
}

/** What takes other policies away knows all that the role has; ARNs of the module's own policies are known once they are there. */
function noOthers(role: Role, at: At): Assertion[] {
  const { id, inlinePolicies, managedPolicies, attached: own } = role;
  const holds = (address: string, argument: string, all: readonly string[]): Assertion => ({
    condition:
      all.length === 0
        ? `length(${address}.${argument}) == 0`
        : `toset(${address}.${argument}) == toset(${hclValue(all)})`,
    message: `${role.name} is to keep ${all.length === 0 ? "nothing" : all.join(", ")} among its ${argument}.`,
  });
  const names = inlinePolicies.map(({ name }) => name);
  const inline = at("aws_iam_role_policies_exclusive", id);
  const managed = at("aws_iam_role_policy_attachments_exclusive", id);
  return [
    holds(inline, "policy_names", names),
    ...(own.length > 0 ? [] : [holds(managed, "policy_arns", managedPolicies)]),
  ];
}

function ofAttachment(part: Attachment, key: Hcl): Assertion[] {
  return principalsOf(part).map(({ kind, principal, policy }) => {
    // Per fleet an instance is "<fleet>/<principal>"; what an account has once, "<principal>".
    const index = key === "0" ? hclString(principal) : `${key.slice(0, -1)}/${principal}"`;
    const code = `${attachmentAddress(part, kind, policy)}[${index}].${kind}`;
    return equal(`The attachment of ${policy} to ${principal}`, code, principal);
  });
}

interface Given {
  readonly kind: string;
  readonly principal: string;
  readonly policy: string;
}

/** Who gets what by an attachment. */
function principalsOf(part: Attachment): Given[] {
  const policies = [...part.managedPolicies.map(policyResourceName), ...part.attached];
  return (["groups", "users", "roles"] as const).flatMap((kind) =>
    part[kind].flatMap((principal) =>
      policies.map((policy) => ({ kind: kind.slice(0, -1), principal, policy })),
    ),
  );
}

function attachmentAddress({ id }: Attachment, kind: string, policy: string): string {
  return `aws_iam_${kind}_policy_attachment.${id}_${kind}_${policy}`;
}

function attached(role: Role, at: At, further: Further): Assertion[] {
  const type = "aws_iam_role_policy_attachment";
  const given = further.get(role.id)?.managed;
  return [
    ...role.managedPolicies.map((arn) => {
      const own = at(type, `${role.id}_${policyResourceName(arn)}`);
      const address = given?.get(arn) ?? own;
      const there = `${address}.policy_arn == ${hclString(arn)}`;
      const here = `${there} && ${address}.role == ${hclString(role.name)}`;
      const message = `${arn} is not attached to ${role.name}.`;
      return { condition: address === own ? there : here, message };
    }),
    ...role.attached.map((id) => ({
      condition: `${at(type, `${role.id}_${id}`)}.role == ${hclString(role.name)}`,
      message: `The policy ${id} is not attached to ${role.name}.`,
    })),
  ];
}

/** That there is nothing more: a resource whose condition fails has no instance. */
function counts(blueprint: BlueprintData, expected: readonly string[]): Assertion[] {
  return moduleResources(blueprint).map(({ type, name }) => {
    const address = `${type}.${name}`;
    const wanted = String(expected.filter((one) => one === address).length);
    return {
      condition: `length(${address}) == ${wanted}`,
      message: `There should be ${wanted} of ${address}.`,
    };
  });
}

/** The address of every instance that some parts are, without its key. */
function addressesOf(parts: StackParts, further: Further): string[] {
  const bare = (address: string): string => address.slice(0, address.indexOf("["));
  return [
    ...parts.policies.map(({ id }) => `aws_iam_policy.${id}`),
    ...parts.roles.flatMap(({ id, inlinePolicies, managedPolicies, attached: own }) => [
      `aws_iam_role.${id}`,
      ...inlinePolicies.map(({ name }) => {
        const given = name === GRANTS ? further.get(id)?.grants : undefined;
        return given ? bare(given) : `aws_iam_role_policy.${id}_${policyResourceName(name)}`;
      }),
      ...managedPolicies.map((arn) => {
        const given = further.get(id)?.managed.get(arn);
        const plain = `aws_iam_role_policy_attachment.${id}_${policyResourceName(arn)}`;
        return given ? bare(given) : plain;
      }),
      ...own.map((policy) => `aws_iam_role_policy_attachment.${id}_${policy}`),
      `aws_iam_role_policies_exclusive.${id}`,
      `aws_iam_role_policy_attachments_exclusive.${id}`,
    ]),
    ...parts.attachments.flatMap((part) =>
      principalsOf(part).map(({ kind, policy }) => attachmentAddress(part, kind, policy)),
    ),
    ...parts.roleAliases.map(({ id }) => `aws_iot_role_alias.${id}`),
    ...parts.iotPolicies.map(({ id }) => `aws_iot_policy.${id}`),
  ];
}
