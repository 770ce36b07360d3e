/** A picture as SVG: one file without scripts, fonts or anything from elsewhere. */
import type { Picture } from "../../access/picture";
import { templateText } from "../../render";
import { count } from "../../text/lists";
import { xmlText } from "../../text/xml";
import { GAP, LINE_STEP, PADDING, TITLE_STEP, type BoxLine, type NodeBox } from "./boxes";
import { edgeSentence } from "./edge-words";
import { LABEL_HEIGHT, layoutOf, type At, type LaidEdge, type Layout, type Point } from "./layout";
import { legendLines, legendWidth, LEGEND_HEIGHT } from "./svg-legend";

/** How an SVG is to be used. */
export interface SvgOptions {
  /** What ids in it begin with, where several stand in one page: letters, digits and `-`. */
  readonly id?: string;
  /** False where the page has `pictureStyle` already. */
  readonly style?: boolean;
}

/** The colours and fonts: in the light, in the dark and on paper. A page can set the variables `--picture-*` of `.fleet-picture`. */
export function pictureStyle(): string {
  return templateText("picture/style.css");
}

/**
 * The picture as an SVG element, the same bytes for the same picture. Texts are cut to a line each; what was cut, the title of
 * its node says. For screen readers it is an image with a title and a description; tables say more to them.
 */
export function svgOf(picture: Picture, { id = "picture", style = true }: SvgOptions = {}): string {
  const layout = layoutOf(picture);
  const width = Math.max(layout.width, legendWidth());
  const height = layout.height + LEGEND_HEIGHT;
  const size = `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`;
  const names = `role="img" aria-labelledby="${id}-title ${id}-description"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fleet-picture" ${size} ${names}>`,
    `<title id="${id}-title">${xmlText(`Fleets and roles of ${picture.title}`)}</title>`,
    `<desc id="${id}-description">${xmlText(descriptionOf(picture))}</desc>`,
    ...(style ? [`<style>\n${pictureStyle()}</style>`] : []),
    `<rect class="paper" width="${String(width)}" height="${String(height)}"/>`,
    ...layout.frames.map((frame) => frameLines(frame)),
    ...layout.edges.map(edgeLines),
    ...layout.frames.flatMap(({ rows, x, y }) =>
      rows.map(({ box, top }) => nodeLines(box, { x: x + PADDING, y: y + top })),
    ),
    ...layout.nodes.map((box) => nodeLines(box, box)),
    ...legendLines(layout.height),
    "</svg>",
    "",
  ].join("\n");
}

function descriptionOf({ frames, nodes, edges }: Picture): string {
  const of = (kind: string): number => nodes.filter((node) => node.kind === kind).length;
  const sensitive = edges.filter(({ marks }) => marks.length > 0).length;
  return [
    `${count(frames.length, "kind")} of fleets and what accounts have once, with ${count(of("role"), "role")}.`,
    `On the left who may assume them, on the right what they reach; ${String(sensitive)} of ${count(edges.length, "line")} are of sensitive access.`,
  ].join(" ");
}

function frameLines({ frame, head, x, y, width, height }: Layout["frames"][number]): string {
  return [
    `<g class="frame ${frame.kind}"><title>${xmlText([frame.title, ...frame.lines].join("\n"))}</title>`,
    box({ x, y, width, height }, 10),
    ...textLines(head, { x: x + PADDING, y }),
    "</g>",
  ].join("");
}

function nodeLines({ node, lines, width, height }: NodeBox, { x, y }: At): string {
  const classes = ["node", node.kind, ...(node.sensitive ? ["sensitive"] : [])].join(" ");
  return [
    `<g class="${classes}"><title>${xmlText([node.title, ...node.lines].join("\n"))}</title>`,
    box({ x, y, width, height }, node.kind === "principal" ? Math.min(height / 2, 16) : 5),
    ...textLines(lines, { x: x + PADDING, y }),
    "</g>",
  ].join("");
}

function box(
  { x, y, width, height }: At & { width: number; height: number },
  round: number,
): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(round)}"/>`;
}

function textLines(lines: readonly BoxLine[], { x, y }: At): string[] {
  return lines.map(({ text, isTitle }, index) => {
    const down = y + PADDING + TITLE_STEP - GAP + index * LINE_STEP;
    return `<text x="${n(x)}" y="${n(down)}"${isTitle ? ' class="title"' : ""}>${xmlText(text)}</text>`;
  });
}

function edgeLines(laid: LaidEdge): string {
  const { edge, text, to, label, around } = laid;
  const classes = ["edge", edge.kind, ...(edge.marks.length > 0 ? ["sensitive"] : [])].join(" ");
  const isRightwards = around === undefined;
  return [
    `<g class="${classes}"><title>${xmlText(edgeSentence(edge))}</title>`,
    `<path d="${pathOf(laid)}"/>`,
    arrow(to, isRightwards),
    ...(label === undefined ? [] : [labelLines(label, text)]),
    "</g>",
  ].join("");
}

function labelLines({ x, y, width }: Point & { width: number }, text: string): string {
  const place = { x: x - width / 2, y: y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT };
  const middle = `<text x="${n(x)}" y="${n(y + 4)}" text-anchor="middle">${xmlText(text)}</text>`;
  return `${box(place, 4)}${middle}`;
}

const ARROW = 7;

/** The end of a line, which comes in from the left, as all do: those that go around, too. */
function arrow({ x, y }: Point, isFilled: boolean): string {
  const half = isFilled ? 3.5 : 3;
  const points = [
    `${n(x)},${n(y)}`,
    `${n(x - ARROW)},${n(y - half)}`,
    `${n(x - ARROW)},${n(y + half)}`,
  ];
  return `<polygon points="${points.join(" ")}"/>`;
}

function pathOf({ from, to, label, around }: LaidEdge): string {
  const end = { x: to.x - ARROW, y: to.y };
  if (around !== undefined) return aroundPath(from, end, around);
  if (label === undefined) return `M${p(from)}${curve(from, end)}`;
  const enter = { x: label.x - label.width / 2, y: label.y };
  const leave = { x: label.x + label.width / 2, y: label.y };
  return `M${p(from)}${curve(from, enter)}L${p(leave)}${curve(leave, end)}`;
}

function curve(from: Point, to: Point): string {
  const bend = (to.x - from.x) / 2;
  return `C${p({ x: from.x + bend, y: from.y })} ${p({ x: to.x - bend, y: to.y })} ${p(to)}`;
}

/** Out of the left side, and into the left side of another; of one into itself, a loop. */
function aroundPath(from: Point, to: Point, out: number): string {
  const loop = Math.abs(from.y - to.y) < 1 ? 9 : 0;
  const start = { x: from.x, y: from.y - loop };
  const bend = Math.min(start.x, to.x) - out;
  return `M${p(start)}C${p({ x: bend, y: start.y })} ${p({ x: bend, y: to.y })} ${p(to)}`;
}

function p({ x, y }: Point): string {
  return `${n(x)} ${n(y)}`;
}

/** A tenth of a pixel is enough, and the same everywhere. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
