import type { Location } from "../../problem";

export { printable } from "../../text/printable";

/** `fleets.yaml:10:3`, or the file where there is no more to say. */
export function placeOf({ file, line, column }: Location): string {
  return line === undefined ? file : `${file}:${String(line)}:${String(column ?? 1)}`;
}
