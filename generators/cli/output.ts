import { createColors } from "picocolors";
import type { FleetResult } from "../generate";
import type { Problem } from "../problem";
import { asGithub, asJson, asSarif, asText } from "./formats";
import type { Format } from "./formats";
import { packageVersion } from "../render";

/** Colours where a terminal shows them; NO_COLOR and FORCE_COLOR are honoured. */
export function colorsFor(stream: NodeJS.WriteStream): ReturnType<typeof createColors> {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return createColors(false);
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  return createColors(forced || (stream.isTTY && TERM !== "dumb"));
}

/** Ends quietly where the reader of the output has gone, as in `fleetroles check | head -1`. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
}

/** A line on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line on standard error. */
export function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints problems: as text on standard error, in other formats on standard output. */
export function printProblems(
  problems: readonly Problem[],
  { text }: Pick<FleetResult, "text">,
  {
    format,
    file,
    more,
  }: { format: Format; file: string; more?: Readonly<Record<string, unknown>> },
): void {
  if (format === "json") {
    print(asJson(problems, more));
    return;
  }
  if (format === "sarif") {
    print(asSarif(problems, packageVersion()));
    return;
  }
  if (problems.length === 0) return;
  if (format === "github") {
    print(asGithub(problems));
    return;
  }
  const texts = new Map(text === undefined ? [] : [[file, text]]);
  printError(asText(problems, texts, colorsFor(process.stderr)));
}
