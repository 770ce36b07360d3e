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

/** Names for terms, so that what several patterns share is written, and decided, once. */
export class Definitions {
  readonly lines: string[] = [];
  private readonly names = new Map<Term, Term>();

  /** The name of a term; what is as short as a name stays as it is. */
  name(term: Term): Term {
    if (!term.includes(" ")) return term;
    const known = this.names.get(term);
    if (known !== undefined) return known;
    const name = `d${this.names.size}`;
    this.names.set(term, name);
    this.define(name, term);
    return name;
  }

  define(name: string, term: Term): void {
    this.lines.push(`(define-fun ${name} () Bool ${term})`);
  }
}
