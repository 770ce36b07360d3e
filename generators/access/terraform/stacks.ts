/** What Terraform JSON says by itself, before any plan: stacks as they are synthesized, or root modules of others. */
import { compare } from "../../text/names";
import { ownValue } from "../../text/own-value";
import type { ManagedDocument } from "../from-account";
import type { PolicyHolder } from "../holder";
import { digestOf } from "../policy-fault";
import { Configuration } from "./configuration";
import { unknownPolicy } from "./documents";
import { fieldsOf, listOf, type Fields } from "../fields";
import { identitiesOf, policiesAlone, sideOf } from "./identities";
import { resourcePoliciesOf, resourcesOf } from "./resources";
import { readTemplates } from "./templates";
import { unreadIn } from "./unread";
import { World, type Instance } from "./world";

/** A root module in Terraform JSON. */
export interface StackSource {
  /** Of its folder. */
  readonly name: string;
  /** Its files (`*.tf.json`), parsed. */
  readonly documents: readonly unknown[];
}

/**
 * The holders of root modules, each by its address in its stack: those that a plan of the same module has after the change. What
 * expressions and modules come to is not known before a plan, and said to be so.
 *
 * @param managed documents of AWS managed policies by ARN, as a snapshot has them
 */
export function sourceHolders(
  stacks: readonly StackSource[],
  managed: ManagedDocument,
): PolicyHolder[] {
  return stacks.flatMap((stack) => {
    const found = holdersOf(stack, managed);
    const named = found.map((one) => ({ ...one, id: `${stack.name}/${one.id}` }));
    return named.sort((a, b) => compare(a.id, b.id));
  });
}

/** Resources of root modules that give access, and are not compared. */
export function unreadOfStacks(stacks: readonly StackSource[]): PolicyHolder[] {
  return stacks.flatMap(({ name, documents }) => {
    const parts = documents.flatMap((one) => partsOf(fieldsOf(one).resource, "managed"));
    const instances = parts.map(({ instance }) => instance);
    return unreadIn(instances, name).map((one) => ({ ...one, id: `${name}/${one.id}` }));
  });
}

function holdersOf(
  { name: stack, documents }: StackSource,
  managed: ManagedDocument,
): PolicyHolder[] {
  const parts = documents.flatMap((one) => [
    ...partsOf(fieldsOf(one).resource, "managed"),
    ...partsOf(fieldsOf(one).data, "data"),
  ]);
  const resources = parts.map(({ entry }) => entry);
  const world = new World(
    parts.map(({ instance }) => instance),
    new Configuration({ resources }),
  );
  const side = sideOf(world, managed);
  const reading = { managed, stack };
  const calls = documents.flatMap((one) => blocksOf(fieldsOf(one).module));
  return [
    ...identitiesOf(side, reading),
    ...policiesAlone(side, reading),
    ...resourcesOf(world, resourcePoliciesOf(world), stack),
    ...calls.map(([name, call]) => callHolder(name, call, stack)),
  ];
}

/** A resource as a world has it, and its entry in a configuration. */
interface Part {
  readonly instance: Instance;
  readonly entry: Fields;
}

function partsOf(byType: unknown, mode: Instance["mode"]): Part[] {
  return blocksOf(byType).flatMap(([type, byName]) =>
    blocksOf(byName).map(([name, body]): Part => {
      const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
      const { values, unknown, expressions } = readTemplates(body);
      return {
        instance: { address, mode, type, name, module: [], values, unknown, isNew: true },
        entry: { address, mode, type, name, expressions },
      };
    }),
  );
}

/** Blocks by their labels: a mapping, or a list of mappings. */
function blocksOf(value: unknown): [string, Fields][] {
  const mappings = Array.isArray(value) ? listOf(value) : [fieldsOf(value)];
  return mappings.flatMap((one) =>
    Object.keys(one)
      .filter((label) => label !== "//")
      .flatMap((label) => {
        const body = ownValue(one, label);
        const bodies = Array.isArray(body) ? listOf(body) : [fieldsOf(body)];
        return bodies.map((each): [string, Fields] => [label, each]);
      }),
  );
}

/** What a module makes is not known here; but whether it is still called in the same way is. */
function callHolder(name: string, call: Fields, stack: string): PolicyHolder {
  const id = `module.${name}`;
  const held = unknownPolicy("customer-managed", id, "a module makes it");
  const policies = [{ ...held, digest: digestOf(call) }];
  return { kind: "role", id, stack, label: id, policies };
}
