/** What edges of a picture say, in every form of it. */
import { markWords, type EdgeKind, type PictureEdge } from "../../access/picture";

/** The kinds of edges, as a legend says them. */
export const EDGE_WORDS: Readonly<Record<EdgeKind, string>> = {
  trusts: "may assume",
  may: "may access",
  has: "has the policy",
  becomes: "can become",
};

/** What stands at an edge: its label, and with a sign what is sensitive of it. */
export function edgeText({ kind, label, marks }: PictureEdge): string {
  // How one becomes another, is sensitive by itself.
  const words = kind === "becomes" || kind === "has" ? "" : markWords(marks);
  return [label, ...(words === "" ? [] : [`⚠ ${words}`])].filter((text) => text !== "").join(" ");
}

/** The same as a sentence that names no ends: `may access: read and write; passes roles`. */
export function edgeSentence({ kind, label, marks }: PictureEdge): string {
  const more = [label, kind === "becomes" ? "" : markWords(marks)].filter((text) => text !== "");
  return [EDGE_WORDS[kind], ...(more.length === 0 ? [] : [more.join("; ")])].join(": ");
}
