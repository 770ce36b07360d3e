import { createColors } from "picocolors";
import { EXIT } from "./exit-codes";
import { clearProgress } from "./progress";

/** Colours where a terminal shows them; NO_COLOR and FORCE_COLOR are honoured. */
export function colorsFor(stream: NodeJS.WriteStream): ReturnType<typeof createColors> {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return createColors(false);
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  return createColors(forced || (stream.isTTY && TERM !== "dumb"));
}

/**
 * Ends quietly where the reader of the output has gone, as in `fleetroles check | head -1`. Where the output
 * cannot be written for another reason (a full disk), that is said, with an exit code of its own: who reads
 * the output must not take what is missing for a result.
 */
export function endWithReader(): void {
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit();
    printError(
      `fleetroles: standard output cannot be written (${String(code)}), so results are missing`,
    );
    process.exit(EXIT.fault);
  });
  process.stderr.on("error", ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === "EPIPE" ? undefined : EXIT.fault);
  });
}

/** A line on standard output. */
export function print(line: string): void {
  clearProgress();
  process.stdout.write(`${line}\n`);
}

/** Lines on standard output. */
export function printLines(lines: readonly string[]): void {
  for (const line of lines) print(line);
}

/** A patch on standard output: nothing where nothing would change. */
export function printPatch(patch: string): void {
  clearProgress();
  process.stdout.write(patch);
}

/** A line on standard error. */
export function printError(line: string): void {
  clearProgress();
  process.stderr.write(`${line}\n`);
}

/** Says why nothing happens for a while: another run writes the folder. */
export function printWaiting(by: string): void {
  printError(`waiting for ${by}, which writes the same folder`);
}
