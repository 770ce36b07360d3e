/** Where the parts of a stack stand in Terraform: as resources of their own, and as resources of a called module. */
import { policyResourceName } from "../../blueprints/terraform-names";
import { policyArn } from "../../iam/arn/identities";
import { GRANTS } from "../grants/given";
import type { Attachment, CustomerPolicy, Role, Stack } from "../types";
import { callId } from "./module-calls";

/** Something that a stack makes. */
export interface MadeResource {
  /** The blueprint that it is a part of. */
  readonly blueprint: string;
  /** Its address as a resource of the stack itself. */
  readonly own: string;
  /** Its address in the blueprint's module. Copies of AWS managed policies have no place there, nor has a boundary. */
  readonly inModule?: string;
  /**
   * What Terraform imports it by: a role's name, a policy's ARN, the role's name and the policy's ARN with a `/`. With the type
   * of the resource, that says which thing in the account it is.
   * Source: the AWS provider's documentation of these resources, section Import.
   */
  readonly importId: string;
  /** What ids begin with in the group that the stack is in. */
  readonly prefix?: string;
  /** Of what attaches a policy of the same stack: the id that this has without that, with which `own` ends. */
  readonly attached?: string;
}

/** Those parts of a stack, and of what they have, from which addresses and names follow. */
export interface StackInventory {
  readonly subject:
    | { readonly kind: "shared" | "group" }
    | { readonly kind: string; readonly name: string; readonly formerly?: string };
  /** Of a group: the stacks in it, each with what its ids begin with there. */
  readonly members?: readonly { readonly prefix: string; readonly stack: StackInventory }[];
  readonly environment: { readonly account: string; readonly partition: string };
  readonly policies: readonly (Named & Pick<CustomerPolicy, "path" | "copyOf" | "boundary">)[];
  readonly roles: readonly InventoryRole[];
  readonly attachments: readonly Omit<Attachment, "origin">[];
  readonly roleAliases: readonly Named[];
  readonly iotPolicies: readonly Named[];
}

type Named = Pick<CustomerPolicy, "id" | "blueprint" | "name">;

type InventoryRole = Named &
  Pick<
    Role,
    "managedPolicies" | "attached" | "further" | "takesGrants" | "exclusive" | "instanceProfile"
  > & {
    readonly inlinePolicies: readonly { readonly name: string }[];
  };

/** All that a stack makes, with what modules make for it. */
export function madeResources(stack: StackInventory): MadeResource[] {
  if (stack.members === undefined) return madeAlone(stack, "");
  return stack.members.flatMap((one) => madeAlone(one.stack, one.prefix).map(inGroup(one.prefix)));
}

/** @param prefix what ids begin with in the group, but for that of the resource itself */
function madeAlone(stack: StackInventory, prefix: string): MadeResource[] {
  const arns = new Map(
    stack.policies.map(({ id, path, name }) => {
      const { account, partition } = stack.environment;
      return [id, policyArn(partition, account, path, name)];
    }),
  );
  const copies = new Set(
    stack.policies.flatMap(({ id, copyOf, boundary }) => (copyOf || boundary ? [id] : [])),
  );
  const maker: Maker = {
    arnOf: (policy) => arns.get(policy) ?? policy,
    isCopy: (policy) => copies.has(policy),
    idOf: (policy) => `${prefix}${policy}`,
    placeOf: (blueprint) => placeOf(stack, callId({ id: blueprint })),
  };
  return [
    ...stack.policies.map((part) => simple("aws_iam_policy", part, maker.arnOf(part.id), maker)),
    ...stack.roles.flatMap((role) => [
      simple("aws_iam_role", role, role.name, maker),
      ...inlineResources(role, maker),
      ...attachedResources(role, maker),
      ...exclusiveResources(role, maker),
      ...profileResources(role, maker),
    ]),
    ...stack.attachments.flatMap((attachment) => takerResources(attachment, maker)),
    ...stack.roleAliases.map((part) => simple("aws_iot_role_alias", part, part.name, maker)),
    ...stack.iotPolicies.map((part) => simple("aws_iot_policy", part, part.name, maker)),
  ];
}

/** The same resource in a group. */
function inGroup(prefix: string): (made: MadeResource) => MadeResource {
  const moved = (address: string): string => address.replace(".", () => `.${prefix}`);
  return ({ blueprint, own, inModule, importId, attached }) => ({
    blueprint: `${prefix}${blueprint}`,
    own: moved(own),
    ...(inModule !== undefined && { inModule: moved(inModule) }),
    importId,
    ...(attached !== undefined && { attached }),
    prefix,
  });
}

/** The same with the address of each as it is now: in the module that the stack calls, or of its own. */
export function placedResources(stack: Stack): (MadeResource & { readonly address: string })[] {
  const called = new Set(stack.modules.flatMap(({ blueprint }) => blueprint ?? []));
  return madeResources(stack).map((made) => ({
    ...made,
    address: called.has(made.blueprint) ? (made.inModule ?? made.own) : made.own,
  }));
}

/** The address of a resource of the stack itself, and that of the same thing in the module. */
export type AddressPair = readonly [own: string, inModule: string];

/** The resources that a blueprint's parts are in a stack, both ways. */
export function addressPairs(stack: Stack, blueprint: string): AddressPair[] {
  return madeResources(stack).flatMap((one): AddressPair[] =>
    one.blueprint === blueprint && one.inModule !== undefined ? [[one.own, one.inModule]] : [],
  );
}

