import { TerraformElement, TerraformOutput, TerraformStack } from "./framework";
import type { IConstruct } from "constructs";
import { carriesToken, isNumberToken } from "./literal";

type Json = Record<string, unknown>;

/**
 * The Terraform JSON of a stack without tokens (values that cdktf knows only at the end), or undefined
 * if there is one: then only `TerraformStack.toTerraform` can tell. Both give the same where both can.
 *
 * cdktf walks through everything four times to resolve tokens, which takes most of the time of a
 * synthesis; generated stacks have none.
 */
export function assemble(
  stack: TerraformStack,
  literalElements: ReadonlyWeakSet,
): Json | undefined {
  const elements = elementsOf(stack);
  const fragments = elements.map((element) => element.toTerraform() as unknown);
  const details = elements.map((element) => element.toMetadata() as unknown);
  // An element of literals can still have been overridden; its metadata says so.
  const unsure = elements.flatMap((element, index) =>
    literalElements.has(element) && isEmpty(details[index])
      ? []
      : [fragments[index], details[index]],
  );
  if (!unsure.every(isResolved)) return undefined;
  const metadata = {
    version: stack.node.tryGetContext("cdktfVersion") as unknown,
    stackName: stack.node.id,
    ...merge({}, details),
  };
  return merge({ "//": { metadata, outputs: outputsOf(elements) } }, fragments);
}

/** Which elements hold no tokens, as whoever made them says. */
interface ReadonlyWeakSet {
  has(element: TerraformElement): boolean;
}

function isEmpty(details: unknown): boolean {
  const { overrides } = details as { readonly overrides?: unknown };
  return overrides === undefined;
}

/** The Terraform elements of a stack, in the order of the tree. */
export function elementsOf(
  construct: IConstruct,
  into: TerraformElement[] = [],
): TerraformElement[] {
  if (TerraformElement.isTerraformElement(construct)) into.push(construct);
  for (const child of construct.node.children) {
    if (!TerraformStack.isStack(child)) elementsOf(child, into);
  }
  return into;
}

/** Where in the tree an output was made → its Terraform name: cdktf's commands look outputs up here. */
function outputsOf(elements: readonly TerraformElement[]): Json {
  const outputs = elements.filter((element) => TerraformOutput.isTerraformOutput(element));
  const paths = outputs.map((output) =>
    output.node.path
      .split("/")
      .reduceRight<unknown>((inner, part) => ({ [part]: inner }), output.friendlyUniqueId),
  );
  return merge(plainObject(), paths);
}

/** Whether data is nothing but JSON values (or undefined) in which cdktf would replace nothing. */
function isResolved(data: unknown): boolean {
  if (typeof data === "string") return !carriesToken(data);
  if (typeof data === "number") return !isNumberToken(data);
  if (typeof data !== "object" || data === null) return typeof data !== "function";
  if (Array.isArray(data)) return data.every(isResolved);
  if (Object.getPrototypeOf(data) !== Object.prototype) return false;
  return Object.entries(data).every(([key, value]) => !carriesToken(key) && isResolved(value));
}

/** An object that has no key but its own, whatever texts its keys will be. */
function plainObject(): Json {
  return Object.create(null) as Json;
}

/** Merges objects deeply, as cdktf does it: lists are joined, a later value wins, undefined is nothing. */
function merge(target: Json, sources: readonly unknown[]): Json {
  for (const source of sources) {
    for (const [key, value] of Object.entries(source as Json)) {
      if (value !== undefined) target[key] = mergeValue(target[key], value);
    }
  }
  return target;
}

function mergeValue(before: unknown, value: unknown): unknown {
  if (Array.isArray(value)) {
    return Array.isArray(before) ? [...(before as unknown[]), ...(value as unknown[])] : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const base = typeof before === "object" && before !== null ? (before as Json) : plainObject();
  return merge(base, [value]);
}
