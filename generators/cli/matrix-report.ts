/** What roles can do, as a table for people, for Markdown, and as data. */
import { LEVELS } from "../access/levels";
import type { AccessOf, ServiceRow } from "../access/matrix";
import { unknownWords } from "../access/words";
import { markdownText } from "../text/markdown";
import { holderData, holderWords } from "./answers";
import { printable } from "./formats/place";

const SIGNS = { some: "x", every: "*" } as const;

const HEAD = ["service", ...LEVELS];

function cells({ service, levels }: ServiceRow): string[] {
  const signs = LEVELS.map((level) => {
    const reach = levels[level];
    return reach === undefined ? "" : SIGNS[reach];
  });
  return [printable(service), ...signs];
}

/** What the table does not say. */
function notes({ rows, less, unknown, fault }: AccessOf): string[] {
  return [
    ...(fault === undefined ? [] : [`nothing can be said of it: ${fault}`]),
    ...(less && rows.length > 0 ? ["less what is denied"] : []),
    ...unknown.map((one) => `and more or less: ${unknownWords(one)}`),
    ...(rows.length === 0 && unknown.length === 0 && fault === undefined ? ["nothing"] : []),
  ];
}

/** A table for each, of columns as wide as they have to be. */
export function matrixText(all: readonly AccessOf[]): string {
  const first = Math.max(
    HEAD[0]?.length ?? 0,
    ...all.flatMap(({ rows }) => rows.map(({ service }) => service.length)),
  );
  const width = (index: number): number => (index === 0 ? first : (HEAD[index]?.length ?? 0));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, index) => cell.padEnd(width(index))).join("  ")}`.trimEnd();
  const tables = all.map((one) => [
    holderWords(one.holder),
    ...(one.rows.length === 0 ? [] : [HEAD, ...one.rows.map(cells)].map(line)),
    ...notes(one).map((note) => `  ${note}`),
  ]);
  return tables.map((lines) => lines.join("\n")).join("\n\n");
}

/** One table, a row for each service of a role. */
export function matrixMarkdown(all: readonly AccessOf[]): string {
  const head = ["role", ...HEAD];
  const row = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
  const body = all.flatMap((one) => {
    const role = markdownText(holderWords(one.holder));
    const rows = one.rows.map((access) => row([role, ...cells(access).map(markdownText)]));
    const said = notes(one).map((note) => {
      return row([role, markdownText(note), ...LEVELS.map(() => "")]);
    });
    return [...rows, ...said];
  });
  return [row(head), row(head.map(() => "---")), ...body].join("\n");
}

/** The same as data. */
export function matrixData(all: readonly AccessOf[]): Record<string, unknown> {
  const access = all.map(({ holder, rows, less, unknown, fault }) => ({
    ...{ holder: holderData(holder), services: rows, less },
    notKnown: unknown.map(({ kind, name, why }) => ({ kind, name, why })),
    fault,
  }));
  return { access };
}
