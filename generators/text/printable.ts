/**
 * What no reader shows; and what a runner of GitHub takes for a command: `##[error]` anywhere in a line, `::error::` where one begins.
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs.
 */
const STEERING = /[\p{Cc}\p{Cf}]|(?<=#)#(?=\[)|(?<=^\s*):(?=:)/gu;

/** Quoted values must steer neither a terminal nor the reader of a file or a log: what would, as its number. */
export function printable(text: string): string {
  return text.replace(
    STEERING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A text as one line that every reader takes: no line ends, and in place of what is no character U+FFFD. */
export function printableLine(text: string): string {
  return printable(text.replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD").replace(/\s+/g, " "));
}
