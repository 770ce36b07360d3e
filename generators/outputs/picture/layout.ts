/** Where everything in a picture lies: who assumes on the left, roles in the middle, what they reach on the right. */
import type { Picture, PictureEdge } from "../../access/picture";
import { boxesOf, LINE_SIZE, LINE_STEP, PADDING, type FrameBox, type NodeBox } from "./boxes";
import { layeredGraph, layOut, type LayeredGraph } from "./dagre";
import { edgeText } from "./edge-words";
import { cutMiddle, textWidth } from "./measure";

/** The upper left corner of what has a size. */
export interface At {
  readonly x: number;
  readonly y: number;
}

/** A point that a line goes through. */
export type Point = At;

/** An edge with its line. */
export interface LaidEdge {
  readonly edge: PictureEdge;
  readonly text: string;
  readonly from: Point;
  readonly to: Point;
  /** The middle of its text; absent where it has none. */
  readonly label?: Point & { readonly width: number };
  /** From one role to another: it goes around on the left, so far out. */
  readonly around?: number;
}

/** Everything with its place, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly (FrameBox & At)[];
  readonly nodes: readonly (NodeBox & At)[];
  readonly edges: readonly LaidEdge[];
}

const LABEL_PADDING = 5;

/** What a label takes. */
export const LABEL_HEIGHT = LINE_STEP + 2;

/** Lays out a picture: the same numbers for the same picture. */
export function layoutOf(picture: Picture): Layout {
  const boxes = boxesOf(picture);
  const graph = layeredGraph({ nodesep: 14, edgesep: 6, ranksep: 110, marginx: 16, marginy: 16 });
  // Whoever nobody assumes stands with the other roles, too.
  graph.setNode(LEFT, { width: 0, height: 0 });
  for (const { frame, width, height } of boxes.frames) {
    graph.setNode(frame.id, { width, height });
    graph.setEdge(LEFT, frame.id, { weight: 0 }, LEFT);
  }
  for (const { node, width, height } of boxes.nodes) graph.setNode(node.id, { width, height });
  const frameOf = new Map(picture.nodes.map(({ id, frame }) => [id, frame]));
  picture.edges.forEach((edge, index) => {
    const [from, to] = endsOf(edge, frameOf);
    if (isAround(edge, frameOf)) return;
    graph.setEdge(from, to, labelSize(textOf(edge)), String(index));
  });
  layOut(graph);
  return placed(picture, boxes, graph);
}

const LEFT = "left";

type FrameOf = ReadonlyMap<string, string | undefined>;

function endsOf({ from, to }: PictureEdge, frameOf: FrameOf): [string, string] {
  return [frameOf.get(from) ?? from, frameOf.get(to) ?? to];
}

function isAround({ from, to }: PictureEdge, frameOf: FrameOf): boolean {
  return frameOf.get(from) !== undefined && frameOf.get(to) !== undefined;
}

/** A label takes room from all that is beside it. */
const MOST_SIGNS = 60;

function textOf(edge: PictureEdge): string {
  return cutMiddle(edgeText(edge), MOST_SIGNS);
}

function labelSize(text: string): Readonly<Record<string, unknown>> {
  if (text === "") return {};
  return { width: labelWidth(text), height: LABEL_HEIGHT, labelpos: "c" };
}

function labelWidth(text: string): number {
  return textWidth(text, LINE_SIZE) + 2 * LABEL_PADDING;
}

function placed(picture: Picture, boxes: ReturnType<typeof boxesOf>, graph: LayeredGraph): Layout {
  const at = (id: string): At => {
    const { x, y, width, height } = graph.node(id);
    return { x: x - width / 2, y: y - height / 2 };
  };
  const frames = boxes.frames.map((box) => ({ ...box, ...at(box.frame.id) }));
  const nodes = boxes.nodes.map((box) => ({ ...box, ...at(box.node.id) }));
  const sides = sidesOf(frames, nodes);
  const frameOf = new Map(picture.nodes.map(({ id, frame }) => [id, frame]));
  const edges = picture.edges.flatMap((edge, index) => {
    const [from, to] = [sides.get(edge.from), sides.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    if (isAround(edge, frameOf)) return [around(edge, from, to)];
    return [through(edge, from, to, graph.edge(...endsOf(edge, frameOf), String(index)))];
  });
  const ends = [...frames, ...nodes].map(
    ({ x, y, width, height }) => [x + width, y + height] as const,
  );
  return {
    width: Math.ceil(Math.max(0, ...ends.map(([x]) => x)) + 16),
    height: Math.ceil(Math.max(0, ...ends.map(([, y]) => y)) + 16),
    ...{ frames, nodes, edges },
  };
}

/** The middles of a box's left and right side. */
interface Sides {
  readonly left: Point;
  readonly right: Point;
}

function sidesOf(
  frames: readonly (FrameBox & At)[],
  nodes: readonly (NodeBox & At)[],
): Map<string, Sides> {
  const all = [
    ...nodes.map(({ node, x, y, width, height }) => ({ id: node.id, x, y, width, height })),
    ...frames.flatMap(({ rows, x, y }) =>
      rows.map(({ box, top }) => {
        const { width, height } = box;
        return { id: box.node.id, x: x + PADDING, y: y + top, width, height };
      }),
    ),
  ];
  return new Map(
    all.map(({ id, x, y, width, height }) => {
      const middle = y + height / 2;
      return [id, { left: { x, y: middle }, right: { x: x + width, y: middle } }];
    }),
  );
}

function through(
  edge: PictureEdge,
  from: Sides,
  to: Sides,
  laid: { x?: number; y?: number },
): LaidEdge {
  const text = textOf(edge);
  const { x, y } = laid;
  const ends = { edge, text, from: from.right, to: to.left };
  if (text === "" || x === undefined || y === undefined) return ends;
  return { ...ends, label: { x, y, width: labelWidth(text) } };
}

/** Farther ones go farther out, so that they do not lie on each other. */
function around(edge: PictureEdge, from: Sides, to: Sides): LaidEdge {
  const far = Math.abs(from.left.y - to.left.y);
  const out = Math.min(96, 26 + far * 0.12);
  return { edge, text: textOf(edge), from: from.left, to: to.left, around: out };
}
