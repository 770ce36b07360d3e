import { didYouMean } from "./nearest";

/** "a, b and c"; nothing for an empty list. */
export function sentenceList(words: readonly string[], joint = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${joint} ${words[words.length - 1] ?? ""}`;
}

/** "a, b, c and 4 more": a list cut where it would drown the sentence. */
export function cutList(words: readonly string[], most = 12): string {
  if (words.length <= most) return sentenceList(words);
  return `${words.slice(0, most - 1).join(", ")} and ${String(words.length - most + 1)} more`;
}

/** `did you mean "x"?` where there is a near candidate, else the other advice. */
export function suggestOr(word: string, candidates: readonly string[], otherwise: string): string {
  return didYouMean(word, candidates) ?? otherwise;
}

/** `did you mean "x"?` where there is a near candidate, and in any case what there is. */
export function suggestAnd(word: string, candidates: readonly string[], known: string): string {
  const question = didYouMean(word, candidates);
  return question === undefined ? known : `${question} (${known})`;
}

/** `1 role`, `2 roles`. */
export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
