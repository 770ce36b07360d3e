import { madeResources } from "../../model/calls/addresses";
import { PART_KINDS, PART_LISTS } from "../../model/part-kinds";
import type { PartList } from "../../model/part-kinds";
import { rootStacks } from "../../model/stacks/root-stacks";
import type { Model, Stack } from "../../model/types";
import { compare, pascalCase, sortedUnique } from "../../text/names";
import { template } from "../../render";
import { commentText, property, propertyName, tsLiteral } from "./ts-literal";
import type { Plain } from "./ts-literal";
import type { GeneratedFile } from "../../files/file";
import type { Output } from "../output";
import { allMoves, type Move } from "./moves";
import { partsView, withoutCalled } from "./parts-view";
import { NOTHING_SHARED, sharedDocuments } from "./shared-documents";
import type { SharedDocuments } from "./shared-documents";
import { progress } from "../../text/progress";

/** One TypeScript file per stack, on the constructs of `fleetroles/constructs`. */
export const cdktfStacks: Output = {
  name: "cdktf-stacks",
  render: (model, history) => {
    const render = template<object>("cdktf-stack/stack.ts.hbs", helpers);
    return rootStacks(model.stacks).map((stack, index, all): GeneratedFile => {
      progress("generating stacks", index, all.length);
      const path = stackPath(stack);
      const { parts = {}, moved = {}, imports = {}, released = [] } = history.get(path) ?? {};
      const gone = new Set(released);
      const moves = allMoves(stack, parts, moved).filter(({ from }) => !gone.has(from));
      const past = { moves, imports: importsOf(stack, imports), released };
      const make = (): string => render(stackView(stack, model, past));
      return { path, content: renderedOnce(stack, [model.source, model.project, past], make) };
    });
  },
};

/** Of a stack that another model has as well, the text as it was rendered there, if all that is said beside it is the same. */
function renderedOnce(stack: Stack, beside: unknown, make: () => string): string {
  const known = texts.get(stack) ?? new Map<string, string>();
  texts.set(stack, known);
  const key = JSON.stringify(beside);
  const text = known.get(key) ?? make();
  known.set(key, text);
  return text;
}

const texts = new WeakMap<Stack, Map<string, string>>();

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
  const fleets = stack.members?.map((one) => withoutCalled(one.stack));
  const shared = fleets ? sharedDocuments(fleets) : NOTHING_SHARED;
  const made = withoutCalled(stack);
  return {
    ...{ name: stack.name, environment, backend: stack.backend },
    command: "fleetroles generate",
    source: model.source,
    imports: importList([...constructsOf(made, past), ...helpersOf(shared)]),
    past,
    className: className(stack.name),
    about: about(stack, model),
    hasProvider: Object.keys(environment.provider).length > 0,
    hasProviderVersion: environment.providerVersion !== undefined,
    shared: shared.all,
    blocks: blocksOf(stack, made, shared),
  };
}

/** What stands together: of a group, what each fleet has. */
function blocksOf(stack: Stack, made: Stack, shared: SharedDocuments): object[] {
  if (stack.members === undefined) return [{ heading: [], ...partsView(made, shared) }];
  return stack.members.map((member) => ({
    heading: headingOf(member.stack),
    ...partsView(withoutCalled(member.prefixed), shared),
  }));
}

function headingOf({ name, subject, formerly }: Stack): string[] {
  if (!("name" in subject)) return [];
  const names = formerly?.inNames ?? name;
  return [
    `The ${subject.kind} ${subject.name}: blueprint ${subject.blueprint}.`,
    ...(names === name ? [] : [`Its names in AWS are those of ${names}.`]),
    ...(subject.description === undefined ? [] : [subject.description]),
  ];
}

function helpersOf({ all }: SharedDocuments): string[] {
  return sortedUnique(all.map(({ type }) => type));
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
  if (subject.kind === "group") {
    const count = stack.members?.length ?? 0;
    const fleets = count === 1 ? "One fleet" : `${String(count)} fleets`;
    return [`${fleets}${of} in ${place}, each with roles of its own.`];
  }
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
