import type { Condition, Effect } from "../document";
import type { Place } from "../../problem";
import { compare, sortedUnique } from "../../text/names";

/** Drafts become blocks (a set of actions times a set of resources), and blocks become statements. */
export interface Block {
  readonly effect: Effect;
  /** Sorted and distinct, as every list here. */
  readonly actions: readonly string[];
  /** `["*"]` alone where "*" is among them. */
  readonly resources: readonly string[];
  /** Whether the lists say what is left out. */
  readonly negated: { readonly action: boolean; readonly resource: boolean };
  /** In normal form; absent where empty. */
  readonly condition?: Condition;
  readonly labels: readonly string[];
  readonly verbs: readonly string[];
  readonly why?: string;
  readonly part?: string;
  readonly sid?: string;
  /** Position of the first draft in the input. */
  readonly order: number;
  /** The places of all drafts in it, each once, in their order. */
  readonly from: readonly Place[];
}

/**
 * The fewest blocks, by the rules below, that together say what the given ones say. All of them must
 * have the same effect, condition, reason and so on. The result does not depend on their order: every
 * step looks at all blocks at once.
 */
export function mergeBlocks(blocks: readonly Block[]): Block[] {
  if (blocks.length < 2) return [...blocks];
  let merged = pool(blocks, (block) => [block.actions, block.resources]);
  for (let before = 0; before !== merged.length && merged.length > 1;) {
    before = merged.length;
    merged = withoutCovered(merged);
    merged = pool(merged, (block) => block.actions);
    merged = pool(merged, (block) => block.resources);
  }
  return merged;
}

/** Adds an item to the list under a key. */
export function append<T>(lists: Map<string, [T, ...T[]]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Unites the blocks that have the same key; no more is said than before, as one list is equal. */
function pool(blocks: readonly Block[], key: (block: Block) => unknown): Block[] {
  const byKey = new Map<string, [Block, ...Block[]]>();
  for (const block of blocks) append(byKey, JSON.stringify(key(block)), block);
  return [...byKey].sort(([a], [b]) => compare(a, b)).map(([, same]) => unite(same));
}

function unite(same: readonly [Block, ...Block[]]): Block {
  const [first] = same;
  if (same.length === 1) return first;
  const resources = sortedUnique(same.flatMap((block) => block.resources));
  return {
    ...first,
    actions: sortedUnique(same.flatMap((block) => block.actions)),
    resources: !first.negated.resource && resources.includes("*") ? ["*"] : resources,
    labels: sortedUnique(same.flatMap((block) => block.labels)),
    verbs: sortedUnique(same.flatMap((block) => block.verbs)),
    order: Math.min(...same.map((block) => block.order)),
    from: allPlaces(same),
  };
}

/** The places of some blocks, each once, in the order of the drafts. */
function allPlaces(blocks: readonly Block[]): Place[] {
  return distinctPlaces([...blocks].sort((a, b) => a.order - b.order).flatMap(({ from }) => from));
}

/** Places, each once. */
export function distinctPlaces(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/**
 * Leaves out what another block says whole, and keeps where it came from. No two are equal, so the larger
 * one always stays.
 */
function withoutCovered(blocks: readonly Block[]): Block[] {
  const byResource = new Map<string, [Block, ...Block[]]>();
  for (const block of blocks) {
    for (const resource of block.resources) append(byResource, resource, block);
  }
  const coverOf = new Map<Block, Block>();
  for (const block of blocks) {
    const around = [block.resources[0] ?? "", "*"].flatMap((key) => byResource.get(key) ?? []);
    const cover = around.find((other) => other !== block && covers(other, block));
    if (cover !== undefined) coverOf.set(block, cover);
  }
  if (coverOf.size === 0) return [...blocks];
  const heirs = new Map<Block, [Block, ...Block[]]>();
  for (const block of blocks) {
    let heir = block;
    for (let next = coverOf.get(heir); next !== undefined; next = coverOf.get(heir)) heir = next;
    const all = heirs.get(heir);
    if (all === undefined) heirs.set(heir, [block]);
    else all.push(block);
  }
  return [...heirs].map(([heir, all]) => ({ ...heir, from: allPlaces(all) }));
}

/** Lists that say what is left out need no thought here: only equal ones are ever in one group. */
function covers(large: Block, small: Block): boolean {
  const reaches = new Set(large.resources);
  const does = new Set(large.actions);
  return (
    small.actions.every((action) => does.has(action)) &&
    (reaches.has("*") || small.resources.every((resource) => reaches.has(resource)))
  );
}
