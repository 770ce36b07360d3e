/** In which stack a fleet is: one of its own, or a group's. */
import { createHash } from "node:crypto";
import { SHARED, stackName } from "../../fleet-file/names";
import { NAME_PATTERN } from "../../fleet-file/schema-names";
import type { SpecData } from "../../fleet-file/schema";
import type { LayoutData } from "../../fleet-file/schema-stacks";
import { problem, quote, type DataPath, type Problem } from "../../problem";
import { grouped } from "../../text/grouped";
import { didYouMean } from "../../text/nearest";
import { ownValue } from "../../text/own-value";
import type { Placement } from "../placements";
import type { StackGroup } from "../types";
import { prefixInGroup } from "./former-stack";
import { tagsOf, tagsSaid } from "./tags";

/** How fleets fall into stacks, over all environments. */
export interface Layout {
  /** The group of a fleet; none where it has a stack of its own. */
  readonly groupOf: (placement: Placement) => StackGroup | undefined;
  readonly problems: readonly Problem[];
}

/** By environment, into how many groups its fleets fell before. */
export type PastGroups = ReadonlyMap<string, number>;

/**
 * What the file says of it, or of an environment. Groups of a size are as many as there were before, or else the smallest power of
 * two that keeps them within it: twice as many later split each group in two, and half of its fleets stay.
 */
export function layoutOf(
  placements: readonly Placement[],
  data: SpecData,
  past: PastGroups = new Map(),
): Layout {
  const groups = new Map<Placement, StackGroup>();
  const problems: Problem[] = [];
  const names = new GroupNames();
  for (const [environment, all] of grouped(placements, ({ site }) => site.name)) {
    const { said, path } = saidOf(environment, data);
    const chosen = said && nameOf(said, all, { data, path, past: past.get(environment) });
    if (chosen === undefined) continue;
    problems.push(...chosen.problems);
    for (const placement of all) {
      const found = chosen.of(placement);
      if ("fault" in found) {
        problems.push(found.fault);
        continue;
      }
      problems.push(...names.take(stackName(environment, found.group), environment, placement));
      const name = stackName(environment, found.group);
      groups.set(placement, { name, prefix: prefixOf(placement), ...chosen.more });
    }
  }
  return { groupOf: (placement) => groups.get(placement), problems };
}

interface Said {
  readonly said: LayoutData | undefined;
  readonly path: DataPath;
}

/** An environment's own wins. */
function saidOf(environment: string, data: SpecData): Said {
  const own = ownValue(data.environments, environment)?.stacks;
  return own === undefined
    ? { said: data.stacks, path: ["stacks"] }
    : { said: own, path: ["environments", environment, "stacks"] };
}

type Found = { readonly group: string } | { readonly fault: Problem };

interface Chosen {
  readonly of: (placement: Placement) => Found;
  readonly more: Pick<StackGroup, "groups">;
  readonly problems: readonly Problem[];
}

interface Asked {
  readonly data: SpecData;
  readonly path: DataPath;
  readonly past: number | undefined;
}

function nameOf(
  { per, by, size, groups }: LayoutData,
  all: readonly Placement[],
  asked: Asked,
): Chosen | undefined {
  const nothing = { more: {}, problems: [] };
  if (per === "environment") return { of: () => ({ group: "fleets" }), ...nothing };
  if (by !== undefined) return { of: (one) => valueOf(one, by, asked), ...nothing };
  if (groups !== undefined) return numbered(groups, []);
  if (size === undefined) return undefined;
  const count = asked.past ?? smallestCount(all.length, size);
  return numbered(count, outgrown(all, { count, size, path: asked.path }));
}

function numbered(count: number, problems: readonly Problem[]): Chosen {
  return {
    of: (placement) => ({ group: `g${String(numberOf(placement, count)).padStart(3, "0")}` }),
    more: { groups: count },
    problems,
  };
}

/** From the name that it had first: a fleet that is renamed stays where it is. */
function numberOf({ formerly }: Placement, count: number): number {
  return createHash("sha256").update(formerly.toLowerCase()).digest().readUInt32BE(0) % count;
}

function smallestCount(fleets: number, size: number): number {
  let count = 1;
  while (count * size < fleets) count *= 2;
  return count;
}

function outgrown(
  all: readonly Placement[],
  { count, size, path }: { count: number; size: number; path: DataPath },
): Problem[] {
  if (all.length <= 2 * size * count) return [];
  const [{ site } = { site: undefined }] = all;
  const wanted = smallestCount(all.length, size);
  return [
    problem("groups-outgrown", {
      message: `${String(all.length)} fleets of ${quote(site?.name ?? "")} are in ${String(count)} ${count === 1 ? "group" : "groups"}, which is more than twice the size ${String(size)}`,
      fix: `write groups: ${String(wanted)} in place of size: the next generate hands fleets over to new stacks, and makes no role anew`,
      path: [...path, "size"],
    }),
  ];
}

/** The value of a tag, or the blueprint. */
function valueOf(placement: Placement, by: string, { data, path }: Asked): Found {
  const { site, facts, path: at } = placement;
  if (by === "blueprint") return { group: placement.blueprint };
  const tags = tagsOf(tagsSaid(data, site.name, facts, placement));
  const value = ownValue(tags, by);
  const where = `stacks of ${quote(site.name)} are by ${quote(by)}`;
  if (value === undefined) {
    return {
      fault: problem("bad-layout", {
        message: `${where}, and ${quote(placement.name)} has no tag of that name`,
        fix: didYouMean(by, Object.keys(tags)) ?? `add tags: { ${by}: … } to it or to defaults`,
        path: at,
        atKey: true,
        related: [{ message: "it is asked for here", path: [...path, "by"] }],
      }),
    };
  }
  if (NAME_PATTERN.test(value) && value.toLowerCase() !== SHARED) return { group: value };
  const taken = value.toLowerCase() === SHARED;
  return {
    fault: problem("bad-layout", {
      message: `${where}, and the tag of ${quote(placement.name)} is ${quote(value)}, ${taken ? "which is the stack of the account-wide roles" : "which cannot be part of a stack's name"}`,
      fix: taken
        ? "choose another value"
        : "start it with a letter; use letters, digits, - and _ only",
      path: at,
      atKey: true,
    }),
  };
}

/** In a group, ids begin with the fleet's name; with that of before, where its roles get new names: one makes way for the other in its place. */
function prefixOf({ name, formerly, data }: Placement): string {
  return prefixInGroup(data.keep_names === false ? formerly : name);
}

/** Stacks are files: names that differ only in case would meet, and so would those of two environments. */
class GroupNames {
  private readonly known = new Map<
    string,
    { readonly name: string; readonly environment: string }
  >();

  take(name: string, environment: string, { path }: Placement): Problem[] {
    const first = this.known.get(name.toLowerCase());
    if (first === undefined) this.known.set(name.toLowerCase(), { name, environment });
    if (first === undefined || (first.name === name && first.environment === environment)) {
      return [];
    }
    const other =
      first.name === name
        ? `is one of ${quote(first.environment)}, too`
        : `differs from ${quote(first.name)} only in case`;
    return [
      problem("stack-collision", {
        message: `the stack ${quote(name)} of ${quote(environment)} ${other}`,
        fix: "rename the environment, or the value that the stack is called by",
        path,
        atKey: true,
      }),
    ];
  }
}
