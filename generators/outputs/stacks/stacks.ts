import { madeResources } from "../../model/calls/addresses";
import { PART_KINDS, PART_LISTS, mapParts } from "../../model/part-kinds";
import type { PartList } from "../../model/part-kinds";
import { compare, pascalCase, sortedUnique } from "../../text/names";
import { furtherGrants } from "../../model/parts/spread-grants";
import type {
  CustomerPolicy,
  InlinePolicy,
  Model,
  ModuleCall,
  Role,
  Stack,
} from "../../model/types";
import { template } from "../../render";
import { commentText, property, propertyName, tsLiteral } from "./ts-literal";
import type { Plain } from "./ts-literal";
import type { GeneratedFile } from "../../files/file";
import type { Output } from "../output";
import { allMoves, type Move } from "./moves";
import { ownValue } from "../../text/own-value";

/** One TypeScript file per stack, on the constructs of `fleetroles/constructs`. */
export const cdktfStacks: Output = {
  name: "cdktf-stacks",
  render: (model, history) => {
    const render = template<object>("cdktf-stack/stack.ts.hbs", helpers);
    return model.stacks.map((stack): GeneratedFile => {
      const path = stackPath(stack);
      const { parts = {}, moved = {}, imports = {}, released = [] } = history.get(path) ?? {};
      const gone = new Set(released);
      const moves = allMoves(stack, parts, moved).filter(({ from }) => !gone.has(from));
      const past = { moves, imports: importsOf(stack, imports), released };
      return { path, content: render(stackView(withoutCalled(stack), model, past)) };
    });
  },
};

/** The path of a stack's file. */
export function stackPath({ name }: Pick<Stack, "name">): string {
  return `${name}.ts`;
}

const helpers = {
  comment: (text: string) => commentText(text),
  ts: (value: Plain, indent: unknown) => tsLiteral(value, typeof indent === "number" ? indent : 0),
  prop: sharedProperty,
  key: (name: string) => propertyName(name),
};

const rendered = new WeakMap<object, Map<string, string>>();

/** A property; an object that many stacks share (a trust policy) is laid out once. */
function sharedProperty(key: string, value: Plain, indent: number): string {
  if (typeof value !== "object" || value === null) return property(key, value, indent);
  const known = rendered.get(value) ?? new Map<string, string>();
  rendered.set(value, known);
  const place = `${key} ${String(indent)}`;
  const text = known.get(place) ?? property(key, value, indent);
  known.set(place, text);
  return text;
}

/** The stack without the parts that modules create: what is left are its resources. */
function withoutCalled(stack: Stack): Stack {
  const called = new Set(stack.modules.flatMap(({ blueprint }) => blueprint ?? []));
  if (called.size === 0) return stack;
  const own = (list: readonly { readonly blueprint: string }[]): unknown =>
    list.filter(({ blueprint }) => !called.has(blueprint));
  return { ...stack, ...mapParts(stack, own) };
}

/** What must be there first: roles that are resources, and calls of modules. */
function dependencies(
  after: readonly string[],
  { modules }: Stack,
): { readonly after: readonly string[]; readonly afterModules: readonly string[] } {
  const makers = after.map((role) => modules.find(({ outputs }) => Object.hasOwn(outputs, role)));
  return {
    after: after.filter((_, index) => makers[index] === undefined),
    afterModules: sortedUnique(makers.flatMap((call) => call?.id ?? [])),
  };
}

/** What Terraform is told of what was before. */
interface Past {
  readonly moves: readonly Move[];
  readonly imports: readonly { readonly address: string; readonly id: string }[];
  /** Addresses that other stacks took over. */
  readonly released: readonly string[];
}

/** Terraform takes import blocks for what there is, and for nothing else. */
function importsOf(stack: Stack, imports: Readonly<Record<string, string>>): Past["imports"] {
  if (Object.keys(imports).length === 0) return [];
  const made = new Map(
    madeResources(stack).flatMap(({ own, inModule = own, importId }) => [
      [own, importId],
      [inModule, importId],
    ]),
  );
  return Object.entries(imports)
    .filter(([address, id]) => made.get(address) === id)
    .map(([address, id]) => ({ address, id }))
    .sort((a, b) => compare(a.address, b.address));
}

function stackView(stack: Stack, model: Model, past: Past): object {
  const { environment } = stack;
  return {
    ...stack,
    command: "fleetroles generate",
    source: model.source,
    imports: importList(constructsOf(stack, past)),
    past,
    className: className(stack.name),
    about: about(stack, model),
    hasProvider: Object.keys(environment.provider).length > 0,
    hasProviderVersion: environment.providerVersion !== undefined,
    policies: stack.policies.map((policy) => customerPolicyView(policy, stack)),
    roles: stack.roles.map((role) => ({
      ...roleView(role),
      ...dependencies(role.after, stack),
      inlineAfter: furtherGrants(role, stack).map(({ id }) => id),
    })),
    roleAliases: stack.roleAliases.map(tagged),
    iotPolicies: stack.iotPolicies.map((policy) => ({
      ...tagged(policy),
      statements: policy.document.Statement.map((statement, index) => ({
        statement,
        why: policy.why[index],
      })),
    })),
    modules: stack.modules.map((call) => ({
      ...callView(call),
      ...dependencies(call.after, stack),
    })),
  };
}

