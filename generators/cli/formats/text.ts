import type { Location, Problem } from "../../problem";
import { counts } from "./counts";
import { cutList } from "../../text/lists";
import { firstOf } from "./first";
import type { Colors, Format, Surroundings } from "./format";
import { placeOf, printable } from "./place";

/** Problems for a terminal, each with the line it is about. */
export const text: Format = {
  description: "for people, each problem with its line",
  stream: "stderr",
  render: (problems, surroundings) => {
    const { shown, hidden } = firstOf(problems);
    const texts = grouped(shown).map((same) => textOf(same, surroundings));
    if (hidden.length === 0) return texts.join("\n");
    const rest = `and ${counts(hidden)} more, not shown: mend these first, or see all with --format json`;
    return [...texts, `${rest}\n`].join("\n");
  },
};

/** Names of places that a message has room for. */
const NAMED = 5;

/** What is to be mended is told wherever it is; what is only to be known is told once, at the first place. */
function grouped(problems: readonly Problem[]): (readonly [Problem, ...Problem[]])[] {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const [index, problem] of problems.entries()) {
    const { id, severity, message, fix } = problem;
    const key = severity === "notice" ? JSON.stringify([id, message, fix]) : String(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  return [...groups.values()];
}

/** `so it is in 7 more places: fleets.yaml:20:3, fleets.yaml:30:3 and 5 more`. */
function elsewhere(others: readonly Problem[]): string[] {
  if (others.length === 0) return [];
  const places = others.flatMap(({ location }) => (location ? [placeOf(location)] : []));
  const where = places.length === 0 ? "" : `: ${cutList(places, NAMED)}`;
  const times = others.length === 1 ? "once more" : `${String(others.length)} times more`;
  return [`  the same is said ${times}${printable(where)}`];
}

function textOf(
  [problem, ...others]: readonly [Problem, ...Problem[]],
  { texts, colors }: Surroundings,
): string {
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
  lines.push(...elsewhere(others), `  ${colors.green("fix:")} ${printable(fix)}`, "");
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
