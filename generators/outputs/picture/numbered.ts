/** Nodes and frames by short names that every language takes as they are. */
import type { Frame, Picture, PictureNode } from "../../access/picture";

/** A node with its name: `n1`. */
export interface Numbered {
  readonly name: string;
  readonly node: PictureNode;
}

/** A picture's parts by name. */
export interface NumberedPicture {
  readonly frames: readonly {
    readonly name: string;
    readonly frame: Frame;
    readonly nodes: readonly Numbered[];
  }[];
  /** Outside of frames. */
  readonly nodes: readonly Numbered[];
  /** The name of a node by its id. */
  readonly nameOf: ReadonlyMap<string, string>;
}

/** Numbers them in the order of the picture. */
export function numbered({ frames, nodes }: Picture): NumberedPicture {
  const all = nodes.map((node, index): Numbered => ({ name: `n${String(index + 1)}`, node }));
  return {
    frames: frames.map((frame, index) => ({
      ...{ name: `f${String(index + 1)}`, frame },
      nodes: all.filter(({ node }) => node.frame === frame.id),
    })),
    nodes: all.filter(({ node }) => node.frame === undefined),
    nameOf: new Map(all.map(({ name, node }) => [node.id, name])),
  };
}
