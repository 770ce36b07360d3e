import { type createColors } from "picocolors";
import type { Location, Problem, Severity } from "../../problem";

type Colors = ReturnType<typeof createColors>;

/** How problems can be printed. */
export const FORMATS = ["text", "json", "github", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

const ORDER: readonly Severity[] = ["error", "warning", "notice"];

/** `2 errors, 1 warning`. */
export function counts(problems: readonly Problem[]): string {
  const parts = ORDER.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [`${String(count)} ${severity}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "no problems" : parts.join(", ");
}

/** Problems for a terminal, each with the line it is about. `texts`: file name → content. */
export function asText(
  problems: readonly Problem[],
  texts: ReadonlyMap<string, string>,
  colors: Colors,
): string {
  return problems.map((problem) => textOf(problem, texts, colors)).join("\n");
}

function textOf(problem: Problem, texts: ReadonlyMap<string, string>, colors: Colors): string {
  const { severity, id, message, fix, location } = problem;
  const paint = { error: colors.red, warning: colors.yellow, notice: colors.cyan }[severity];
  const place = location ? `${colors.bold(printable(placeOf(location)))}: ` : "";
  const lines = [`${place}${paint(severity)} ${colors.dim(id)}`, `  ${printable(message)}`];
  const frame = location && codeFrame(location, texts.get(location.file), colors);
  if (frame) lines.push(frame);
  lines.push(`  ${colors.green("fix:")} ${printable(fix)}`, "");
  return lines.join("\n");
}

/** Quoted values must not steer the terminal. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function placeOf({ file, line, column }: Location): string {
  return line === undefined ? file : `${file}:${String(line)}:${String(column ?? 1)}`;
}

const FRAME_WIDTH = 100;

/** The line with a marker under the range; a long line is cut around it. */
function codeFrame(
  location: Location,
  text: string | undefined,
  colors: Colors,
): string | undefined {
  const { line, column = 1, endLine, endColumn } = location;
  const content = line === undefined ? undefined : text?.split(/\r?\n/)[line - 1];
  if (content === undefined || line === undefined) return undefined;
  const end = endLine === line && endColumn !== undefined ? endColumn : content.length + 1;
  const start = Math.max(0, Math.min(column - 1, content.length) - FRAME_WIDTH / 2);
  const shown = printable(content.slice(start, start + FRAME_WIDTH).replaceAll("\t", " "));
  const length = Math.max(1, Math.min(end, start + FRAME_WIDTH + 1) - column);
  const number = String(line);
  const gutter = " ".repeat(number.length);
  return [
    colors.dim(`  ${gutter} |`),
    `  ${colors.dim(`${number} |`)} ${shown}`,
    `  ${colors.dim(`${gutter} |`)} ${" ".repeat(column - 1 - start)}${colors.red("^".repeat(length))}`,
  ].join("\n");
}

/** Problems as JSON: `{ problems: [{ id, severity, message, fix, file, line, column, … }] }`. */
export function asJson(
  problems: readonly Problem[],
  more: Readonly<Record<string, unknown>> = {},
): string {
  const flat = problems.map(({ id, severity, message, fix, location }) => ({
    id,
    severity,
    message,
    fix,
    ...location,
  }));
  return JSON.stringify({ ...more, problems: flat }, null, 2);
}

/** Problems as GitHub Actions workflow commands, which annotate the changed lines. */
export function asGithub(problems: readonly Problem[]): string {
  const escapeData = (text: string): string =>
    text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const escapeProperty = (text: string): string =>
    escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return problems
    .map(({ id, severity, message, fix, location }) => {
      const { file, line, column } = location ?? {};
      const properties = [
        ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
        ...(line === undefined ? [] : [`line=${String(line)}`, `col=${String(column ?? 1)}`]),
        `title=${escapeProperty(id)}`,
      ];
      return `::${severity} ${properties.join(",")}::${escapeData(`${message} Fix: ${fix}`)}`;
    })
    .join("\n");
}

const SARIF_LEVELS = { error: "error", warning: "warning", notice: "note" } as const;

/** Problems as SARIF 2.1.0, for code-scanning services. */
export function asSarif(problems: readonly Problem[], version: string): string {
  const rules = [...new Set(problems.map(({ id }) => id))].sort();
  const results = problems.map(({ id, severity, message, fix, location }) => ({
    ruleId: id,
    level: SARIF_LEVELS[severity],
    message: { text: `${message}\nFix: ${fix}` },
    ...(location && { locations: [{ physicalLocation: physical(location) }] }),
  }));
  const driver = { name: "fleetroles", version, rules: rules.map((id) => ({ id })) };
  return JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [{ tool: { driver }, results }],
    },
    null,
    2,
  );
}

function physical({ file, line, column, endLine, endColumn }: Location): object {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    artifactLocation: { uri: encodeURI(file) },
    ...(line !== undefined && { region }),
  };
}
