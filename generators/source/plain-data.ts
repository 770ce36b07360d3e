import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node, Pair, Scalar } from "yaml";

/** A key that a mapping has twice. */
export interface DuplicateKey {
  readonly name: string;
  readonly first: Scalar;
  readonly again: Scalar;
}

/** The plain data of a document, or undefined where its aliases make more values than it has characters. */
export interface PlainData {
  readonly data: unknown;
  readonly exploded: boolean;
  readonly duplicates: readonly DuplicateKey[];
  /** Keys `__proto__`; they are left out. */
  readonly unusable: readonly Scalar[];
  /** Numbers that do not read as they were written: `012`, `1.0`, more digits than fit. */
  readonly inexact: readonly Scalar[];
}

/** Reads a document's nodes as plain data: strings, numbers, booleans, null, lists, objects. */
export function plainData(document: Document, characters: number): PlainData {
  const reader = new Reader(document, characters);
  const { duplicates, unusable, inexact } = reader;
  try {
    return { data: reader.read(document.contents), exploded: false, duplicates, unusable, inexact };
  } catch (error) {
    // The stack's own end is one too: an alias may stand inside what it names.
    if (!(error instanceof RangeError)) throw error;
    return { data: undefined, exploded: true, duplicates, unusable, inexact };
  }
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
  readonly unusable: Scalar[] = [];
  readonly inexact: Scalar[] = [];
  private readonly visited = new Set<unknown>();

  constructor(
    private readonly document: Document,
    private budget: number,
  ) {}

  read(node: unknown): unknown {
    // Every value takes a character at least; only aliases can make more of them.
    if (--this.budget < -1) throw EXPLODED;
    if (isScalar(node)) return this.readScalar(node);
    if (isSeq(node)) return node.items.map((item) => this.read(item));
    if (isMap(node)) return this.readMap(node, node.items as Pair<Node, Node | null>[]);
    return isAlias(node) ? this.read(node.resolve(this.document)) : null;
  }

  private readScalar(node: Scalar): unknown {
    const { value, source } = node;
    if (typeof value === "number" && source !== String(value)) this.inexact.push(node);
    return value;
  }

  private readMap(node: unknown, items: readonly Pair<Node, Node | null>[]): object {
    const result: Record<string, unknown> = {};
    const keys = new Map<string, Scalar>();
    const again = this.visited.has(node);
    this.visited.add(node);
    for (const { key, value } of items) {
      const name = keyName(key);
      const first = keys.get(name);
      if (isScalar(key)) {
        if (first === undefined) keys.set(name, key);
        else if (!again) this.duplicates.push({ name, first, again: key });
      }
      // No part of the program expects it, and assigning it would change the object's prototype.
      if (name === "__proto__" && isScalar(key)) this.unusable.push(key);
      else result[name] = this.read(value);
    }
    return result;
  }
}
