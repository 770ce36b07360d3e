import { closest, distance } from "fastest-levenshtein";

/**
 * The candidate that `word` was most likely meant to be, or undefined where none is near enough to
 * suggest (more than a third of the letters would change, and not only in order). Case is ignored.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
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
