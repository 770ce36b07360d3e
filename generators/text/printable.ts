/** What no reader shows, as its number: for files that programs read. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, numbered);
}

/**
 * Quoted values must steer neither a terminal nor the reader of a log: what no reader shows, as its number; and so what a runner of GitHub
 * takes for a command, `##[error]` anywhere in a line, and `::error::` where one begins.
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs.
 */
export function printable(text: string): string {
  const start = text.length - text.trimStart().length;
  const isCommand = text.startsWith("::", start);
  const rest = isCommand ? `${text.slice(0, start)}${numbered(":")}${text.slice(start + 1)}` : text;
  return visible(rest).replace(/(?<=#)#(?=\[)/g, numbered);
}

function numbered(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text as one line that every reader takes: no line ends, and in place of what is no character U+FFFD. */
export function printableLine(text: string): string {
  return visible(text.replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD").replace(/\s+/g, " "));
}
