import type { Location, Problem } from "../../problem";
import { counts } from "./counts";
import { firstOf } from "./first";
import type { Colors, Format, Surroundings } from "./format";
import { placeOf, printable } from "./place";

/** Problems for a terminal, each with the line it is about. */
export const text: Format = {
  description: "for people, each problem with its line",
  stream: "stderr",
  render: (problems, surroundings) => {
    const { shown, hidden } = firstOf(problems);
    const texts = shown.map((problem) => textOf(problem, surroundings));
    if (hidden.length === 0) return texts.join("\n");
    const rest = `and ${counts(hidden)} more, not shown: mend these first, or see all with --format json`;
    return [...texts, `${rest}\n`].join("\n");
  },
};

function textOf(problem: Problem, { texts, colors }: Surroundings): string {
  const { severity, id, message, fix, location, related = [] } = problem;
  const paint = { error: colors.red, warning: colors.yellow, notice: colors.cyan }[severity];
  const place = location ? `${colors.bold(printable(placeOf(location)))}: ` : "";
  const lines = [`${place}${paint(severity)} ${colors.dim(id)}`, `  ${printable(message)}`];
  const frame = location && codeFrame(location, texts.get(location.file), colors);
  if (frame) lines.push(frame);
  for (const one of related) {
    const at = one.location ? `${printable(placeOf(one.location))}: ` : "";
    lines.push(`  ${colors.cyan("see:")} ${at}${printable(one.message)}`);
  }
  lines.push(`  ${colors.green("fix:")} ${printable(fix)}`, "");
  return lines.join("\n");
}

const FRAME_WIDTH = 100;

/** The line with a marker under the range; a long line is cut around it. */
function codeFrame(
  location: Location,
  content: string | undefined,
  colors: Colors,
): string | undefined {
  const { line, column = 1, endLine, endColumn } = location;
  const written = line === undefined ? undefined : content?.split(/\r?\n/)[line - 1];
  if (written === undefined || line === undefined) return undefined;
  const end = endLine === line && endColumn !== undefined ? endColumn : written.length + 1;
  const start = Math.max(0, Math.min(column - 1, written.length) - FRAME_WIDTH / 2);
  const shown = printable(written.slice(start, start + FRAME_WIDTH).replaceAll("\t", " "));
  const length = Math.max(1, Math.min(end, start + FRAME_WIDTH + 1) - column);
  const number = String(line);
  const gutter = " ".repeat(number.length);
  return [
    colors.dim(`  ${gutter} |`),
    `  ${colors.dim(`${number} |`)} ${shown}`,
    `  ${colors.dim(`${gutter} |`)} ${" ".repeat(column - 1 - start)}${colors.red("^".repeat(length))}`,
  ].join("\n");
}
