import { isAlias, isMap, isNode, isSeq } from "yaml";
import type { Document, Node, Pair, YAMLMap } from "yaml";
import type { DataPath } from "../problem";
import { functionName, keyName } from "./plain-data";
import type { Aliases } from "./plain-data";

/** Offsets in a text: from, and up to. */
export type Range = readonly [number, number];

interface Entry {
  readonly key: Node | undefined;
  readonly value: Node | null;
}

/** Where the values of a document stand, and their keys. */
export class Places {
  /** A mapping of thousands of fleets is asked about as often: its keys are read once. */
  private readonly indexes = new Map<YAMLMap, ReadonlyMap<string, Entry>>();

  constructor(
    private readonly document: Document,
    private readonly aliases: Aliases,
  ) {}

  /** The range of the value or key at `path`, or of the deepest parent that exists. */
  range(path: DataPath, atKey: boolean): Range | undefined {
    let node = this.document.contents;
    let best = nodeRange(node);
    for (const [index, step] of path.entries()) {
      const entry = this.entryAt(node, step);
      if (entry === undefined) return best;
      const last = index === path.length - 1;
      const key = nodeRange(entry.key);
      const value = entry.value;
      // A collection that spans many lines is best marked at its key.
      const wide = isMap(value) || isSeq(value);
      best =
        (last && atKey) || (wide && key) ? (key ?? nodeRange(value)) : (nodeRange(value) ?? key);
      node = value;
    }
    return best;
  }

  /** The node of the value at `path`. */
  node(path: DataPath): Node | null | undefined {
    let node = this.document.contents;
    for (const step of path) {
      const entry = this.entryAt(node, step);
      if (entry === undefined) return undefined;
      node = entry.value;
    }
    return node;
  }

  private entryAt(node: Node | null, step: string | number): Entry | undefined {
    const target = isAlias(node) ? this.aliases.get(node) : node;
    // `!If [ … ]` stands for `{ "Fn::If": [ … ] }`.
    if (isNode(target) && functionName(target) === step) return { key: undefined, value: target };
    if (isSeq(target) && typeof step === "number") {
      const item = target.items[step] as Node | undefined;
      return item === undefined ? undefined : { key: undefined, value: item };
    }
    return isMap(target) ? this.indexOf(target).get(String(step)) : undefined;
  }

  private indexOf(map: YAMLMap): ReadonlyMap<string, Entry> {
    const known = this.indexes.get(map);
    if (known !== undefined) return known;
    const pairs = map.items as Pair<Node, Node | null>[];
    const index = new Map(pairs.map(({ key, value }) => [keyName(key), { key, value }]));
    this.indexes.set(map, index);
    return index;
  }
}

function nodeRange(node: Node | null | undefined): Range | undefined {
  const range = node?.range;
  return range ? [range[0], range[1]] : undefined;
}
