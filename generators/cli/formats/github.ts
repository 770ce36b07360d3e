import type { Problem } from "../../problem";
import { counts } from "./counts";
import { firstOf } from "./first";
import type { Format } from "./format";

/** Problems as GitHub Actions workflow commands, which annotate the changed lines. */
export const github: Format = {
  description: "annotations of GitHub Actions",
  stream: "stdout",
  render: (problems) => {
    const { shown, hidden } = firstOf(problems);
    const rest = `and ${counts(hidden)} more, not shown: see all with --format json`;
    return [
      ...shown.map(annotation),
      ...(hidden.length === 0 ? [] : [`::notice title=more-problems::${escapeData(rest)}`]),
    ].join("\n");
  },
};

function annotation({ id, severity, message, fix, location }: Problem): string {
  const { file, line, column } = location ?? {};
  const properties = [
    ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
    ...(line === undefined ? [] : [`line=${String(line)}`, `col=${String(column ?? 1)}`]),
    `title=${escapeProperty(id)}`,
  ];
  return `::${severity} ${properties.join(",")}::${escapeData(`${message} Fix: ${fix}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
