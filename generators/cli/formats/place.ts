import type { Location } from "../../problem";

/** `fleets.yaml:10:3`, or the file where there is no more to say. */
export function placeOf({ file, line, column }: Location): string {
  return line === undefined ? file : `${file}:${String(line)}:${String(column ?? 1)}`;
}

/** Quoted values must steer neither a terminal nor the reader of a file. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
