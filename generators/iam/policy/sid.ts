import { capitalised, words } from "../../text/names";

/** Longest Sid made from a text. IAM documents no limit; this is what still reads as a name. */
export const SID_TEXT_MAX = 64;

/**
 * A statement id from a sentence: "stock lookups at the dock" → `StockLookupsAtTheDock`. Accents are
 * taken off, everything but ASCII letters and digits separates words, and the end is cut at a word
 * boundary to `SID_TEXT_MAX` characters. Undefined where the text has no letter or digit.
 */
export function sidFromText(text: string): string | undefined {
  let sid = "";
  for (const word of words(text).map(capitalised)) {
    if (sid !== "" && sid.length + word.length > SID_TEXT_MAX) break;
    sid += word;
  }
  return sid === "" ? undefined : sid.slice(0, SID_TEXT_MAX);
}

/**
 * Whether IAM takes the text as a statement id of an IAM policy: ASCII letters and digits only.
 * Source: AWS IAM User Guide, reference_policies_elements_sid.
 */
export function isValidSid(text: string): boolean {
  return /^[A-Za-z0-9]+$/.test(text);
}
