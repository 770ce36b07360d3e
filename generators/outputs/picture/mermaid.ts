/** A picture as a flowchart of Mermaid's, which GitHub, GitLab and many wikis draw. */
import type { NodeKind, Picture, PictureEdge, PictureNode } from "../../access/picture";
import { count } from "../../text/lists";
import { printableLine } from "../../text/printable";
import { edgeText } from "./edge-words";
import { lighter } from "./lighter";
import { numbered, type Numbered } from "./numbered";

/** Mermaid refuses more. Source: Mermaid's configuration schema, maxEdges and maxTextSize. */
const MOST_EDGES = 500;
const MOST_CHARACTERS = 50_000;

/**
 * The picture in Mermaid's language, within its limits for edges and text: where there is more, the weightiest lines are drawn, and a
 * comment in the text and a node say how many are not.
 *
 * @param most characters, where there is less room than Mermaid's limit
 */
export function mermaidOf(picture: Picture, most = MOST_CHARACTERS): string {
  let edges = Math.min(picture.edges.length, MOST_EDGES);
  let text = written(picture, edges);
  while (text.length > most && edges > 0) {
    edges = Math.floor(edges * Math.min(0.9, most / text.length));
    text = written(picture, edges);
  }
  return text;
}

function written(whole: Picture, mostEdges: number): string {
  const picture = lighter(whole, mostEdges);
  const left = whole.edges.length - picture.edges.length;
  const { frames, nodes, nameOf } = numbered(picture);
  const edges = picture.edges.map((edge) => edgeLine(edge, nameOf));
  const sensitive = [...frames.flatMap((frame) => frame.nodes), ...nodes].filter(
    ({ node }) => node.sensitive,
  );
  const marked = picture.edges.flatMap(({ marks }, index) => (marks.length > 0 ? [index] : []));
  return [
    "flowchart LR",
    ...frames.flatMap(({ name, frame, nodes: own }) => [
      // Mermaid leaves room for one line of a title.
      `  subgraph ${name}["${mermaidText(`${frame.title} (${frame.lines.join(", ")})`)}"]`,
      ...own.map((one) => `    ${nodeText(one)}`),
      "  end",
    ]),
    ...nodes.map((one) => `  ${nodeText(one)}`),
    ...(left === 0 ? [] : [`  more["${count(left, "more line")} not drawn"]`]),
    ...edges.map((edge) => `  ${edge}`),
    ...(sensitive.length === 0
      ? []
      : [
          "  classDef sensitive stroke:#b3261e,stroke-width:2px",
          `  class ${sensitive.map(({ name }) => name).join(",")} sensitive`,
        ]),
    ...(marked.length === 0 ? [] : [`  linkStyle ${marked.join(",")} stroke:#b3261e`]),
    "",
  ].join("\n");
}

const BREAK = "<br/>";

const SHAPES: Readonly<Record<NodeKind, readonly [string, string]>> = {
  principal: ["([", "])"],
  role: ["[", "]"],
  policies: ["[", "]"],
  certificates: ["[", "]"],
  resources: ["[(", ")]"],
  "aws-policy": ["[[", "]]"],
  "other-policy": ["[[", "]]"],
  anything: ["{{", "}}"],
};

function nodeText({ name, node }: Numbered): string {
  const [open, close] = SHAPES[node.kind];
  return `${name}${open}"${linesOf(node).map(mermaidText).join(BREAK)}"${close}`;
}

function linesOf({ title, lines }: PictureNode): string[] {
  return [title, ...lines];
}

function edgeLine(edge: PictureEdge, nameOf: ReadonlyMap<string, string>): string {
  const text = edgeText(edge);
  const label = text === "" ? "" : `|"${mermaidText(text)}"|`;
  const line = edge.kind === "becomes" ? "-.->" : "-->";
  return `${nameOf.get(edge.from) ?? ""} ${line}${label} ${nameOf.get(edge.to) ?? ""}`;
}

/**
 * Text between Mermaid's quotes: whatever could mean something to Mermaid, Markdown or HTML as the number of the character. Colons, too:
 * Mermaid looks for styles in the whole text.
 */
export function mermaidText(text: string): string {
  return printableLine(text)
    .replace(FORMULA_OR_ICON, `$&${NOTHING}`)
    .replace(/[^\p{L}\p{M}\p{N} _.,/()⚠…-]/gu, (sign) => {
      return `#${String(sign.codePointAt(0) ?? 0)};`;
    });
}

/** Mermaid makes these of the text that it draws, whatever they were written as: `$$x$$`, `fa:fa-car`. */
const FORMULA_OR_ICON = /\$(?=\$)|:(?=fa-)/g;

/** Word joiner: a character that takes no room and ends no line. */
const NOTHING = "\u2060";
