/** What is reached as nodes: resources of a service that the same roles reach alike are one. */
import { grouped } from "../../text/grouped";
import { compare } from "../../text/names";
import type { General } from "./drawn";
import { isOfFleet, shortArn, shown } from "./own-facts";
import { EVERY, type Reached } from "./reached";
import type { PictureEdge, PictureNode } from "./types";
import { cutLines, levelWords, markWords, sortedMarks } from "./words";

/** A holder's node, and what it reaches. */
export interface Reaching {
  readonly id: string;
  readonly frame: string;
  readonly reached: readonly General<Reached>[];
}

/** More lines of a node say nothing at a glance. */
const MOST_LINES = 5;

/** What one role alone reaches is drawn by service, as long as these are not more. */
const MOST_SERVICES = 5;

/** A resource, and who reaches it. */
interface Target {
  readonly service: string;
  readonly resource: string;
  readonly by: Map<string, Reached>;
}

/** Nodes that are sorted, with edges from holders. */
export function resourceNodes(all: readonly Reaching[]): {
  nodes: PictureNode[];
  edges: PictureEdge[];
} {
  const targets = targetsOf(all);
  const nodes = grouped(targets, ({ service, by }) => JSON.stringify([service, accessOf(by)]));
  const folds = folded([...nodes.values()]);
  const made = folds.map(nodeOf).sort((a, b) => compare(a.node.id, b.node.id));
  return { nodes: made.map(({ node }) => node), edges: made.flatMap(({ edges }) => edges) };
}

function targetsOf(all: readonly Reaching[]): Target[] {
  const targets = new Map<string, Target>();
  for (const { id, frame, reached } of all) {
    for (const one of reached) {
      const { service } = one;
      const resource = nameOf(one.general);
      // What has a fleet's name in it is another one for each frame that stands for several.
      const key = JSON.stringify([service, resource, isOfFleet(one.general) ? frame : ""]);
      const target = targets.get(key) ?? { service, resource, by: new Map<string, Reached>() };
      const known = target.by.get(id);
      target.by.set(id, known === undefined ? one : both(known, one));
      targets.set(key, target);
    }
  }
  return [...targets.values()].sort((a, b) => compare(a.resource, b.resource));
}

function both(a: Reached, b: Reached): Reached {
  const levels = new Set([...a.levels, ...b.levels]);
  return { ...a, levels, marks: new Set([...a.marks, ...b.marks]) };
}

function nameOf(resource: string): string {
  if (resource === EVERY) return "all resources";
  if (resource.startsWith("but ")) return `all but ${shown(shortArn(resource.slice(4)))}`;
  return shown(shortArn(resource));
}

/** Who reaches it and how. */
function accessOf(by: Target["by"]): unknown[] {
  return [...by]
    .sort(([a], [b]) => compare(a, b))
    .map(([id, { levels, marks }]) => [id, levelWords(levels), sortedMarks(marks)]);
}

type Group = readonly [Target, ...Target[]];

/** Of what one holder alone reaches, one node with a line for each service where there would be too many. */
function folded(groups: readonly Group[]): Group[] {
  const shared = groups.filter(([{ by }]) => by.size > 1);
  const alone = groups.filter(([{ by }]) => by.size === 1);
  const byHolder = grouped(alone, ([{ by }]) => {
    const [[id, { marks }] = ["", { marks: new Set() }]] = by;
    return JSON.stringify([id, marks.size > 0]);
  });
  return [
    ...shared,
    ...Array.from(byHolder.values()).flatMap((own): Group[] => {
      if (own.length <= MOST_SERVICES) return own;
      const [[first, ...rest], ...others] = own;
      return [[first, ...rest, ...others.flat()]];
    }),
  ];
}

function nodeOf(group: Group): { node: PictureNode; edges: PictureEdge[] } {
  const [{ service: first, by }] = group;
  const byService = grouped(group, ({ service }) => service);
  const isOne = byService.size === 1;
  const title = !isOne ? `${String(byService.size)} services` : serviceWords(first);
  const lines = isOne ? group.map(({ resource }) => resource) : Array.from(byService, serviceLine);
  const access = new Map(
    [...by.keys()].map((id) => [id, group.flatMap((target) => target.by.get(id) ?? [])] as const),
  );
  const id = `resources ${JSON.stringify([isOne ? first : "", lines, accessOf(by)])}`;
  const edges = Array.from(access, ([from, all]): PictureEdge => {
    const marks = sortedMarks(all.flatMap((one) => [...one.marks]));
    return { from, to: id, kind: "may", label: isOne ? levelsOf(all) : "", marks };
  });
  const sensitive = edges.some(({ marks }) => marks.length > 0);
  const cut = cutLines(lines, isOne ? MOST_LINES : 2 * MOST_LINES);
  return {
    node: { id, kind: "resources", title, lines: cut, ...(sensitive && { sensitive }) },
    edges,
  };
}

function serviceWords(service: string): string {
  return service === EVERY ? "every service" : service;
}

function serviceLine([service, targets]: [string, Group]): string {
  const all = targets.flatMap(({ by }) => [...by.values()]);
  const everywhere = targets.some(({ resource }) => resource === "all resources") ? " (all)" : "";
  const marks = markWords(sortedMarks(all.flatMap((one) => [...one.marks])));
  const warning = marks === "" ? "" : ` ⚠ ${marks}`;
  return `${serviceWords(service)}: ${levelsOf(all)}${everywhere}${warning}`;
}

function levelsOf(all: readonly Reached[]): string {
  return levelWords(all.flatMap(({ levels }) => [...levels]));
}

/** What a policy reaches in a line for each service. */
export function serviceLines(reached: readonly Reached[]): string[] {
  const byService = [...grouped(reached, ({ service }) => service)];
  const lines = byService
    .sort(([a], [b]) => compare(a, b))
    .map(([service, all]) => {
      const everywhere = all.some(({ resource }) => resource === EVERY) ? " (all)" : "";
      return `${serviceWords(service)}: ${levelsOf(all)}${everywhere}`;
    });
  return cutLines(lines, MOST_LINES);
}
