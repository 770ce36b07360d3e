/** Which role of a picture can become which. */
import type { EscalationPath } from "../../iam/escalation";
import type { Environment, Model, Stack } from "../../model/types";
import { grouped } from "../../text/grouped";
import { sentenceList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import { Graph, type Edge } from "../becomes";
import { modelHolders } from "../from-model";
import type { Alike } from "./alike";
import type { Part } from "./holder-nodes";
import type { PictureEdge, PictureNode } from "./types";

/** Which node a holder is: by its stack, its kind and its id in there. */
export type NodeOfHolder = (stack: string, key: string) => string | undefined;

const ANYTHING: PictureNode = {
  ...{ id: "anything", kind: "anything", title: "any permission", lines: ["its own to give"] },
  sensitive: true,
};

/** More kinds of a frame than this are not asked: each of them is asked about all others. */
const MOST_KINDS = 6;

/** One stack of each of the first kinds, and a second one of the frame: what they can become of their own kind is seen by it. */
function askedOf({ stacks, kinds }: Alike): Stack[] {
  return [...kinds.slice(0, MOST_KINDS).map(({ stack }) => stack), ...stacks.slice(0, 2)];
}

/** Edges between roles, and to what has no limit. */
export function becoming(
  model: Model,
  groups: readonly Alike[],
  paths: readonly EscalationPath[],
  nodeOf: NodeOfHolder,
): Part {
  const asked = groups.flatMap(askedOf);
  const isAsked = new Set(asked);
  const stacks = model.stacks.filter((one) => isAsked.has(one));
  const environments = new Map<string, Environment>(
    stacks.map(({ name, environment }) => [name, environment]),
  );
  const holders = modelHolders({ ...model, stacks });
  const graph = new Graph(paths, ({ stack, account = "" }) => {
    return environments.get(stack) ?? { partition: "aws", account };
  });
  const edges = graph.of(holders, holders).edges.flatMap((edge) => drawnEdge(edge, nodeOf));
  const joined = grouped(edges, ({ from, to }) => JSON.stringify([from, to]));
  const all = Array.from(joined.values(), ([first, ...rest]): PictureEdge => {
    const ways = sortedUnique([first, ...rest].map(({ label }) => label));
    const marks = [first, ...rest].flatMap((one) => one.marks).slice(0, 1);
    return { ...first, label: sentenceList(ways, "or"), marks };
  });
  return { nodes: all.some(({ to }) => to === ANYTHING.id) ? [ANYTHING] : [], edges: all };
}

function drawnEdge({ from, to, by, path }: Edge, nodeOf: NodeOfHolder): PictureEdge[] {
  const source = nodeOf(from.stack, `${from.kind} ${from.label}`);
  const target = to === undefined ? ANYTHING.id : nodeOf(to.stack, `${to.kind} ${to.label}`);
  if (source === undefined || target === undefined) return [];
  const services = path?.trusts ?? [];
  const through = services.length === 0 ? "" : `, through ${sentenceList(services, "or")}`;
  const label = by === "pass" ? `${WAYS.pass}${through}` : WAYS[by];
  // Who may assume a role was said in its trust policy; the others are ways around one.
  const marks = by === "assume" ? [] : (["escalation"] as const);
  return [{ from: source, to: target, kind: "becomes", label, marks }];
}

const WAYS: Readonly<Record<Edge["by"], string>> = {
  assume: "assumes it",
  pass: "passes it",
  trust: "changes whom it trusts",
  credentials: "makes credentials",
  itself: "writes its own permissions",
};
