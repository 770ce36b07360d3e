/** A report in Markdown is sections, and a section rows: what is cut is whole rows. */

/** A table, or a list of blocks that stand for themselves. */
export interface Section {
  readonly title: string;
  /** What there is to say before its rows. */
  readonly intro?: string;
  /** Of a table: what its columns are. */
  readonly columns?: readonly string[];
  /** The weightiest first. Of a table, cells that are Markdown already; else a block each. */
  readonly rows: readonly (readonly string[])[];
}

/** What was left out of a section, and its text. */
export interface Fitted {
  readonly text: string;
  readonly left: number;
}

/** The section with as many of its rows as have room. Empty, where not one has. */
export function fitted({ title, intro, columns, rows }: Section, room: number): Fitted {
  const head = [
    `## ${title}`,
    "",
    ...(intro === undefined ? [] : [intro, ""]),
    ...(columns === undefined || rows.length === 0
      ? []
      : [rowText(columns), rowText(columns.map(() => "---"))]),
  ];
  const lines = [...head];
  let size = lengthOf(head);
  let taken = 0;
  for (const row of rows) {
    const text = columns === undefined ? row.join("\n") : rowText(row);
    if (size + text.length + 1 > room) break;
    lines.push(text);
    size += text.length + 1;
    taken += 1;
  }
  const isEmpty = size > room || (taken === 0 && rows.length > 0);
  if (isEmpty) return { text: "", left: rows.length };
  return { text: `${lines.join("\n").trimEnd()}\n`, left: rows.length - taken };
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
