/** How many stacks and roles are in each environment. */
import type { SpecData } from "../fleet-file/schema";
import { rootStacks } from "../model/stacks/root-stacks";
import type { Stack } from "../model/types";
import { printable } from "./formats/place";
import { grouped } from "../text/grouped";
import { cutList } from "../text/lists";

interface Size {
  readonly stacks: number;
  readonly roles: number;
}

/** By environment, in the order of the stacks. */
export function environmentCounts(stacks: readonly Stack[]): Readonly<Record<string, Size>> {
  const groups = [...grouped(stacks, ({ environment }) => environment.name)];
  return Object.fromEntries(groups.map(([name, group]) => [name, sizeOf(group)]));
}

function sizeOf(stacks: readonly Stack[]): Size {
  const roles = stacks.reduce((sum, stack) => sum + stack.roles.length, 0);
  return { stacks: rootStacks(stacks).length, roles };
}

/** More names, and more lines, than these nobody reads. */
const MOST_NAMES = 4;
const MOST_LINES = 5;

/**
 * A line for each size, with the environments that have it: `dev, prod: 3 stacks, 6 roles each`; and one for fleets that are everywhere
 * because nothing says where they are. Nothing, where there is one environment.
 */
export function environmentLines(stacks: readonly Stack[], data: SpecData | undefined): string[] {
  const counts = Object.entries(environmentCounts(stacks));
  if (counts.length < 2) return [];
  const groups = [...grouped(counts, ([, size]) => words(size))].map(
    ([size, group]) => [size, group.map(([name]) => name)] as const,
  );
  const lines = groups.map(
    ([size, names]) => `${cutList(names, MOST_NAMES)}: ${size}${names.length > 1 ? " each" : ""}`,
  );
  const rest = groups.slice(MOST_LINES - 1).flatMap(([, names]) => names);
  const shown =
    lines.length <= MOST_LINES
      ? lines
      : [...lines.slice(0, MOST_LINES - 1), `${String(rest.length)} more environments differ`];
  return [...shown, ...everywhereLine(data)].map(printable);
}

function words({ stacks, roles }: Size): string {
  return `${counted(stacks, "stack", "stacks")}, ${counted(roles, "role", "roles")}`;
}

function everywhereLine(data: SpecData | undefined): string[] {
  if (data === undefined || data.defaults?.environments !== undefined) return [];
  const all = [...Object.values(data.fleets ?? {}), ...Object.values(data.workloads ?? {})];
  const silent = all.filter(({ environments }) => environments === undefined).length;
  const where = `all ${String(Object.keys(data.environments).length)} environments`;
  if (silent === 0) return [];
  const who =
    silent === all.length
      ? counted(silent, "the fleet says", "all fleets say").replace(/^\d+ /, "")
      : `${String(silent)} of ${String(all.length)} fleets ${silent === 1 ? "says" : "say"}`;
  const verb = silent === 1 ? "is" : "are";
  return [`${who} no environments, and ${verb} in ${where}`];
}

/** `1 stack`, `3 stacks`. */
export function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
