import { isAlias, isMap, isNode, isScalar, isSeq, visit } from "yaml";
import type { Alias, Document, Node, Pair, Scalar } from "yaml";
import { MAX_FILE_BYTES } from "./source";

/** A key that a mapping has twice. */
export interface DuplicateKey {
  readonly name: string;
  readonly first: Scalar;
  readonly again: Scalar;
}

/** What each alias of a document stands for. */
export type Aliases = ReadonlyMap<Alias, Node>;

/** The plain data of a document, or undefined where its aliases make too much of it. */
export interface PlainData {
  readonly data: unknown;
  readonly exploded: boolean;
  readonly aliases: Aliases;
  readonly duplicates: readonly DuplicateKey[];
  /** Keys `__proto__`; they are left out. */
  readonly unusable: readonly Scalar[];
  /** Numbers that do not read as they were written: `012`, `1.0`, more digits than fit. */
  readonly inexact: readonly Scalar[];
}

/**
 * Reads a document's nodes as plain data: strings, numbers, booleans, null, lists, objects.
 *
 * @param asFunctions a value with a tag of its own (`!Sub x`) is an object of one key, as CloudFormation has it
 */
export function plainData(document: Document, text: string, asFunctions = false): PlainData {
  let aliases: Aliases = new Map();
  let reader = new Reader(aliases, text.length, asFunctions);
  let data: unknown;
  let exploded = false;
  try {
    // Without an anchor there is no alias to look for.
    if (text.includes("&")) aliases = aliasesOf(document);
    reader = new Reader(aliases, text.length, asFunctions);
    data = reader.read(document.contents);
  } catch (error) {
    // The stack's own end is one too: an alias may stand inside what it names.
    if (!(error instanceof RangeError)) throw error;
    exploded = true;
  }
  const { duplicates, unusable, inexact } = reader;
  return { data, exploded, aliases, duplicates, unusable: [...unusable], inexact: [...inexact] };
}

/**
 * The library would search the whole document for each alias. In the order of the document, an alias
 * stands for the last node before it that has the anchor.
 */
function aliasesOf(document: Document): Aliases {
  const anchors = new Map<string, Node>();
  const aliases = new Map<Alias, Node>();
  visit(document, {
    Alias: (_, alias) => {
      const node = anchors.get(alias.source);
      if (node !== undefined) aliases.set(alias, node);
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return aliases;
}

/** `!Sub` is `Fn::Sub`, and `!Ref` and `!Condition` are themselves (AWS CloudFormation Template Reference Guide). */
export function functionName(node: unknown): string | undefined {
  if (!isNode(node) || isAlias(node)) return undefined;
  const tag = /^!(\w+)$/.exec(node.tag ?? "")?.[1];
  if (tag === undefined) return undefined;
  return tag === "Ref" || tag === "Condition" ? tag : `Fn::${tag}`;
}

const EXPLODED = new RangeError("more values than characters");

/** A key as data has it. An unquoted `Null` is a null to YAML, but an operator to IAM. */
export function keyName(key: unknown): string {
  if (!isScalar(key)) return String(key);
  const value = key.value as string | number | boolean | object | null;
  return typeof value === "object" ? (key.source ?? "null") : String(value);
}

class Reader {
  readonly duplicates: DuplicateKey[] = [];
  readonly unusable = new Set<Scalar>();
  readonly inexact = new Set<Scalar>();
  private readonly visited = new Set<unknown>();
  /** A long text that many aliases repeat is read as often: no more of it than a file could hold. */
  private characters = MAX_FILE_BYTES;

  constructor(
    private readonly aliases: Aliases,
    private budget: number,
    private readonly asFunctions: boolean,
  ) {}

  read(node: unknown): unknown {
    // Every value takes a character at least; only aliases can make more of them.
    if (--this.budget < -1) throw EXPLODED;
    const value = this.readUntagged(node);
    const name = this.asFunctions ? functionName(node) : undefined;
    return name === undefined ? value : { [name]: value };
  }

  private readUntagged(node: unknown): unknown {
    if (isScalar(node)) return this.readScalar(node);
    if (isSeq(node)) return node.items.map((item) => this.read(item));
    if (isMap(node)) return this.readMap(node, node.items as Pair<Node, Node | null>[]);
    return isAlias(node) ? this.read(this.aliases.get(node)) : null;
  }

  private readScalar(node: Scalar): unknown {
    const { value, source } = node;
    if (typeof value === "number" && source !== String(value)) this.inexact.add(node);
    if (typeof value === "string") this.spend(value);
    return value;
  }

  private spend(text: string): void {
    this.characters -= text.length;
    if (this.characters < 0) throw EXPLODED;
  }

  private readMap(node: unknown, items: readonly Pair<Node, Node | null>[]): object {
    const entries: [string, unknown][] = [];
    const keys = new Map<string, Scalar>();
    const again = this.visited.has(node);
    this.visited.add(node);
    for (const { key, value } of items) {
      const name = keyName(key);
      this.spend(name);
      const first = keys.get(name);
      if (isScalar(key)) {
        if (first === undefined) keys.set(name, key);
        else if (!again) this.duplicates.push({ name, first, again: key });
      }
      // No part of the program expects it, and much that copies objects would lose it.
      if (name === "__proto__" && isScalar(key)) this.unusable.add(key);
      else entries.push([name, this.read(value)]);
    }
    return Object.fromEntries(entries);
  }
}
