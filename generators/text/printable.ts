/** Quoted values must steer neither a terminal nor the reader of a file: what no reader shows, as its number. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A text as one line that every reader takes: no line ends, and in place of what is no character U+FFFD. */
export function printableLine(text: string): string {
  return printable(text.replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD").replace(/\s+/g, " "));
}
