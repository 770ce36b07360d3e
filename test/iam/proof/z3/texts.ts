/**
 * Texts of a bounded length for a solver that knows Booleans alone. Z3's own theory of texts and regular expressions
 * gives up on most questions about policies; up to a length they are a matter of single characters, which its
 * SAT solver decides at once.
 */
import { Alphabet } from "./alphabet";
import type { Characters, Piece } from "./patterns";
import { and, Definitions, not, TRUE, type Term } from "./smt";
import { unroll } from "./unroll";

/** A text may be longer by so much than the longest pattern it is compared with, and than it is known to have to be. */
export const SLACK = 8;

interface Wanted {
  readonly name: Term;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** All texts of a question; how long they are and of which characters is known when all patterns are. */
export class BoundedTexts {
  private readonly lengths = new Map<string, number>();
  private readonly wanted = new Map<string, Wanted>();
  private readonly definitions = new Definitions();
  private alphabet = new Alphabet([]);

  /** A text of at least so many characters. */
  declare(text: string, atLeast = 0): void {
    this.lengths.set(text, Math.max(this.lengthOf(text), atLeast + SLACK));
  }

  /** Whether a text is one that a pattern takes. */
  matches(text: string, pieces: readonly Piece[]): Term {
    const key = `${text} ${JSON.stringify(pieces)}`;
    const known = this.wanted.get(key);
    if (known !== undefined) return known.name;
    this.declare(text, pieces.length);
    for (const piece of pieces) if (piece.kind === "value") this.declare(piece.of);
    const name = `m${this.wanted.size}`;
    this.wanted.set(key, { name, text, pieces });
    return name;
  }

  /** How many characters the longest of the texts may have. */
  get longest(): number {
    return Math.max(...this.lengths.values());
  }

  /** What the texts are, and what `matches` named. */
  lines(): string[] {
    const wanted = [...this.wanted.values()];
    this.alphabet = new Alphabet(wanted.flatMap(({ pieces }) => pieces));
    const texts = [...this.lengths.keys()].flatMap((text) => this.characters(text));
    for (const { name, text, pieces } of wanted) {
      this.definitions.define(name, unroll(pieces, this.readerOf(text)));
    }
    return [...texts, ...this.definitions.lines];
  }

  lengthOf(text: string): number {
    return this.lengths.get(text) ?? 0;
  }

  /** The bits of each character of a text; behind its end there is nothing more. */
  private characters(text: string): string[] {
    const places = Array.from({ length: this.lengthOf(text) }, (_, at) => at);
    const bits = places.flatMap((at) => this.alphabet.bitsOf(place(text, at)));
    const ends = places.slice(1).map((at) => {
      const [before, here] = [this.endsAt(text, at - 1), this.endsAt(text, at)];
      return `(assert (=> ${before} ${here}))`;
    });
    const declared = bits.map((bit) => `(declare-const ${bit} Bool)`);
    return [...declared, ...this.definitions.lines.splice(0), ...ends];
  }

  /** What `unroll` asks of a text. */
  private readerOf(text: string): Parameters<typeof unroll>[1] {
    return {
      length: this.lengthOf(text),
      name: (term) => this.definitions.name(term),
      takes: (at, characters) => this.takes(text, at, characters),
      endsAt: (at) => this.endsAt(text, at),
      values: (at, of) => this.valuesAt(text, at, of),
    };
  }

  private endsAt(text: string, at: number): Term {
    if (at >= this.lengthOf(text)) return TRUE;
    return this.definitions.name(this.alphabet.isEnd(place(text, at)));
  }

  private takes(text: string, at: number, characters: Characters): Term {
    const is = (char: string): Term =>
      this.definitions.name(this.alphabet.is(place(text, at), char));
    const named = Array.from(characters.chars, is);
    if (!characters.others) {
      return named.length === 1 ? (named[0] ?? "") : `(or ${named.join(" ")})`;
    }
    return this.definitions.name(and([not(this.endsAt(text, at)), ...named.map(not)]));
  }

  /** Whether from a place on there stands what another text is; for each of its lengths that there is room for. */
  private valuesAt(text: string, at: number, of: string): Term[] {
    const values: Term[] = [];
    const room = Math.min(this.lengthOf(of), this.lengthOf(text) - at);
    let same = TRUE;
    for (let length = 0; length <= room; length++) {
      values.push(this.definitions.name(and([same, this.endsAt(of, length)])));
      if (length === room) {
        break;
      }
      const one = this.alphabet.areSame(place(text, at + length), place(of, length));
      const isThere = not(this.endsAt(of, length));
      same = this.definitions.name(and([same, isThere, this.definitions.name(one)]));
    }
    return values;
  }
}

function place(text: string, at: number): string {
  return `${text}_${at}`;
}
