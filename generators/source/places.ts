import { isAlias, isMap, isNode, isScalar, isSeq } from "yaml";
import type { Document, Node, Pair } from "yaml";
import type { DataPath } from "../problem";
import { functionName, keyName } from "./plain-data";
import type { Aliases } from "./plain-data";

/** Offsets in a text: from, and up to. */
export type Range = readonly [number, number];

/**
 * The numbers of a node, at their positions in its row: where it and its key begin, each with its end after it, the first of the nodes
 * below, how many there are, and the kind.
 */
const [START, KEY_START, FIRST, COUNT, KIND] = [0, 2, 4, 5, 6] as const;
const ROW = 7;

/** Of a collection that is written out, and of anything else: a text, an alias, nothing. */
const [COLLECTION, OTHER] = [1, 0] as const;

const NOWHERE = -1;

/**
 * Where the values of a document stand, and their keys. Nodes of a document take many times as much memory as what is said in it: what is
 * kept of each is a row of numbers, in a list that has the values of a collection side by side.
 */
export class Places {
  private readonly rows: Int32Array;
  /** Of a mapping, its keys in the order of its values. */
  private readonly keys: readonly (readonly string[] | undefined)[];
  /** Of a scalar, how it was written. */
  private readonly sources: readonly (string | undefined)[];
  /** `Fn::If`, of a value that has a tag of its own. */
  private readonly functions: ReadonlyMap<number, string>;
  /** A mapping of thousands of fleets is asked about as often: its keys are read once. */
  private readonly indexes = new Map<readonly string[], ReadonlyMap<string, number>>();

  constructor(document: Document, aliases: Aliases) {
    const { rows, keys, sources, functions } = new Reader(aliases).read(document.contents);
    this.rows = Int32Array.from(rows);
    this.keys = keys;
    this.sources = sources;
    this.functions = functions;
  }

  /** The range of the value or key at `path`, or of the deepest parent that exists. */
  range(path: DataPath, atKey: boolean): Range | undefined {
    let node = 0;
    let best = this.rangeAt(node, START);
    for (const [index, step] of path.entries()) {
      // `!If [ … ]` stands for `{ "Fn::If": [ … ] }`.
      const isFunction = this.functions.get(node) === step;
      const next = isFunction ? node : this.childAt(node, step);
      if (next === undefined) return best;
      const last = index === path.length - 1;
      const key = isFunction ? undefined : this.rangeAt(next, KEY_START);
      const value = this.rangeAt(next, START);
      // A collection that spans many lines is best marked at its key.
      const wide = this.numberAt(next, KIND) === COLLECTION;
      best = (last && atKey) || (wide && key) ? (key ?? value) : (value ?? key);
      node = next;
    }
    return best;
  }

  /** The scalar at `path` as it was written. */
  source(path: DataPath): string | undefined {
    let node = 0;
    for (const step of path) {
      const next = this.functions.get(node) === step ? node : this.childAt(node, step);
      if (next === undefined) return undefined;
      node = next;
    }
    return this.sources[node];
  }

  private childAt(node: number, step: string | number): number | undefined {
    const keys = this.keys[node];
    const position = keys === undefined ? step : this.positionOf(String(step), keys);
    const count = this.numberAt(node, COUNT);
    if (typeof position !== "number" || !(position >= 0 && position < count)) return undefined;
    return this.numberAt(node, FIRST) + position;
  }

  private positionOf(key: string, keys: readonly string[]): number | undefined {
    if (keys.length < 16) return keys.lastIndexOf(key);
    const index = this.indexes.get(keys) ?? new Map(keys.map((one, position) => [one, position]));
    this.indexes.set(keys, index);
    return index.get(key);
  }

  private rangeAt(node: number, field: typeof START | typeof KEY_START): Range | undefined {
    const start = this.numberAt(node, field);
    return start === NOWHERE ? undefined : [start, this.numberAt(node, field + 1)];
  }

  private numberAt(node: number, field: number): number {
    return this.rows[node * ROW + field] ?? NOWHERE;
  }
}

/** Numbers nodes level by level, so that what a collection has is side by side. */
class Reader {
  readonly rows: number[] = [];
  readonly keys: (readonly string[] | undefined)[] = [];
  readonly sources: (string | undefined)[] = [];
  readonly functions = new Map<number, string>();
  private readonly nodes: (Node | null)[] = [];

  constructor(private readonly aliases: Aliases) {}

  read(contents: Node | null): this {
    const targets = new Set(this.aliases.values());
    const numbers = new Map<Node, number>();
    this.add(contents);
    for (let number = 0; number < this.nodes.length; number++) {
      const node = this.nodes[number] ?? null;
      if (node !== null && targets.has(node)) numbers.set(node, number);
      this.expand(number, node);
    }
    for (const [number, node] of this.nodes.entries()) {
      const target = isAlias(node) ? this.aliases.get(node) : undefined;
      const known = target && numbers.get(target);
      if (known !== undefined) this.standFor(number, known);
    }
    return this;
  }

  private add(node: Node | null, key?: Node | null): void {
    const [start = NOWHERE, end = NOWHERE] = node?.range ?? [];
    const [keyStart = NOWHERE, keyEnd = NOWHERE] = key?.range ?? [];
    const kind = isMap(node) || isSeq(node) ? COLLECTION : OTHER;
    this.rows.push(start, end, keyStart, keyEnd, NOWHERE, 0, kind);
    this.nodes.push(node);
    this.keys.push(undefined);
    this.sources.push(isScalar(node) ? node.source : undefined);
  }

  private expand(number: number, node: Node | null): void {
    const name = functionName(node);
    if (name !== undefined) this.functions.set(number, name);
    const first = this.nodes.length;
    if (isMap(node)) {
      const pairs = node.items as Pair<Node, Node | null>[];
      this.keys[number] = pairs.map(({ key }) => keyName(key));
      for (const { key, value } of pairs) this.add(value, key);
    } else if (isSeq(node)) {
      for (const item of node.items) this.add(isNode(item) ? item : null);
    } else return;
    this.rows[number * ROW + FIRST] = first;
    this.rows[number * ROW + COUNT] = this.nodes.length - first;
  }

  /** What is below an alias is what is below that which it stands for. */
  private standFor(alias: number, target: number): void {
    for (const field of [FIRST, COUNT]) {
      this.rows[alias * ROW + field] = this.rows[target * ROW + field] ?? NOWHERE;
    }
    this.keys[alias] = this.keys[target];
    const name = this.functions.get(target);
    if (name !== undefined) this.functions.set(alias, name);
  }
}
