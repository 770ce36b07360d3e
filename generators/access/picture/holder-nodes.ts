/** Roles and whoever else gets policies as nodes, with whom they trust and what is attached to them. */
import type { Alike } from "./alike";
import type { Attached, Drawn, General } from "./drawn";
import { isOfFleet, shortArn, shown } from "./own-facts";
import type { Reached } from "./reached";
import { serviceLines, type Reaching } from "./resource-nodes";
import { principalWords, type Trusted } from "./trusted";
import type { Frame, PictureEdge, PictureNode } from "./types";
import { cutLines, sortedMarks } from "./words";

/** A node, and what was drawn for it: of frames that differ, of one kind after the other. */
export interface HolderNode {
  readonly node: PictureNode;
  readonly frame: Frame;
  readonly drawn: readonly Drawn[];
}

/** Nodes, and edges that end at them. */
export interface Part {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** Which node a role is, by its ARN. */
export type NodeOfRole = (arn: string) => string | undefined;

/** The id of a holder's node. */
export function holderId(frame: Frame, key: string): string {
  return `${frame.id} ${key}`;
}

const MOST_LINES = 4;

/** A node for each holder of a frame, by its kind and id. */
export function holderNodes({ kinds }: Alike, frame: Frame): HolderNode[] {
  const byKey = new Map<string, Drawn[]>();
  for (const one of kinds.flatMap(({ drawn }) => drawn)) {
    byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  }
  return Array.from(byKey, ([key, drawn]): HolderNode => {
    const [{ kind, title } = { kind: "role" as const, title: "" }] = drawn;
    const lines = [...new Set(drawn.flatMap((one) => one.lines.map(shown)))];
    const node = { ...{ id: holderId(frame, key), kind, frame: frame.id }, title: shown(title) };
    return { node: { ...node, lines: cutLines(lines, MOST_LINES) }, frame, drawn };
  });
}

/** What a holder reaches, but for roles of the picture that it passes: `passed` has those. */
export function reachingOf({ node, frame, drawn }: HolderNode, nodeOf: NodeOfRole): Reaching {
  const reached = drawn.flatMap((one) => one.reached).filter((one) => !isPassed(one, nodeOf));
  return { id: node.id, frame: frame.id, reached };
}

/** Edges to roles of the picture that a holder's policies name. */
export function passed({ node, drawn }: HolderNode, nodeOf: NodeOfRole): PictureEdge[] {
  return drawn.flatMap(({ reached }) =>
    reached.flatMap((one): PictureEdge[] => {
      const to = isPassed(one, nodeOf) ? nodeOf(one.resource) : undefined;
      if (to === undefined) return [];
      return [{ from: node.id, to, kind: "may", label: "", marks: sortedMarks(one.marks) }];
    }),
  );
}

/** Passing and assuming lead to the role itself; reading it is access like any other. */
function isPassed({ marks, resource }: Reached, nodeOf: NodeOfRole): boolean {
  return (marks.has("passes-roles") || marks.has("escalation")) && nodeOf(resource) !== undefined;
}

/** Who may assume it; of roles of the picture, `becomes` edges tell. */
export function trustPart({ node, frame, drawn }: HolderNode, nodeOf: NodeOfRole): Part {
  const trusted = drawn.flatMap((one) => one.trusted);
  const others = trusted.filter(({ principal }) => nodeOf(principal) === undefined);
  const parts = others.map((one) => principal(one, node, frame));
  return { nodes: parts.map((part) => part.node), edges: parts.map(({ edge }) => edge) };
}

function principal(
  { kind, general, how }: General<Trusted>,
  to: PictureNode,
  frame: Frame,
): { node: PictureNode; edge: PictureEdge } {
  const title = shown(principalWords(kind, general, shortArn(general)));
  const id = `principal ${JSON.stringify([kind, title, isOfFleet(general) ? frame.id : ""])}`;
  const isPublic = general === "*" && how === "";
  const node: PictureNode = {
    ...{ id, kind: "principal", title, lines: principalLines(kind, general) },
    ...(isPublic && { sensitive: true }),
  };
  const marks = isPublic ? (["public"] as const) : [];
  return { node, edge: { from: id, to: to.id, kind: "trusts", label: how, marks } };
}

const KIND_WORDS: ReadonlyMap<string, string> = new Map([
  ["Service", "AWS service"],
  ["Federated", "identity provider"],
  ["CanonicalUser", "canonical user"],
]);

function principalLines(kind: string, general: string): string[] {
  const word = KIND_WORDS.get(kind);
  return word === undefined || general === "*" ? [] : [word];
}

/** The roles whose credentials a certificate is exchanged for. */
export function exchanged({ node, frame, drawn }: HolderNode): PictureEdge[] {
  return drawn.flatMap((one) =>
    one.exchanged.map((key): PictureEdge => {
      const label = "gets its credentials";
      return { from: node.id, to: holderId(frame, key), kind: "becomes", label, marks: [] };
    }),
  );
}

/** The managed policies that are attached to it. */
export function attachedPart({ node, frame, drawn }: HolderNode): Part {
  const parts = drawn.flatMap(({ attached }) => attached.map((one) => policy(one, node, frame)));
  return { nodes: parts.map((part) => part.node), edges: parts.map(({ edge }) => edge) };
}

function policy(
  { arn, isOfAws, reached }: Attached,
  from: PictureNode,
  frame: Frame,
): { node: PictureNode; edge: PictureEdge } {
  const id = `policy ${JSON.stringify([arn, isOfFleet(arn) ? frame.id : ""])}`;
  const short = shown(shortArn(arn));
  const marks = sortedMarks((reached ?? []).flatMap((one) => [...one.marks]));
  const node: PictureNode = {
    ...{ id, kind: isOfAws ? "aws-policy" : "other-policy" },
    title: short.slice(short.lastIndexOf("/") + 1),
    lines: reached === undefined ? ["what it allows is not known"] : serviceLines(reached),
    ...(marks.length > 0 && { sensitive: true }),
  };
  return { node, edge: { from: from.id, to: id, kind: "has", label: "", marks } };
}
