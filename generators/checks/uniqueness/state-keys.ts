/** What says of two stacks that they have the same state, or may have. */
import { rootStacks } from "../../model/stacks/root-stacks";
import type { Backend, Stack } from "../../model/types";

/** The stacks that share a state with one before them, and with which. */
export function sharedStates(stacks: readonly Stack[]): (readonly [first: Stack, other: Stack])[] {
  const first = new Map<string, Stack>();
  const tagged = new Map<string, Tagged[]>();
  return rootStacks(stacks).flatMap((stack) => {
    const tags = tagsOf(stack.backend);
    if (tags !== undefined) return sharedByTags(stack, tags, tagged);
    const key = keyOf(stack.backend);
    const other = first.get(key);
    if (other === undefined) first.set(key, stack);
    return other === undefined ? [] : [[other, stack] as const];
  });
}

/** A workspace has its name once in an organization, whatever project it is in. */
function keyOf(backend: Backend): string {
  const { type, config } = backend;
  if (type !== "cloud") return JSON.stringify(backend);
  const { name } = config.workspaces as { readonly name?: unknown };
  return JSON.stringify([...placeOf(backend), name]);
}

function placeOf({ config }: Backend): string[] {
  const { hostname = "app.terraform.io", organization } = config as Readonly<
    Record<string, string>
  >;
  return [hostname.toLowerCase(), organization ?? ""];
}

interface Tagged {
  readonly stack: Stack;
  readonly tags: ReadonlySet<string>;
}

function tagsOf(backend: Backend): ReadonlySet<string> | undefined {
  if (backend.type !== "cloud") return undefined;
  const { tags } = backend.config.workspaces as { readonly tags?: readonly string[] };
  return tags && new Set(tags.map((tag) => JSON.stringify([...placeOf(backend), tag])));
}

/**
 * Terraform takes any workspace that has all the tags: also one of a stack with more of them. Stacks are looked for by each tag, so
 * that those with a tag of their own meet nobody.
 */
function sharedByTags(
  stack: Stack,
  tags: ReadonlySet<string>,
  known: Map<string, Tagged[]>,
): (readonly [first: Stack, other: Stack])[] {
  const lists = [...tags].map((tag) => known.get(tag) ?? []);
  const [fewest = []] = [...lists].sort((a, b) => a.length - b.length);
  const larger = fewest.find((other) => isWithin(tags, other.tags));
  const smaller = lists.flat().find((other) => isWithin(other.tags, tags));
  const other = larger ?? smaller;
  if (other !== undefined) return [[other.stack, stack]];
  for (const tag of tags) known.set(tag, [...(known.get(tag) ?? []), { stack, tags }]);
  return [];
}

function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every((tag) => many.has(tag));
}
