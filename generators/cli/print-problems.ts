import type { Problem } from "../problem";
import { formats } from "./formats";
import type { FormatName } from "./formats";
import { colorsFor, print, printError } from "./output";

/** What problems are printed with. */
export interface Printing {
  readonly format: FormatName;
  /** The texts of files that problems point into, by the files' names. */
  readonly texts?: Readonly<Record<string, string | undefined>>;
  /** What JSON is to hold besides the problems. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** Problems that the fleet file accepts: for reports alone. */
  readonly accepted?: readonly Problem[];
}

/** Prints problems: as text on standard error, in other formats on standard output. */
export function printProblems(
  problems: readonly Problem[],
  { format, texts = {}, more = {}, accepted }: Printing,
): void {
  const { render, stream } = formats[format];
  const known = Object.entries(texts).flatMap(([name, content]): [string, string][] =>
    content === undefined ? [] : [[name, content]],
  );
  const text = render(problems, {
    texts: new Map(known),
    colors: colorsFor(process[stream]),
    more,
    ...(accepted && { accepted }),
  });
  if (text === "") return;
  if (stream === "stdout") print(text);
  else printError(text);
}
