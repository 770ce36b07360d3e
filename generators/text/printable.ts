/**
 * What no reader shows; and what a runner of GitHub takes for a command anywhere in a line: `##[error]`. Where a line begins, it
 * takes `::error::` for one, too.
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs.
 */
const STEERING = /[\p{Cc}\p{Cf}]|(?<=#)#(?=\[)/gu;

/** Quoted values must steer neither a terminal nor the reader of a file or a log: what would, as its number. */
export function printable(text: string): string {
  const start = text.length - text.trimStart().length;
  const isCommand = text.startsWith("::", start);
  const rest = isCommand ? `${text.slice(0, start)}${numbered(":")}${text.slice(start + 1)}` : text;
  return rest.replace(STEERING, numbered);
}

function numbered(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text as one line that every reader takes: no line ends, and in place of what is no character U+FFFD. */
export function printableLine(text: string): string {
  return printable(text.replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD").replace(/\s+/g, " "));
}
