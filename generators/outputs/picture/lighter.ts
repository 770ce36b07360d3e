/** A picture with less in it, for readers that take only so much. */
import type { Picture, PictureEdge } from "../../access/picture";

/**
 * The picture with the weightiest lines, so many at most: sensitive ones, then who becomes whom, whom roles trust, what they reach, and
 * policies last, each in the picture's order. What then has no line and stands in no frame goes, too.
 */
export function lighter(picture: Picture, mostEdges: number): Picture {
  if (picture.edges.length <= mostEdges) return picture;
  const byWeight = [...picture.edges].sort((a, b) => weightOf(a) - weightOf(b));
  const kept = new Set(byWeight.slice(0, mostEdges));
  const edges = picture.edges.filter((edge) => kept.has(edge));
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = picture.nodes.filter(({ id, frame }) => frame !== undefined || ends.has(id));
  return { ...picture, nodes, edges };
}

const WEIGHTS = ["becomes", "trusts", "may", "has"] as const;

function weightOf({ kind, marks }: PictureEdge): number {
  return (marks.length > 0 ? 0 : WEIGHTS.length) + WEIGHTS.indexOf(kind);
}