/** What a stack's resources are worked out with. */
interface Maker {
  readonly arnOf: (policy: string) => string;
  readonly isCopy: (policy: string) => boolean;
  /** The id that a policy of the stack has in Terraform. */
  readonly idOf: (policy: string) => string;
  readonly placeOf: (blueprint: string) => ModulePlace;
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

function placeOf({ subject }: StackInventory, call: string): ModulePlace {
  const instance = (type: string, name: string, key: string): string =>
    `module.${call}.${type}.${name}[${key}]`;
  if (!("name" in subject)) {
    return {
      bare: (id) => id.slice(call.length + 1),
      one: (type, name) => instance(type, name, "0"),
      several: (type, name, ...keys) => instance(type, name, JSON.stringify(keys.join("/"))),
      settings: "shared",
    };
  }
  const fleet = subject.formerly ?? subject.name;
  return {
    bare: (id) => id,
    one: (type, name) => instance(type, name, JSON.stringify(fleet)),
    several: (type, name, ...keys) =>
      instance(type, name, JSON.stringify([fleet, ...keys].join("/"))),
    settings: "further",
  };
}

/** One that is named as its part is. */
function simple(
  type: string,
  { id, blueprint }: { readonly id: string; readonly blueprint: string },
  importId: string,
  { placeOf: at, isCopy }: Maker,
): MadeResource {
  const place = at(blueprint);
  const inModule = isCopy(id) ? {} : { inModule: place.one(type, place.bare(id)) };
  return { blueprint, own: `${type}.${id}`, ...inModule, importId };
}

function inlineResources(role: InventoryRole, { placeOf: at }: Maker): MadeResource[] {
  const { id, blueprint, inlinePolicies, takesGrants } = role;
  const type = "aws_iam_role_policy";
  const place = at(blueprint);
  const bare = place.bare(id);
  const inModule = (name: string): string => {
    if (name !== GRANTS) return place.one(type, `${bare}_${policyResourceName(name)}`);
    return takesGrants
      ? place.one(type, `${bare}_grants`)
      : place.several(type, place.settings, bare);
  };
  return inlinePolicies.map(({ name }) => ({
    blueprint,
    own: `${type}.${sanitised(id, name)}`,
    inModule: inModule(name),
    importId: `${role.name}:${name}`,
  }));
}

function attachedResources(role: InventoryRole, maker: Maker): MadeResource[] {
  const type = "aws_iam_role_policy_attachment";
  const { id, blueprint, name } = role;
  const place = maker.placeOf(blueprint);
  const bare = place.bare(id);
  const managed = role.managedPolicies.map((arn) => ({
    blueprint,
    own: `${type}.${sanitised(id, baseName(arn))}`,
    inModule:
      role.further?.includes(arn) === true
        ? place.several(type, place.settings, bare, arn)
        : place.one(type, `${bare}_${policyResourceName(arn)}`),
    importId: `${name}/${arn}`,
  }));
  const attached = role.attached.map((policy) => ({
    blueprint,
    own: `${type}.${sanitised(id, maker.idOf(policy))}`,
    attached: policy,
    ...(!maker.isCopy(policy) && {
      inModule: place.one(type, `${bare}_${place.bare(policy)}`),
    }),
    importId: `${name}/${maker.arnOf(policy)}`,
  }));
  return [...managed, ...attached];
}

/** What takes other policies away. Its imports are by the role's name. */
function exclusiveResources(role: InventoryRole, maker: Maker): MadeResource[] {
  if (role.exclusive === false) return [];
  return EXCLUSIVE.map((type) => simple(type, role, role.name, maker));
}

/** Its instance profile: it is imported by its own name. */
function profileResources(role: InventoryRole, maker: Maker): MadeResource[] {
  const { instanceProfile: name } = role;
  return name === undefined ? [] : [simple("aws_iam_instance_profile", role, name, maker)];
}

const EXCLUSIVE = [
  "aws_iam_role_policies_exclusive",
  "aws_iam_role_policy_attachments_exclusive",
] as const;

function takerResources(
  attachment: StackInventory["attachments"][number],
  maker: Maker,
): MadeResource[] {
  const { id, blueprint, groups, users, roles, managedPolicies, attached } = attachment;
  const place = maker.placeOf(blueprint);
  const policies = [
    ...managedPolicies.map((arn) => ({
      own: baseName(arn),
      bare: policyResourceName(arn),
      arn,
    })),
    ...attached.map((policy) => ({
      own: maker.idOf(policy),
      attached: policy,
      bare: maker.isCopy(policy) ? undefined : place.bare(policy),
      arn: maker.arnOf(policy),
    })),
  ];
  const kinds = { group: groups, user: users, role: roles };
  return Object.entries(kinds).flatMap(([kind, names]) =>
    names.flatMap((name) =>
      policies.map(({ own, bare, arn, ...more }): MadeResource => {
        const type = `aws_iam_${kind}_policy_attachment`;
        const inModule = (part: string): string =>
          place.several(type, `${place.bare(id)}_${kind}_${part}`, name);
        return {
          blueprint,
          own: `${type}.${sanitised(id, name, own)}`,
          ...(bare !== undefined && { inModule: inModule(bare) }),
          ...more,
          importId: `${name}/${arn}`,
        };
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
