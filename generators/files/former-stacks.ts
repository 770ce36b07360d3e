/** Stacks that were called something else, or whose fleets were. */
import type { Problem } from "../problem";
import type { HandOver, MovedWithin } from "./hand-over";
import { formerUnknown } from "./stack-problems";
import { stackName } from "./stack-records";
import type { StackRecords } from "./stack-records";

/** What a stack was called when its roles were made. */
export interface Former {
  /** The path of its file. */
  readonly path: string;
  /** Paths of files that it can have had. */
  readonly paths: readonly string[];
  /** What the fleet file says so of: `fleets/dock`. */
  readonly said: readonly string[];
  /** Names in AWS follow the new ones. */
  readonly renews?: true;
  /** It is, or was, one of several in a file: in which environments, and what its ids begin with there. */
  readonly inGroups: {
    readonly now: boolean;
    readonly environments: readonly string[];
    readonly prefixes: readonly string[];
  };
}

/** By the path of a stack of before, the stack that makes its roles anew. */
export function renewedBy(formers: readonly Former[]): ReadonlyMap<string, string> {
  return new Map(
    formers.flatMap(({ path, paths, renews }) =>
      renews ? paths.map((was) => [was, stackName(path)] as const) : [],
    ),
  );
}

/** What is known of the stacks of before. */
export interface FormerlyKnown {
  readonly own: StackRecords;
  readonly handed: readonly HandOver[];
  readonly moved: readonly MovedWithin[];
}

/**
 * Names of before under which there was nothing: a typing error would make roles anew. What was forgotten since is still known by
 * the stacks that came of it; in a folder without stacks, nothing is.
 */
export function unknownFormers(
  folder: string,
  formers: readonly Former[],
  before: FormerlyKnown,
): Problem[] {
  const { own, handed } = before;
  if (own.size === 0) return [];
  const takers = new Set(handed.map(({ to }) => to));
  const known = new Map<string, boolean>();
  for (const former of formers) {
    const { path, paths, inGroups } = former;
    // That a group is there says nothing of one of its fleets.
    const goesOn = !inGroups.now && (own.has(path) || takers.has(path));
    const is = goesOn || paths.some((was) => own.has(was)) || isInGroup(former, before);
    for (const who of former.said) known.set(who, is || (known.get(who) ?? false));
  }
  return [...known].flatMap(([who, is]) => (is ? [] : [formerUnknown(folder, who)]));
}

/** A fleet may have had another name in a group than that which it had first: then what it has there has come from somewhere. */
function isInGroup(
  { path, inGroups: { environments, prefixes } }: Former,
  { own, handed, moved }: FormerlyKnown,
): boolean {
  const places = [...own.values()].filter(({ environment = "" }) =>
    environments.includes(environment),
  );
  const had = places.flatMap(({ parts = {} }) => Object.keys(parts));
  const came = [
    ...handed.flatMap(({ to, imported }) => (to === path && imported ? [imported.address] : [])),
    ...moved.flatMap((one) => (one.path === path ? Object.values(one.moves) : [])),
  ];
  return prefixes.some(
    (prefix) =>
      had.some((key) => key.startsWith(prefix)) || came.some((at) => at.includes(`.${prefix}`)),
  );
}
