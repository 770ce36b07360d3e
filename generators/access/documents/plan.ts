/** Every policy document that is there after a plan of Terraform. */
import type { PolicyKind } from "../../iam/lint";
import { ownValue } from "../../text/own-value";
import { fieldsOf, listOf, textOf, type Fields } from "../fields";
import { identityRows, INLINE_POLICIES, POLICY } from "../terraform/table";
import { PERMISSION, RESOURCE_POLICIES, resourceRows } from "../terraform/table";
import { Configuration } from "../terraform/configuration";
import { permissionDocument } from "../terraform/permission";
import type { Plan } from "../terraform/plan";
import { DOCUMENT } from "../terraform/unread";
import { looksLikePolicy } from "./found";
import type { FoundDocument } from "./found";

interface Argument {
  readonly name: string;
  readonly kind: PolicyKind;
  /** The block that has the argument, once or several times. */
  readonly block?: string;
}

const ARGUMENTS: ReadonlyMap<string, readonly Argument[]> = new Map<string, Argument[]>([
  ...Object.entries(identityRows).map(([type, { trust, inline }]): [string, Argument[]] => [
    type,
    [
      ...(trust === undefined ? [] : [{ name: trust, kind: "trust" as const }]),
      ...(inline === undefined
        ? []
        : [{ name: "policy", block: inline, kind: "identity" as const }]),
    ],
  ]),
  [POLICY.type, [{ name: POLICY.policy, kind: "identity" }]],
  ...INLINE_POLICIES.map(({ type, policy }): [string, Argument[]] => [
    type,
    [{ name: policy, kind: "identity" }],
  ]),
  ...Object.entries(resourceRows).flatMap(([type, { own }]): [string, Argument[]][] =>
    own === undefined ? [] : [[type, [{ name: own, kind: "resource" }]]],
  ),
  ...RESOURCE_POLICIES.map(({ type, policy }): [string, Argument[]] => [
    type,
    [{ name: policy, kind: "resource" }],
  ]),
]);

/**
 * The documents of a plan's resources as they will be; what Terraform destroys has none.
 *
 * @param data the plan as it was printed: places are in it
 */
export function documentsOfPlan({ after, configuration }: Plan, data: Fields): FoundDocument[] {
  const instances = new Map(after.map((one) => [one.address, one]));
  const references = new Configuration(configuration);
  const { resource_changes: changes } = data;
  return listOf(changes).flatMap((change, index) => {
    const address = textOf(change.address) ?? "a resource";
    const type = change.mode === "data" ? "" : (textOf(change.type) ?? "");
    const instance = instances.get(address);
    const found = valuesIn(type, fieldsOf(change.change), (name) => {
      return instance !== undefined && references.names(instance, name);
    });
    return found.map(({ value, isUnknown, path, kind }): FoundDocument => {
      const at = ["resource_changes", index, "change", "after", ...path];
      const known = isUnknown ? [] : [value];
      return {
        of: address,
        document: known[0],
        ...(kind !== undefined && { kind }),
        path: at,
        unknown: isUnknown ? [path.join(".")] : [],
      };
    });
  });
}

type IsNamed = (argument: string) => boolean;

/** AWS gives many resources a policy that nobody gives, and that is not known before: what nobody names is none. */
function valuesIn(type: string, change: Fields, isNamed: IsNamed): Value[] {
  if (type === "") return [];
  if (type === "") return [];
  if (type === PERMISSION.type) return permission(change);
  const own = ARGUMENTS.get(type);
  if (own === undefined) return OTHER_LANGUAGES.has(type) ? [] : anywhere(change, isNamed);
  return own.flatMap((argument) =>
    valuesOf(argument, change)
      .filter(({ isUnknown }) => !isUnknown || isNamed(argument.block ?? argument.name))
      .map((one) => ({ ...one, kind: argument.kind })),
  );
}

/**
 * What is no policy of IAM's (of AWS IoT), or gives nobody anything: what organizations hold accounts to, and what may go through an
 * endpoint of a network.
 */
const OTHER_LANGUAGES: ReadonlySet<string> = new Set([
  ...["aws_iot_policy", "aws_organizations_policy"],
  ...["aws_vpc_endpoint", "aws_vpc_endpoint_policy"],
]);

/** Of types that nothing is known of, every text that is a policy, and what is called as one and will be known later. */
function anywhere({ after, after_unknown: unknown }: Fields, isNamed: IsNamed): Value[] {
  const open = Object.entries(fieldsOf(unknown)).filter(
    ([name, value]) => value === true && DOCUMENT.test(name) && isNamed(name),
  );
  return [
    ...textsIn(after, []),
    ...open.map(([name]) => ({ value: undefined, isUnknown: true, path: [name] })),
  ];
}

function textsIn(value: unknown, path: readonly (string | number)[]): Value[] {
  if (typeof value === "string") {
    return looksLikePolicy(value) ? [{ value, isUnknown: false, path }] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...path, isList ? Number(key) : key]),
  );
}

/** A function's permission is a statement, though no argument has it. */
function permission({ after, after_unknown: unknown }: Fields): Value[] {
  if (typeof after !== "object" || after === null) return [];
  const open = PERMISSION.arguments.filter((name) => ownValue(fieldsOf(unknown), name) === true);
  if (open.length > 0) return [{ value: undefined, isUnknown: true, path: [open[0] ?? ""] }];
  const value = permissionDocument(fieldsOf(after));
  return [{ value, isUnknown: false, path: [], kind: "resource" }];
}

interface Value {
  readonly value: unknown;
  readonly isUnknown: boolean;
  readonly path: readonly (string | number)[];
  readonly kind?: PolicyKind;
}

function valuesOf({ name, block }: Argument, { after, after_unknown: unknown }: Fields): Value[] {
  if (block === undefined) return valueOf(name, fieldsOf(after), fieldsOf(unknown), []);
  const blocks = ownValue(fieldsOf(unknown), block);
  return listOf(ownValue(fieldsOf(after), block)).flatMap((one, index) => {
    const notKnown = Array.isArray(blocks) ? fieldsOf(blocks[index]) : {};
    return valueOf(name, one, notKnown, [block, index]);
  });
}

/** One, or none where the argument is not set. */
function valueOf(
  name: string,
  after: Fields,
  unknown: Fields,
  path: readonly (string | number)[],
): Value[] {
  const value = textOf(ownValue(after, name));
  const isUnknown = ownValue(unknown, name) === true;
  return value === undefined && !isUnknown ? [] : [{ value, isUnknown, path: [...path, name] }];
}
