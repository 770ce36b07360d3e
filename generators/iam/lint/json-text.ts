/** JSON as a text: its value, where every part of it stands, and keys that it has twice. */
import { jsonFault } from "../../text/json-syntax";
import type { JsonFault } from "../../text/json-syntax";
import { tokenAt } from "../../text/json-tokens";
import type { Token } from "../../text/json-tokens";

/** A range of a text, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text that is JSON. */
export interface JsonText {
  readonly value: unknown;
  /** By JSON pointer, where the value stands; of one that a later key of the same name replaces, the later. */
  readonly places: ReadonlyMap<string, Range>;
  /** Pointers to what a mapping has twice, with the place of the key that comes later. */
  readonly duplicates: readonly { readonly pointer: string; readonly name: string }[];
}

/** Deeper than anything real: what reads it goes down with it. */
const MAX_DEPTH = 100;

/**
 * Reads JSON.
 *
 * @returns the value and its places, or the first fault of the text, or "too-deep"
 */
export function readJsonText(text: string): JsonText | JsonFault | "too-deep" {
  const fault = jsonFault(text);
  if (fault !== undefined) return fault;
  const reader = new Reader(text);
  try {
    const value = reader.value("", 0);
    return { value, places: reader.places, duplicates: reader.duplicates };
  } catch (error) {
    if (error === TOO_DEEP) return "too-deep";
    throw error;
  }
}

/** A step of a JSON pointer (RFC 6901). */
export function pointerStep(step: string | number): string {
  return `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

const TOO_DEEP = new RangeError("nested too deeply");

/** Over a text that is known to be JSON. */
class Reader {
  readonly places = new Map<string, Range>();
  readonly duplicates: { pointer: string; name: string }[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  value(pointer: string, depth: number): unknown {
    if (depth > MAX_DEPTH) throw TOO_DEEP;
    const first = this.next();
    const value = this.rest(first, pointer, depth);
    this.places.set(pointer, { start: first.start, end: this.at });
    return value;
  }

  private rest(first: Token, pointer: string, depth: number): unknown {
    if (first.text === "[") return this.list(pointer, depth);
    if (first.text === "{") return this.mapping(pointer, depth);
    return JSON.parse(first.text) as unknown;
  }

  private list(pointer: string, depth: number): unknown[] {
    const values: unknown[] = [];
    while (!this.ends("]")) {
      values.push(this.value(pointer + pointerStep(values.length), depth + 1));
    }
    return values;
  }

  private mapping(pointer: string, depth: number): object {
    const entries = new Map<string, unknown>();
    while (!this.ends("}")) {
      const name = JSON.parse(this.next().text) as string;
      const inside = pointer + pointerStep(name);
      if (entries.has(name)) this.duplicates.push({ pointer: inside, name });
      this.next();
      entries.set(name, this.value(inside, depth + 1));
    }
    return Object.fromEntries(entries);
  }

  /** Whether the bracket closes here; what separates values is passed over. */
  private ends(bracket: string): boolean {
    const { text, end } = tokenAt(this.text, this.at);
    if (text === bracket || text === ",") this.at = end;
    return text === bracket;
  }

  private next(): Token {
    const token = tokenAt(this.text, this.at);
    this.at = token.end;
    return token;
  }
}
