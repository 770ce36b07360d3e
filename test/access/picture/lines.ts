import type { Picture, PictureNode } from "../../../generators/access/picture";

/** A picture as lines that can be compared: frames, nodes and edges, each in the picture's order. */
export interface PictureLines {
  readonly frames: readonly string[];
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** `warehouse/greengrass_group may dynamodb (table/Inventory): read` */
export function linesOf({ frames, nodes, edges }: Picture): PictureLines {
  const frameTitles = new Map(frames.map(({ id, title }) => [id, title]));
  const nameOf = ({ kind, title, frame, lines }: PictureNode): string => {
    if (frame !== undefined) return `${frameTitles.get(frame) ?? ""}/${title}`;
    return kind === "resources" ? `${title} (${lines.join(", ")})` : title;
  };
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
  return {
    frames: frames.map(({ title, lines }) => [title, ...lines].join(" | ")),
    nodes: nodes.map((node) => {
      const more = node.kind === "resources" ? [] : node.lines;
      return [`${node.kind} ${nameOf(node)}${node.sensitive ? " !" : ""}`, ...more].join(" | ");
    }),
    edges: edges.map(({ from, to, kind, label, marks }) => {
      const words = [label, ...marks.map((mark) => `!${mark}`)].filter((one) => one !== "");
      const more = words.length === 0 ? "" : `: ${words.join(" ")}`;
      return `${names.get(from) ?? "?"} ${kind} ${names.get(to) ?? "?"}${more}`;
    }),
  };
}
