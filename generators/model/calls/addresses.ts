/** Where the parts of a stack stand in Terraform: as resources of their own, and as resources of a called module. */
import { policyResourceName } from "../../blueprints/terraform-names";
import { GRANTS } from "../grants/given";
import type { Attachment, Role, Stack } from "../types";
import { callId } from "./module-calls";

/** The address of a resource of the stack itself, and that of the same thing in the module. */
export type AddressPair = readonly [own: string, inModule: string];

/**
 * The resources that a blueprint's parts are in a stack, both ways. Copies of AWS managed policies have no place in modules and
 * are left out.
 */
export function addressPairs(stack: Stack, blueprint: string): AddressPair[] {
  const copies = new Set(stack.policies.flatMap(({ id, copyOf }) => (copyOf ? [id] : [])));
  const place = placeOf(stack, callId({ id: blueprint }));
  const own = <T extends { readonly blueprint: string }>(list: readonly T[]): T[] =>
    list.filter((part) => part.blueprint === blueprint);
  const without = <T extends { readonly attached: readonly string[] }>(part: T): T => ({
    ...part,
    attached: part.attached.filter((id) => !copies.has(id)),
  });
  const simple = (type: string, list: readonly { readonly id: string }[]): AddressPair[] =>
    list.map(({ id }) => [`${type}.${id}`, place.one(type, place.bare(id))]);
  return [
    ...simple(
      "aws_iam_policy",
      own(stack.policies).filter(({ id }) => !copies.has(id)),
    ),
    ...simple("aws_iam_role", own(stack.roles)),
    ...own(stack.roles)
      .map(without)
      .flatMap((role) => [...inlinePairs(role, place), ...attachedPairs(role, place)]),
    ...own(stack.attachments)
      .map(without)
      .flatMap((attachment) => takerPairs(attachment, place)),
    ...simple("aws_iot_role_alias", own(stack.roleAliases)),
    ...simple("aws_iot_policy", own(stack.iotPolicies)),
  ];
}

/** How a module names what it makes for one fleet, or for the account. */
interface ModulePlace {
  /** The id that the blueprint has for a part of the stack. */
  readonly bare: (id: string) => string;
  /** The one instance for the fleet, or for the account. */
  readonly one: (type: string, name: string) => string;
  /** One of several instances. */
  readonly several: (type: string, name: string, ...keys: readonly string[]) => string;
  /** What comes of the settings of single roles. */
  readonly settings: string;
}

function placeOf({ subject }: Stack, call: string): ModulePlace {
  const instance = (type: string, name: string, key: string): string =>
    `module.${call}.${type}.${name}[${key}]`;
  if (subject.kind === "shared") {
    return {
      bare: (id) => id.slice(call.length + 1),
      one: (type, name) => instance(type, name, "0"),
      several: (type, name, ...keys) => instance(type, name, JSON.stringify(keys.join("/"))),
      settings: "shared",
    };
  }
  const { name: fleet } = subject;
  return {
    bare: (id) => id,
    one: (type, name) => instance(type, name, JSON.stringify(fleet)),
    several: (type, name, ...keys) =>
      instance(type, name, JSON.stringify([fleet, ...keys].join("/"))),
    settings: "further",
  };
}

function inlinePairs({ id, inlinePolicies, takesGrants }: Role, place: ModulePlace): AddressPair[] {
  const type = "aws_iam_role_policy";
  const bare = place.bare(id);
  return inlinePolicies.map(({ name }): AddressPair => {
    const own = `${type}.${sanitised(id, name)}`;
    if (name !== GRANTS) return [own, place.one(type, `${bare}_${policyResourceName(name)}`)];
    return [
      own,
      takesGrants ? place.one(type, `${bare}_grants`) : place.several(type, place.settings, bare),
    ];
  });
}

function attachedPairs(role: Role, place: ModulePlace): AddressPair[] {
  const type = "aws_iam_role_policy_attachment";
  const bare = place.bare(role.id);
  const managed = role.managedPolicies.map((arn): AddressPair => [
    `${type}.${sanitised(role.id, baseName(arn))}`,
    role.further?.includes(arn) === true
      ? place.several(type, place.settings, bare, arn)
      : place.one(type, `${bare}_${policyResourceName(arn)}`),
  ]);
  const attached = role.attached.map((policy): AddressPair => [
    `${type}.${sanitised(role.id, policy)}`,
    place.one(type, `${bare}_${place.bare(policy)}`),
  ]);
  return [...managed, ...attached];
}

function takerPairs(attachment: Attachment, place: ModulePlace): AddressPair[] {
  const { id, groups, users, roles, managedPolicies, attached } = attachment;
  const policies = [
    ...managedPolicies.map((arn) => [baseName(arn), policyResourceName(arn)] as const),
    ...attached.map((policy) => [policy, place.bare(policy)] as const),
  ];
  const kinds = { group: groups, user: users, role: roles };
  return Object.entries(kinds).flatMap(([kind, names]) =>
    names.flatMap((name) =>
      policies.map(([own, inModule]): AddressPair => {
        const type = `aws_iam_${kind}_policy_attachment`;
        return [
          `${type}.${sanitised(id, name, own)}`,
          place.several(type, `${place.bare(id)}_${kind}_${inModule}`, name),
        ];
      }),
    ),
  );
}

function baseName(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

/** As `StackPart.idOf` names what belongs to a part. */
function sanitised(...names: readonly string[]): string {
  return names.join("-").replace(/[^A-Za-z0-9_-]/g, "_");
}
