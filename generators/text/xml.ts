/** Texts in XML and HTML. */
import { ownValue } from "./own-value";
import { visible } from "./printable";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/**
 * The text in an element or an attribute, whatever it holds. XML 1.0 has no way to write most control characters, nor halves of
 * surrogate pairs: control characters are written as their numbers, but for line ends.
 */
export function xmlText(text: string): string {
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD")
    .split("\n")
    .map(visible)
    .join("\n")
    .replace(/[&<>"]/g, (sign) => ownValue(ENTITIES, sign) ?? sign);
}
