import { meant } from "../../text/meant";
import { didYouMean } from "../../text/nearest";
import type { ServiceReference } from "../../iam/reference";
import { problemAt, quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Located } from "./types";

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

/** The problem of a service that AWS does not have. */
export function unknownService(at: Located, service: string, reference: ServiceReference): Problem {
  return problemAt(
    "unknown-service",
    at.path,
    `${quote(service)} in ${quote(at.value)} is no service that AWS has`,
    meant(
      service,
      reference.serviceNames,
      "write the prefix that the service's actions have, such as dynamodb in dynamodb:GetItem",
    ),
  );
}
