/** Patterns as what they take, place by place. */

/** Characters: these, or every other. */
export interface Characters {
  readonly chars: string;
  readonly others: boolean;
}

/** A part of a pattern: a character, any number of them, or what a condition key holds. */
export type Piece =
  | ({ readonly kind: "one" | "many" } & Characters)
  | { readonly kind: "value"; readonly of: string };

/** How a pattern is read. */
export interface Glob {
  readonly wildcards?: boolean;
  readonly ignoreCase?: boolean;
  /** Wildcards take no colon. */
  readonly inField?: boolean;
}

/** The pieces of a pattern. */
export function glob(
  pattern: string,
  { wildcards = true, ignoreCase = false, inField = false }: Glob = {},
): Piece[] {
  const wild = { chars: inField ? ":" : "", others: true };
  return Array.from(pattern, (char): Piece => {
    if (wildcards && char === "*") return { kind: "many", ...wild };
    if (wildcards && char === "?") return { kind: "one", ...wild };
    return literal(ignoreCase ? cases(char) : char);
  });
}

/** The parts of an ARN; the last may have colons in it. */
export function fieldsOf(pattern: string): string[] {
  const fields = pattern.split(":");
  return fields.length > 6 ? [...fields.slice(0, 5), fields.slice(5).join(":")] : fields;
}

/** A character that is one of these. */
export function literal(chars: string): Piece {
  return { kind: "one", chars, others: false };
}

/** In both cases, of ASCII's letters. */
function cases(char: string): string {
  return /[a-z]/i.test(char) ? `${char.toLowerCase()}${char.toUpperCase()}` : char;
}

/** How long the texts are at least that a pattern takes, values left out. */
export function shortest(pieces: readonly Piece[]): number {
  return pieces.filter(({ kind }) => kind === "one").length;
}
