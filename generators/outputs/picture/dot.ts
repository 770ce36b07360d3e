/** A picture in the language of Graphviz. */
import type { EdgeKind, NodeKind, Picture, PictureEdge } from "../../access/picture";
import { printableLine } from "../../text/printable";
import { edgeText } from "./edge-words";
import { numbered, type Numbered } from "./numbered";

/** The picture as a digraph, to be drawn by `dot -Tsvg`. */
export function dotOf(picture: Picture): string {
  const { frames, nodes, nameOf } = numbered(picture);
  return [
    "digraph fleets {",
    `  graph [rankdir=LR, ranksep=1, fontname="sans-serif", label=${quoted([picture.title])}, labelloc=t]`,
    '  node [shape=box, fontname="sans-serif", fontsize=10, style="rounded,filled", fillcolor="#ffffff"]',
    '  edge [fontname="sans-serif", fontsize=9]',
    ...frames.flatMap(({ name, frame, nodes: own }) => [
      `  subgraph cluster_${name} {`,
      `    graph [label=${quoted([frame.title, ...frame.lines])}, style=filled, color="#c3ccd7", fillcolor="#f3f5f8"]`,
      ...own.map((one) => `    ${nodeText(one)}`),
      "  }",
    ]),
    ...nodes.map((one) => `  ${nodeText(one)}`),
    ...picture.edges.map((edge) => `  ${edgeLine(edge, nameOf)}`),
    "}",
    "",
  ].join("\n");
}

const FILLS: Readonly<Record<NodeKind, string>> = {
  principal: "#eef1f5",
  role: "#ffffff",
  policies: "#ffffff",
  certificates: "#ffffff",
  resources: "#e9f1fb",
  "aws-policy": "#f0edf9",
  "other-policy": "#f0edf9",
  anything: "#fdf1ef",
};

function nodeText({ name, node }: Numbered): string {
  const sensitive = node.sensitive ? `, color="${SENSITIVE}"` : "";
  const label = quoted([node.title, ...node.lines]);
  return `${name} [label=${label}, fillcolor="${FILLS[node.kind]}"${sensitive}]`;
}

const SENSITIVE = "#b3261e";

const COLORS: Readonly<Record<EdgeKind, string>> = {
  trusts: "#7c8a9b",
  may: "#3f76bd",
  has: "#8171bd",
  becomes: "#7c8a9b",
};

function edgeLine(edge: PictureEdge, nameOf: ReadonlyMap<string, string>): string {
  const isSensitive = edge.marks.length > 0;
  const color = isSensitive ? SENSITIVE : COLORS[edge.kind];
  // They lead from one role to another, which stand in one column.
  const style = edge.kind === "becomes" ? ", style=dashed, constraint=false" : "";
  const text = edgeText(edge);
  const label = text === "" ? "" : `, label=${quoted([text])}`;
  const ends = `${nameOf.get(edge.from) ?? ""} -> ${nameOf.get(edge.to) ?? ""}`;
  const font = isSensitive ? `, fontcolor="${SENSITIVE}"` : "";
  return `${ends} [color="${color}"${font}${style}${label}]`;
}

/**
 * Lines of text as one of Graphviz's. It reads entities and escapes in labels, so that `&` is written as an entity and a backslash twice.
 * Source: Graphviz, "The DOT Language" and "escString".
 */
export function quoted(lines: readonly string[]): string {
  const text = lines.map((line) =>
    printableLine(line).replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"'),
  );
  return `"${text.join("\\n")}"`;
}
