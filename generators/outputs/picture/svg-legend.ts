/** What the lines of a picture mean, below it. */
import type { EdgeKind } from "../../access/picture";
import { EDGE_WORDS } from "./edge-words";
import { LINE_SIZE } from "./boxes";
import { textWidth } from "./measure";

export const LEGEND_HEIGHT = 34;

const SAMPLE = 30;
const GAP = 22;

interface Entry {
  readonly classes: string;
  readonly text: string;
}

const ENTRIES: readonly Entry[] = [
  ...(["trusts", "may", "has", "becomes"] as const satisfies readonly EdgeKind[]).map(
    (kind): Entry => ({ classes: `edge ${kind}`, text: EDGE_WORDS[kind] }),
  ),
  { classes: "edge sensitive", text: "sensitive" },
];

function entryWidth({ text }: Entry): number {
  return SAMPLE + 8 + textWidth(text, LINE_SIZE) + GAP;
}

/** How wide it is. */
export function legendWidth(): number {
  return ENTRIES.reduce((sum, entry) => sum + entryWidth(entry), 16);
}

/** A line of samples, so far down. */
export function legendLines(top: number): string[] {
  let x = 16;
  const y = top + 12;
  return ENTRIES.map((entry) => {
    const [start, end] = [x, x + SAMPLE];
    x += entryWidth(entry);
    return [
      `<g class="${entry.classes}"><path d="M${String(start)} ${String(y)}H${String(end)}"/>`,
      `<text x="${String(end + 8)}" y="${String(y + 4)}">${entry.text}</text></g>`,
    ].join("");
  });
}
