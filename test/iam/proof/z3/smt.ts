/** Terms of SMT-LIB as texts. */

export type Term = string;

export const TRUE: Term = "true";
export const FALSE: Term = "false";

export function and(terms: readonly Term[]): Term {
  if (terms.includes(FALSE)) return FALSE;
  const left = terms.filter((term) => term !== TRUE);
  return left.length > 1 ? `(and ${left.join(" ")})` : (left[0] ?? TRUE);
}

export function or(terms: readonly Term[]): Term {
  if (terms.includes(TRUE)) return TRUE;
  const left = terms.filter((term) => term !== FALSE);
  return left.length > 1 ? `(or ${left.join(" ")})` : (left[0] ?? FALSE);
}

export function not(term: Term): Term {
  return term === TRUE ? FALSE : term === FALSE ? TRUE : `(not ${term})`;
}

/** A text. */
export function text(value: string): Term {
  const escaped = Array.from(value, (char) =>
    /^[\w /:.,@+=*?$-]$/.test(char) ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${escaped.join("")}"`;
}

/** Texts that are one of these languages after the other. */
export function sequence(languages: readonly Term[]): Term {
  if (languages.length === 0) return `(str.to_re "")`;
  return languages.length === 1 ? (languages[0] ?? "") : `(re.++ ${languages.join(" ")})`;
}

export function union(languages: readonly Term[]): Term {
  return languages.length === 1 ? (languages[0] ?? "") : `(re.union ${languages.join(" ")})`;
}

/** Any one character, or any but a colon. */
export const ONE = "re.allchar";
export const NO_COLON = `(re.inter re.allchar (re.comp (str.to_re ":")))`;

/** How a pattern is read. */
export interface Glob {
  readonly wildcards?: boolean;
  readonly ignoreCase?: boolean;
  /** Wildcards take no colon. */
  readonly inField?: boolean;
}

/** The language of a pattern. */
export function glob(pattern: string, { wildcards = true, ignoreCase, inField }: Glob = {}): Term {
  const one = inField === true ? NO_COLON : ONE;
  return sequence(
    Array.from(pattern, (char) => {
      if (wildcards && char === "*") return `(re.* ${one})`;
      if (wildcards && char === "?") return one;
      const cases = new Set(
        ignoreCase === true ? [char.toLowerCase(), char.toUpperCase()] : [char],
      );
      return union(Array.from(cases, (letter) => `(str.to_re ${text(letter)})`));
    }),
  );
}

export function isIn(value: Term, language: Term): Term {
  return `(str.in_re ${value} ${language})`;
}
