/** A picture of a fleet file: who may become which role, and what roles reach. */
import type { EscalationPath } from "../../iam/escalation";
import { roleArn } from "../../iam/arn/identities";
import type { Model, Stack } from "../../model/types";
import { grouped } from "../../text/grouped";
import { compare } from "../../text/names";
import { alike, frameOf, type Alike } from "./alike";
import { becoming } from "./becoming";
import { Drawing } from "./drawn";
import {
  attachedPart,
  exchanged,
  holderId,
  holderNodes,
  passed,
  reachingOf,
  trustPart,
  type Part,
} from "./holder-nodes";
import { Reach } from "./reached";
import { resourceNodes } from "./resource-nodes";
import type { Frame, Picture, PictureEdge, PictureNode } from "./types";
import { sortedMarks } from "./words";

export { MOST_FRAMES } from "./alike";
export { MARKS, markWords } from "./words";
export type * from "./types";

/**
 * What the model's stacks come to as nodes and edges: whom roles trust, what they, whoever else gets policies, and certificates reach
 * by AWS's access levels (some request of such a level is allowed), AWS managed policies by their names, and which role can become which.
 *
 * What is alike is drawn once. Stacks that differ only in their own account, region, environment and name are one frame, with a count;
 * `{fleet}` stands for the name. Where this leaves more than `MOST_FRAMES`, fleets that reach the same types of resources at the same
 * levels are one, then those of the same roles, then those of one blueprint: such a frame says so, and has what any of its
 * fleets has. Resources of a service that the same roles reach alike are one node, and what one role alone reaches is one, where it would
 * be many. A resource without an account is in the fleet's own. Of stacks in one frame, one of each of the first
 * six kinds, and a second one, are asked what they can become.
 *
 * For a part of the file, give a model with some of its stacks. Roles can become more than the picture has (any role that trusts a
 * service, say): `fleetroles access --escalation` tells of those.
 *
 * @param paths the known ways to become another, as `loadEscalationPaths` has them
 */
export function pictureOf(model: Model, paths: readonly EscalationPath[]): Picture {
  // Whatever order they come in, the same one of those that are alike stands for all.
  const stacks = model.stacks.filter(hasHolders).sort((a, b) => compare(a.name, b.name));
  const groups = inOrder(alike(stacks, new Drawing(model, new Reach())));
  const framed = groups.map((group, index) => {
    return { group, frame: frameOf(group, `frame ${String(index + 1)}`) };
  });
  const frames = new Map(
    framed.flatMap(({ group, frame }) => group.stacks.map(({ name }) => [name, frame] as const)),
  );
  const holders = framed.flatMap(({ group, frame }) => holderNodes(group, frame));
  const roles = rolesByArn(stacks, frames);
  const nodeOf = (arn: string): string | undefined => roles.get(arn);
  const ownEdges = holders.flatMap((one) => [...passed(one, nodeOf), ...exchanged(one)]);
  return assembled(
    model.project ?? model.source,
    framed.map(({ frame }) => frame),
    [
      inTitleOrder(holders.map((one) => trustPart(one, nodeOf))),
      { nodes: holders.map(({ node }) => node), edges: ownEdges },
      resourceNodes(holders.map((one) => reachingOf(one, nodeOf))),
      inTitleOrder(holders.map(attachedPart)),
      becoming({ ...model, stacks }, groups, paths, (stack, key) => {
        const frame = frames.get(stack);
        return frame === undefined ? undefined : holderId(frame, key);
      }),
    ],
  );
}

function inTitleOrder(parts: readonly Part[]): Part {
  const nodes = parts.flatMap((part) => part.nodes);
  const sorted = nodes.sort((a, b) => compare(a.title, b.title) || compare(a.id, b.id));
  return { nodes: sorted, edges: parts.flatMap(({ edges }) => edges) };
}

/** Each node once, and edges by what they begin and end at, in the order of the nodes. */
function assembled(title: string, frames: readonly Frame[], parts: readonly Part[]): Picture {
  const all = parts.flatMap((part) => part.nodes.map((node) => [node.id, node] as const));
  const nodes = new Map(all);
  const index = new Map([...nodes.keys()].map((id, at) => [id, at]));
  const rank = ({ from, to }: PictureEdge): number =>
    (index.get(from) ?? 0) * nodes.size + (index.get(to) ?? 0);
  const edges = joined(parts.flatMap((part) => part.edges))
    .filter(({ from, to }) => nodes.has(from) && nodes.has(to))
    .sort((a, b) => rank(a) - rank(b) || compare(a.kind, b.kind));
  const marked = [...nodes.values()].map((node) => withSensitive(node, edges));
  return { title, frames, nodes: marked, edges };
}

function hasHolders({ roles, policies, attachments, iotPolicies, references }: Stack): boolean {
  const others = references.filter(({ existing }) => existing !== undefined);
  return [roles, policies, attachments, iotPolicies, others].some((list) => list.length > 0);
}

const KINDS = ["fleet", "workload", "shared"] as const;

/** Fleets first, what accounts have once last; by the names of their first stacks. */
function inOrder(groups: readonly Alike[]): Alike[] {
  const keyOf = ({ stacks }: Alike): string => {
    const [name = ""] = stacks.map((stack) => stack.name).sort(compare);
    const kind = KINDS.findIndex((one) => one === stacks[0]?.subject.kind);
    return `${String(kind < 0 ? KINDS.length : kind)} ${name}`;
  };
  return groups
    .map((group) => ({ group, key: keyOf(group) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ group }) => group);
}

/** Every role of the picture, also those of stacks that others stand for. */
function rolesByArn(
  stacks: readonly Stack[],
  frames: ReadonlyMap<string, Frame>,
): Map<string, string> {
  return new Map(
    stacks.flatMap(({ name: stack, environment: { partition, account }, roles, references }) => {
      const frame = frames.get(stack);
      if (frame === undefined) return [];
      const theirs = references.filter(({ existing }) => existing !== undefined);
      const own = roles.map(({ id, path, name }) => {
        return { id, arn: roleArn(partition, account, path, name) };
      });
      return [...own, ...theirs].map(
        ({ id, arn }) => [arn, holderId(frame, `role ${id}`)] as const,
      );
    }),
  );
}

/** One edge of a kind between two nodes: whatever several of them say. */
function joined(edges: readonly PictureEdge[]): PictureEdge[] {
  const same = grouped(edges, ({ from, to, kind }) => JSON.stringify([from, to, kind]));
  return Array.from(same.values(), ([first, ...rest]) => {
    const labels = new Set([first, ...rest].map(({ label }) => label).filter((one) => one !== ""));
    const marks = sortedMarks([first, ...rest].flatMap((one) => one.marks));
    return { ...first, label: [...labels].sort(compare).join("; "), marks };
  });
}

/** A role is sensitive by what it may do. */
function withSensitive(node: PictureNode, edges: readonly PictureEdge[]): PictureNode {
  const isIt = edges.some(({ from, marks }) => from === node.id && marks.length > 0);
  return isIt && node.frame !== undefined ? { ...node, sensitive: true } : node;
}
