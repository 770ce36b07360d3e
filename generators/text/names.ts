/** Sorting and sanitising of names: every other part of the program does it through this file. */

/** Orders by UTF-16 code unit, so that the result is the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The distinct strings, in code unit order. */
export function sortedUnique(items: Iterable<string>): string[] {
  const all = [...items];
  return isSortedUnique(all) ? all : [...new Set(all)].sort(compare);
}

/** The same; the list itself where it is so already, which lists of AWS's mostly are. */
export function asSortedUnique(items: readonly string[]): readonly string[] {
  return isSortedUnique(items) ? items : sortedUnique(items);
}

function isSortedUnique(items: readonly string[]): boolean {
  return items.every((item, index) => index === 0 || compare(items[index - 1] ?? "", item) < 0);
}

/** A copy in which the keys of every object, however deep, are in code unit order; lists keep theirs. */
export function sortKeysDeep<T>(value: T): T;
export function sortKeysDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => sortKeysDeep(item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeysDeep<unknown>(inner)]));
}

/**
 * The words of a text: runs of ASCII letters and digits, after accents were taken off. An apostrophe
 * does not end a word. None, where the text has no such character.
 */
export function words(text: string): string[] {
  // Most texts have nothing but ASCII in them: nothing of it is taken apart, and it has no accents.
  const plain = /^[ -~]*$/.test(text)
    ? text.replaceAll("'", "")
    : text.normalize("NFKD").replace(/[\p{M}'’]/gu, "");
  return plain.match(/[A-Za-z0-9]+/g) ?? [];
}

/** The words of a text as one, each with a capital first letter: `log-group` → `LogGroup`. */
export function pascalCase(text: string): string {
  return words(text).map(capitalised).join("");
}

/** The word with a capital first letter, the rest as it is. */
export function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
