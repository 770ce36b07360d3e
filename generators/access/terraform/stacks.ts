/** What Terraform JSON says by itself, before any plan: stacks as they are synthesized, or root modules of others. */
import { compare } from "../../text/names";
import { ownValue } from "../../text/own-value";
import type { ManagedDocument } from "../from-account";
import type { PolicyHolder } from "../holder";
import { notCompared } from "../not-compared";
import { digestOf } from "../policy-fault";
import { Configuration } from "./configuration";
import { unknownPolicy } from "./documents";
import { fieldsOf, listOf, textsOf, type Fields } from "../fields";
import { identitiesOf, policiesAlone, sideOf } from "./identities";
import { resourcePoliciesOf, resourcesOf } from "./resources";
import { withoutLocals } from "./locals";
import { readTemplates } from "./templates";
import { unreadIn } from "./unread";
import { World, type Instance } from "./world";

/** A root module in Terraform JSON. */
export interface StackSource {
  /** Of its folder. */
  readonly name: string;
  /** Its files (`*.tf.json`), parsed. */
  readonly documents: readonly unknown[];
  /** By name, the texts of files beside them that are in Terraform's own language. */
  readonly others?: Readonly<Record<string, string>>;
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
  return stacks.flatMap((written) => {
    const stack = { ...written, documents: withoutLocals(written.documents) };
    const found = holdersOf(stack, managed);
    const account = accountOf(stack);
    const named = found.map((one) => ({
      ...{ ...one, id: `${stack.name}/${one.id}` },
      ...(account !== undefined && { account }),
    }));
    return named.sort((a, b) => compare(a.id, b.id));
  });
}

/** The account that the stack's provider insists on, if it is one. */
function accountOf({ documents }: StackSource): string | undefined {
  const providers = documents.flatMap((one) => {
    const { aws } = fieldsOf(fieldsOf(one).provider);
    return Array.isArray(aws) ? listOf(aws) : [fieldsOf(aws)];
  });
  const [account, ...more] = providers.flatMap((one) => textsOf(one.allowed_account_ids));
  return more.length === 0 ? account : undefined;
}

/** What root modules have that gives access, and is not compared: resources, what only a plan tells, and files that are not read. */
export function unreadOfStacks(stacks: readonly StackSource[]): PolicyHolder[] {
  return stacks.flatMap((stack) => {
    const { name, others = {} } = stack;
    const documents = withoutLocals(stack.documents);
    const parts = documents.flatMap((one) => partsOf(fieldsOf(one).resource, "managed"));
    const instances = parts.map(({ instance }) => instance);
    const files = Object.entries(others).map(([file, text]) =>
      notCompared({ id: file, stack: name, label: file }, text, "it is not in Terraform JSON"),
    );
    const found = [
      ...unreadIn(instances, name),
      ...parts.flatMap((one) => repeated(one, name)),
      ...files,
    ];
    return found.map((one) => ({ ...one, id: `${name}/${one.id}` }));
  });
}

/** A resource of which only a plan tells how often it is there, or which blocks it has. */
function repeated({ instance: { address }, body }: Part, stack: string): PolicyHolder[] {
  const keys = ["count", "for_each", "dynamic"].filter((key) => Object.hasOwn(body, key));
  if (keys.length === 0) return [];
  const label = `${address} (${keys.join(", ")})`;
  return [notCompared({ id: label, stack, label }, body, "only a plan tells what it comes to")];
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
  /** As it is written. */
  readonly body: Fields;
  readonly instance: Instance;
  readonly entry: Fields;
}

function partsOf(byType: unknown, mode: Instance["mode"]): Part[] {
  return blocksOf(byType).flatMap(([type, byName]) =>
    blocksOf(byName).map(([name, body]): Part => {
      const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
      const { values, unknown, expressions } = readTemplates(body);
      return {
        body,
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
