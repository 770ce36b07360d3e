/** The boxes of a picture with their texts: frames with a row for each role, and nodes outside of frames. */
import type { Frame, Picture, PictureNode } from "../../access/picture";
import { cutMiddle, textWidth } from "./measure";

export const TITLE_SIZE = 13;
export const LINE_SIZE = 11;
/** From one line to the next. */
export const TITLE_STEP = 17;
export const LINE_STEP = 15;
/** Between a box and its texts. */
export const PADDING = 10;
/** Between rows of a frame. */
export const GAP = 8;

const MOST_SIGNS = 52;

/** Titles are bold. */
const BOLD = 1.16;

/** A line of text in a box. */
export interface BoxLine {
  readonly text: string;
  readonly isTitle: boolean;
}

/** A node's box, without its place. */
export interface NodeBox {
  readonly node: PictureNode;
  readonly lines: readonly BoxLine[];
  readonly width: number;
  readonly height: number;
}

/** A frame with its rows one below the other, `top` from the frame's own top. */
export interface FrameBox {
  readonly frame: Frame;
  readonly head: readonly BoxLine[];
  readonly rows: readonly { readonly box: NodeBox; readonly top: number }[];
  readonly width: number;
  readonly height: number;
}

/** Frames and what stands outside of them, in the picture's order. */
export interface Boxes {
  readonly frames: readonly FrameBox[];
  readonly nodes: readonly NodeBox[];
}

/** Measures all texts, each cut to a line. */
export function boxesOf({ frames, nodes }: Picture): Boxes {
  return {
    frames: frames.map((frame) =>
      frameBox(
        frame,
        nodes.filter((node) => node.frame === frame.id),
      ),
    ),
    nodes: nodes.filter((node) => node.frame === undefined).map(nodeBox),
  };
}

function nodeBox(node: PictureNode): NodeBox {
  const lines = linesOf(node.title, node.lines);
  return { node, lines, width: widthOf(lines), height: heightOf(lines) };
}

function frameBox(frame: Frame, nodes: readonly PictureNode[]): FrameBox {
  const head = linesOf(frame.title, frame.lines);
  const boxes = nodes.map(nodeBox);
  const inner = Math.max(widthOf(head) - 2 * PADDING, ...boxes.map(({ width }) => width));
  let top = heightOf(head);
  const rows = boxes.map((box) => {
    const row = { box: { ...box, width: inner }, top };
    top += box.height + GAP;
    return row;
  });
  return { frame, head, rows, width: inner + 2 * PADDING, height: top + PADDING - GAP };
}

function linesOf(title: string, more: readonly string[]): BoxLine[] {
  return [
    { text: cutMiddle(title, MOST_SIGNS), isTitle: true },
    ...more.map((text) => ({ text: cutMiddle(text, MOST_SIGNS), isTitle: false })),
  ];
}

function widthOf(lines: readonly BoxLine[]): number {
  const widths = lines.map(({ text, isTitle }) =>
    textWidth(text, isTitle ? TITLE_SIZE * BOLD : LINE_SIZE * 1.04),
  );
  return Math.max(90, ...widths) + 2 * PADDING;
}

function heightOf(lines: readonly BoxLine[]): number {
  return TITLE_STEP + (lines.length - 1) * LINE_STEP + 2 * PADDING - 6;
}
