/** Every policy document that is there after a plan of Terraform. */
import type { PolicyKind } from "../../iam/lint";
import { ownValue } from "../../text/own-value";
import { fieldsOf, listOf, textOf, type Fields } from "../fields";
import { identityRows, INLINE_POLICIES, POLICY } from "../terraform/table";
import { RESOURCE_POLICIES, resourceRows } from "../terraform/table";
import { Configuration } from "../terraform/configuration";
import type { Plan } from "../terraform/plan";
import type { Instance, References } from "../terraform/world";
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
    const instance = instances.get(address);
    return (ARGUMENTS.get(textOf(change.type) ?? "") ?? []).flatMap((argument) =>
      valuesOf(argument, fieldsOf(change.change))
        // AWS gives many resources a policy that nobody gives, and that is not known before.
        .filter(({ isUnknown }) => !isUnknown || isNamed(argument, instance, references))
        .map(({ value, isUnknown, path }): FoundDocument => {
          const { kind } = argument;
          const at = ["resource_changes", index, "change", "after", ...path];
          return isUnknown
            ? { of: address, document: undefined, kind, path: at, unknown: [path.join(".")] }
            : { of: address, document: value, kind, path: at, unknown: [] };
        }),
    );
  });
}

function isNamed(
  { name, block }: Argument,
  instance: Instance | undefined,
  references: References,
): boolean {
  return instance !== undefined && references.names(instance, block ?? name);
}

interface Value {
  readonly value: unknown;
  readonly isUnknown: boolean;
  readonly path: readonly (string | number)[];
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