function callView(call: ModuleCall): object {
  const has = (record: object): boolean => Object.keys(record).length > 0;
  return {
    ...call,
    hasVersion: call.version !== undefined,
    hasInputs: has(call.inputs),
    hasReferences: has(call.references),
    hasOutputs: has(call.outputs),
  };
}

/** Which list of a stack is made of which construct. */
const CONSTRUCTS: Readonly<Record<PartList | "modules" | "references", string>> = {
  ...(Object.fromEntries(PART_LISTS.map((list) => [list, PART_KINDS[list].construct])) as Readonly<
    Record<PartList, string>
  >),
  modules: "ModuleCall",
  references: "RoleReference",
};

/** What tells Terraform of what was before. */
const PAST: Readonly<Record<keyof Past, string>> = {
  moves: "MovedResources",
  imports: "ImportedResources",
  released: "ReleasedResources",
};

function constructsOf(stack: Stack, past: Past): string[] {
  const used = Object.entries(CONSTRUCTS).filter(
    ([list]) => stack[list as keyof typeof CONSTRUCTS].length > 0,
  );
  const told = Object.entries(PAST).filter(([list]) => past[list as keyof Past].length > 0);
  const names = [...used, ...told].map(([, name]) => name);
  return ["FleetStack", ...names.sort(compare)];
}

/** As Prettier breaks it: on one line if that has 80 columns at most. */
function importList(names: readonly string[]): string {
  const flat = `{ ${names.join(", ")} }`;
  const fits = `import ${flat} from "fleetroles/constructs";`.length <= 80;
  return fits ? flat : `{\n${names.map((name) => `  ${name},\n`).join("")}}`;
}

/** Names that the file itself may import. */
const IMPORTED: ReadonlySet<string> = new Set([
  "Construct",
  "FleetStack",
  ...Object.values(PAST),
  ...Object.values(CONSTRUCTS),
]);

function tagged<T extends { readonly tags: object }>(part: T): T & { hasTags: boolean } {
  return { ...part, hasTags: Object.keys(part.tags).length > 0 };
}

function className(name: string): string {
  const plain = pascalCase(name);
  return IMPORTED.has(plain) ? `${plain}Stack` : plain;
}

/** What the doc comment says of the stack, a line each. */
function about(stack: Stack, { project }: Model): string[] {
  const { subject, environment, references, formerly } = stack;
  const names = formerly?.inNames ?? stack.name;
  const before = names === stack.name ? [] : [`Its names in AWS are those of ${names}.`];
  const place = `${environment.name} (account ${environment.account}, ${environment.region})`;
  const of = project === undefined ? "" : ` of ${project}`;
  if (subject.kind === "shared") {
    const what = references.length > 0 ? "that another stack owns, looked up for" : "of";
    return [`The account-wide roles ${what} ${place}${of}.`, ...before];
  }
  return [
    `The ${subject.kind} ${subject.name}${of} in ${place}: blueprint ${subject.blueprint}.`,
    ...before,
    ...(subject.description === undefined ? [] : [subject.description]),
  ];
}

function roleView(role: Role): object {
  return {
    ...tagged(role),
    hasSession: role.maxSessionDuration !== undefined,
    hasBoundary: role.permissionsBoundary !== undefined && role.boundaryPolicy === undefined,
    hasOwnBoundary: role.boundaryPolicy !== undefined,
    forceDetach: role.forceDetach ?? false,
    hasProfile: role.instanceProfile !== undefined,
    isOpen: role.exclusive === false,
    inlinePolicies: role.inlinePolicies.map(policyView),
  };
}

function customerPolicyView(policy: CustomerPolicy, stack: Stack): object {
  const { grantsOf, copyOf } = policy;
  const [next] =
    grantsOf === undefined
      ? []
      : furtherGrants({ id: grantsOf.role }, stack).filter(
          (other) => other.grantsOf.number > grantsOf.number,
        );
  return {
    ...tagged(policy),
    ...policyView(policy),
    isCopy: copyOf !== undefined,
    // What leaves it goes to those of higher numbers: they are there, and attached, before.
    ...(grantsOf && next && { after: { role: grantsOf.role, policy: next.id } }),
  };
}

function policyView({
  name,
  document,
  why = {},
}: Pick<InlinePolicy, "name" | "document"> & Partial<Pick<InlinePolicy, "why">>): object {
  const statements = document.Statement.map((statement) => ({
    statement,
    why: statement.Sid === undefined ? undefined : ownValue(why, statement.Sid),
  }));
  return { name, statements };
}
