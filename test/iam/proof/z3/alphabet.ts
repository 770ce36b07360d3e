/** The characters of a question as bits: those that its patterns name, and others. */
import type { Piece } from "./patterns";
import { and, not, type Term } from "./smt";

/** No character: what stands behind the end of a text. */
const END = 0;

/** Characters that no pattern names; of more of them no pattern can tell anything apart. */
const OTHERS = 2;

export class Alphabet {
  private readonly codes: ReadonlyMap<string, number>;
  private readonly size: number;

  constructor(pieces: readonly Piece[]) {
    const chars = pieces.flatMap((piece) =>
      piece.kind === "value" ? [] : Array.from(piece.chars),
    );
    this.codes = new Map([...new Set(chars)].map((char, index) => [char, index + 1]));
    // Codes that are left over are further other characters.
    this.size = Math.ceil(Math.log2(this.codes.size + 1 + OTHERS));
  }

  /** The bits of the character at a place. */
  bitsOf(place: string): string[] {
    return Array.from({ length: this.size }, (_, bit) => `${place}_${bit}`);
  }

  is(place: string, char: string): Term {
    const code = this.codes.get(char);
    if (code === undefined) throw new Error(`${char} is in no pattern`);
    return this.hasCode(place, code);
  }

  isEnd(place: string): Term {
    return this.hasCode(place, END);
  }

  areSame(place: string, other: string): Term {
    const others = this.bitsOf(other);
    return and(this.bitsOf(place).map((bit, index) => `(= ${bit} ${others[index] ?? ""})`));
  }

  private hasCode(place: string, code: number): Term {
    return and(this.bitsOf(place).map((bit, index) => ((code >> index) & 1 ? bit : not(bit))));
  }
}
