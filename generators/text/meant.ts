import { distance } from "fastest-levenshtein";
import type { Edit, Mending } from "../problem-parts";
import { nearest } from "./nearest";

/** More letters than these nobody mistypes in a word that he knows. */
const FEW_LETTERS = 2;

/** `did you mean "x"?`, as an edit too where no other candidate is as near; else the other advice. */
export function meant(word: string, candidates: readonly string[], otherwise: string): Mending {
  const best = nearest(word, candidates);
  if (best === undefined) return { fix: otherwise };
  return { fix: `did you mean ${JSON.stringify(best)}?`, ...onlyEdit(word, best, candidates) };
}

/** The same, and in any case what there is. */
export function meantAnd(word: string, candidates: readonly string[], known: string): Mending {
  const { fix, edit } = meant(word, candidates, known);
  return { fix: fix === known ? known : `${fix} (${known})`, ...(edit && { edit }) };
}

/**
 * The edit of a word to the candidate that is nearest, if that is sure: two letters at most are another, or their order is, and of
 * no other candidate so few. Where its opposite is among the candidates nothing is sure: `cant` is one letter from `can`, and two from `cannot`.
 *
 * @param wrap what stands around both, as the prefix of a service
 */
export function onlyEdit(
  word: string,
  best: string,
  candidates: readonly string[],
  wrap: (name: string) => string = (name) => name,
): { readonly edit?: Edit } {
  const lower = word.toLowerCase();
  const to = best.toLowerCase();
  const away = distance(lower, to);
  const others = new Set(candidates.map((one) => one.toLowerCase()));
  others.delete(to);
  const isNear = (other: string): boolean =>
    distance(lower, other) <= (isOpposite(to, other) && away > 0 ? FEW_LETTERS + 1 : away);
  const isOnly = ![...others].some(isNear);
  if (away > FEW_LETTERS || !isOnly || word === best) return {};
  return { edit: { from: wrap(word), to: wrap(best) } };
}

/** can and cannot, Action and NotAction, StringLike and StringNotLike. */
function isOpposite(one: string, other: string): boolean {
  return one !== other && one.replace("not", "") === other.replace("not", "");
}
