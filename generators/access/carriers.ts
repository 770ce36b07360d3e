/** What a role is had by without a policy: whoever has that, has what its role can do. */
import type { HolderChange } from "./compare";
import type { HeldPolicy, PolicyHolder } from "./holder";

/** Something that gives a role. */
export interface Carrier {
  readonly kind: "role-alias" | "instance-profile";
  /** `role alias DockAlias in us-east-1` */
  readonly name: string;
}

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

/** The changes of a holder, and that it is had by more. */
export function withMoved(
  changes: readonly HolderChange[],
  holder: PolicyHolder | undefined,
  moved: readonly HeldPolicy[],
): readonly HolderChange[] {
  if (holder === undefined || moved.length === 0) return changes;
  const [first = unchanged(holder), ...others] = [...changes].reverse();
  const { unknown, open } = first;
  return [
    ...others.reverse(),
    { ...first, unknown: [...unknown, ...moved], open: [...open, ...moved] },
  ];
}

function unchanged(holder: PolicyHolder): HolderChange {
  const nothing = { gained: [], lost: [], unknown: [] };
  const none = { attached: [], detached: [], settings: [], unknown: [], open: [], lessened: [] };
  return { holder, change: "changed", access: nothing, trust: nothing, ...none };
}

function toHeld(name: string): HeldPolicy {
  const why = "whoever has it has this role now, and had another one or none";
  return { kind: "instance-profile", name, document: undefined, why };
}

function keysOf(one: PolicyHolder): string[] {
  return (one.carriers ?? []).map((carrier) => keyOf(one, carrier));
}

function keyOf({ account }: PolicyHolder, { name }: Carrier): string {
  return JSON.stringify([account, name]);
}
