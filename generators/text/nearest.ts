import { closest, distance } from "fastest-levenshtein";

/** No name that anybody mistyped is longer, and the search takes the square of it. */
const LONGEST_WORD = 200;

/** More names than this are not shown, and not searched: each problem would take its time for all of them. */
const FEW = 100;

/** Of names that a file made up, as many as may be searched again for every problem. */
export function fewOf(names: readonly string[]): readonly string[] {
  return names.length <= FEW ? names : names.slice(0, FEW);
}

/** Names for a sentence, with commas; of many the first ones, and how many more there are. */
export function listed(names: readonly string[], most = 20): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${String(names.length - most)} more`;
}

/**
 * The candidate that `word` was most likely meant to be, or undefined where none is near enough to
 * suggest (more than a third of the letters would change, and not only in order). Case is ignored.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > LONGEST_WORD) return undefined;
  const byLowerCase = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  const lower = word.toLowerCase();
  const best = closest(lower, [...byLowerCase.keys()]);
  const limit = Math.max(1, Math.floor(Math.max(lower.length, best.length) / 3));
  if (distance(lower, best) <= limit) return byLowerCase.get(best);
  // Swapped letters count as two changes, too many for a short word.
  const swapped = [...byLowerCase.keys()].find(
    (candidate) => letters(candidate) === letters(lower),
  );
  return swapped === undefined ? undefined : byLowerCase.get(swapped);
}

function letters(word: string): string {
  return word.split("").sort().join("");
}

/** `did you mean "x"?` where there is a near candidate, else undefined. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const best = nearest(word, candidates);
  return best === undefined ? undefined : `did you mean ${JSON.stringify(best)}?`;
}
