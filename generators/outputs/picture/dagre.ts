/** The layout library, as far as it is used here: its types name files that Node cannot find. */
import * as dagre from "@dagrejs/dagre";

/** Sizes go in, and the middle comes out. */
interface Sized {
  readonly width: number;
  readonly height: number;
}

/** A box with its middle. */
export interface Placed extends Sized {
  readonly x: number;
  readonly y: number;
}

interface Library {
  readonly Graph: new (options: { readonly multigraph: boolean }) => LayeredGraph;
  readonly layout: (graph: LayeredGraph) => void;
}

/** A graph that is laid out in layers, from left to right. */
export interface LayeredGraph {
  setGraph(settings: Readonly<Record<string, unknown>>): void;
  setNode(id: string, size: Sized): void;
  setEdge(from: string, to: string, label: Readonly<Record<string, unknown>>, name: string): void;
  node(id: string): Placed;
  edge(from: string, to: string, name: string): Partial<Placed>;
}

// The package declares what it exports in files without extensions, which nodenext does not resolve.
const library = dagre as unknown as Library;

/** A graph with nothing in it. */
export function layeredGraph(settings: Readonly<Record<string, unknown>>): LayeredGraph {
  const graph = new library.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ...settings });
  return graph;
}

/** Gives every node, and every edge that has a label, its place. The same for the same graph. */
export function layOut(graph: LayeredGraph): void {
  library.layout(graph);
}
