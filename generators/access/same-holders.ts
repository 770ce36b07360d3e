/** Which holders of before are which of now. */
import { grouped } from "../text/grouped";
import type { PolicyHolder } from "./holder";

/**
 * The id that each of before has now. Ids say it; of those that no id is of, the name in AWS within the account, or the stack where none is known; and where one is
 * called now as another one was, the name alone: what is in AWS goes by it.
 */
export function idsBefore(
  before: readonly PolicyHolder[],
  after: readonly PolicyHolder[],
): (one: PolicyHolder) => string {
  const named = new Map([...sameByName(before, after), ...takenNames(before, after)]);
  const taken = new Set(named.values());
  return ({ id }) => named.get(id) ?? (taken.has(id) ? `${id} as it was` : id);
}

/** Ids before → ids after, of holders that no id but their name says to be the same. */
function sameByName(
  before: readonly PolicyHolder[],
  after: readonly PolicyHolder[],
): ReadonlyMap<string, string> {
  const [gone, come] = [unmet(before, after), unmet(after, before)];
  return new Map(
    Array.from(gone).flatMap(([name, [one, ...others]]): [string, string][] => {
      const [other, ...more] = come.get(name) ?? [];
      if (one === undefined || other === undefined || others.length + more.length > 0) return [];
      return [[one.id, other.id]];
    }),
  );
}

/** The same of those whose id is of one with another name: what is in AWS goes by its name. */
function takenNames(
  before: readonly PolicyHolder[],
  after: readonly PolicyHolder[],
): ReadonlyMap<string, string> {
  const ids = new Map(before.map((one) => [one.id, one]));
  const names = grouped(
    before.filter(({ name }) => name !== undefined),
    nameInAccount,
  );
  return new Map(
    after.flatMap((is): [string, string][] => {
      const was = ids.get(is.id);
      if (is.name === undefined || was === undefined || was.name === is.name) return [];
      const [one, ...others] = names.get(nameInAccount(is)) ?? [];
      return one === undefined || others.length > 0 ? [] : [[one.id, is.id]];
    }),
  );
}

function nameInAccount({ account, kind, name }: PolicyHolder): string {
  return JSON.stringify([account, kind, name?.toLowerCase()]);
}

/** By account, or stack, kind and name in AWS: those whose id is not on the other side. */
function unmet(
  holders: readonly PolicyHolder[],
  others: readonly PolicyHolder[],
): ReadonlyMap<string, readonly PolicyHolder[]> {
  const met = new Set(others.map(({ id }) => id));
  const found = new Map<string, PolicyHolder[]>();
  for (const one of holders) {
    if (one.name === undefined || met.has(one.id)) continue;
    // An account has a role of a name once, whichever stack makes it.
    const key =
      one.account === undefined
        ? JSON.stringify([one.stack, one.kind, one.name])
        : nameInAccount(one);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}
