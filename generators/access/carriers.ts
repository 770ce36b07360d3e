/** What a role is had by without a policy: whoever has that, has what its role can do. */
import type { Carrier, HeldPolicy, PolicyHolder } from "./holder";

/**
 * Those that give another role now, by the id of that role as it is now; and role aliases that a role has now, which was there without
 * them: devices ask for a role by them.
 *
 * @param idOf the id that each of before has now
 */
export function movedCarriers(
  before: readonly PolicyHolder[],
  after: readonly PolicyHolder[],
  idOf: (one: PolicyHolder) => string,
): ReadonlyMap<string, readonly HeldPolicy[]> {
  const old = new Map(before.flatMap((one) => keysOf(one).map((key) => [key, idOf(one)])));
  // Elsewhere than in a fleet file they are not looked for.
  const there = new Set(before.filter(({ carriers }) => carriers !== undefined).map(idOf));
  return new Map(
    after.flatMap((one): [string, readonly HeldPolicy[]][] => {
      const { id, carriers = [] } = one;
      // Of a new one all is told.
      if (carriers.length === 0 || !there.has(id)) return [];
      const moved = carriers.filter((carrier) => {
        const was = old.get(keyOf(one, carrier));
        return was === undefined ? carrier.kind === "role-alias" : was !== id;
      });
      return moved.length === 0 ? [] : [[id, moved.map(({ name }) => toHeld(name))]];
    }),
  );
}

/** What both have of each id. */
export function joined(
  one: ReadonlyMap<string, Held>,
  other: ReadonlyMap<string, Held>,
): ReadonlyMap<string, Held> {
  const both = [...other].map(([id, held]) => [id, [...(one.get(id) ?? []), ...held]] as const);
  return new Map([...one, ...both]);
}

/** The changes of a holder, and that it is had by more; `unchanged` if there are none. */
export function withMoved<T extends { readonly unknown: Held; readonly open: Held }>(
  changes: readonly T[],
  moved: Held,
  unchanged: () => T,
): readonly T[] {
  if (moved.length === 0) return changes;
  const last = changes.at(-1) ?? unchanged();
  const { unknown, open } = last;
  const told = { ...last, unknown: [...unknown, ...moved], open: [...open, ...moved] };
  return [...changes.slice(0, -1), told];
}

type Held = readonly HeldPolicy[];

function toHeld(name: string): HeldPolicy {
  const why = "whoever has it has this role now, and had another one or none";
  return { kind: "carrier", name, document: undefined, why };
}

function keysOf(one: PolicyHolder): string[] {
  return (one.carriers ?? []).map((carrier) => keyOf(one, carrier));
}

function keyOf({ account }: PolicyHolder, { name }: Carrier): string {
  return JSON.stringify([account, name]);
}
