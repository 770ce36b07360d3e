/** What a kind of part is called, wherever it turns up. */
export interface PartKind {
  /** The key of its parts in a blueprint file. */
  readonly file: string;
  /** What messages and descriptions call one. */
  readonly noun: string;
  /** The construct that generated stacks make it with. */
  readonly construct: string;
  /** Its Terraform resource, where it is one with an ARN and a name, and the attribute that the name is. */
  readonly named?: { readonly resource: string; readonly attribute: string };
}

/** Every kind of part that a blueprint can have, by its list in a stack, in the order of outputs. */
export const PART_KINDS = {
  roles: {
    file: "roles",
    noun: "role",
    construct: "ServiceRole",
    named: { resource: "aws_iam_role", attribute: "name" },
  },
  policies: {
    file: "policies",
    noun: "policy",
    construct: "ManagedPolicy",
    named: { resource: "aws_iam_policy", attribute: "name" },
  },
  attachments: {
    file: "attachments",
    noun: "attachment",
    construct: "PolicyAttachments",
  },
  roleAliases: {
    file: "role_aliases",
    noun: "role alias",
    construct: "RoleAlias",
    named: { resource: "aws_iot_role_alias", attribute: "alias" },
  },
  iotPolicies: {
    file: "iot_policies",
    noun: "IoT policy",
    construct: "IotPolicy",
    named: { resource: "aws_iot_policy", attribute: "name" },
  },
} as const satisfies Readonly<Record<string, PartKind>>;

/** The name of a stack's list of parts. */
export type PartList = keyof typeof PART_KINDS;

/** The lists, in the order of the table. */
export const PART_LISTS = Object.keys(PART_KINDS) as readonly PartList[];

/** The lists whose parts have an ARN and a name to put out, each with its kind. */
export const NAMED_KINDS = PART_LISTS.flatMap((list) => {
  const kind: PartKind = PART_KINDS[list];
  return kind.named === undefined ? [] : [{ list, ...kind, ...kind.named }];
});

/** Parts by kind, each list mapped by itself. */
export function mapParts<Parts extends Readonly<Record<PartList, readonly unknown[]>>>(
  parts: Parts,
  map: <List extends PartList>(list: Parts[List], name: List) => unknown,
): Pick<Parts, PartList> {
  const mapped = PART_LISTS.map((name) => [name, map(parts[name], name)] as const);
  return Object.fromEntries(mapped) as Pick<Parts, PartList>;
}
