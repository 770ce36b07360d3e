/** A pattern as a formula over the characters of a bounded text: its automaton, unrolled over the places. */
import { shortest, type Characters, type Piece } from "./patterns";
import { and, FALSE, or, TRUE, type Term } from "./smt";

/** A text of at most `length` characters. */
interface Text {
  readonly length: number;
  name(term: Term): Term;
  /** Whether the character at a place is one of these. */
  takes(at: number, characters: Characters): Term;
  endsAt(at: number): Term;
  /** Whether what a key holds stands from there on, by how long it is. */
  values(at: number, of: string): readonly Term[];
}

/** By place: whether the pieces so far take all that stands before it. FALSE is left out. */
type Reached = ReadonlyMap<number, Term>;

/**
 * Whether the pieces take the whole text. Places that cannot be reached, and those after which what is left of the pattern
 * has no room, are not written: a pattern without `*` is as long as its text, and one with `*` has, after
 * it, as many places as the text is longer than the pattern.
 */
export function unroll(pieces: readonly Piece[], text: Text): Term {
  const last = pieces.at(-1);
  const isOpen = last?.kind === "many" && last.others && last.chars === "";
  const closed = isOpen ? pieces.slice(0, -1) : pieces;
  const room = text.length - shortest(closed);
  let reached: Reached = new Map(room < 0 ? [] : [[0, TRUE]]);
  let done = 0;
  for (const piece of closed) {
    if (piece.kind === "one") done++;
    reached = step(reached, piece, { text, last: room + done });
  }
  return or(Array.from(reached, ([at, term]) => (isOpen ? term : and([term, text.endsAt(at)]))));
}

function step(
  reached: Reached,
  piece: Piece,
  { text, last }: { readonly text: Text; readonly last: number },
): Reached {
  if (piece.kind === "value") return stepOverValue(reached, piece.of, { text, last });
  const next = new Map<number, Term>();
  if (piece.kind === "one") {
    for (const [at, term] of reached) {
      next.set(at + 1, text.name(and([term, text.takes(at, piece)])));
    }
    return next;
  }
  let before = FALSE;
  for (let at = Math.min(...reached.keys()); at <= last; at++) {
    const longer = before === FALSE ? FALSE : and([before, text.takes(at - 1, piece)]);
    before = text.name(or([reached.get(at) ?? FALSE, longer]));
    next.set(at, before);
  }
  return next;
}

function stepOverValue(
  reached: Reached,
  of: string,
  { text, last }: { readonly text: Text; readonly last: number },
): Reached {
  const ways = new Map<number, Term[]>();
  for (const [at, term] of reached) {
    for (const [length, isValue] of text.values(at, of).entries()) {
      if (at + length > last) break;
      ways.set(at + length, [...(ways.get(at + length) ?? []), and([term, isValue])]);
    }
  }
  return new Map(Array.from(ways, ([at, terms]) => [at, text.name(or(terms))]));
}
