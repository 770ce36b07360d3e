/** Which policy each statement goes into: as few as possible, and as they were. */
import { compare } from "../../text/names";

/** Something that goes into one policy whole. */
export interface Unit {
  /** Unique among all. */
  readonly key: string;
  /** Keys that it may have had before: what it came apart from. */
  readonly ancestors: readonly string[];
  /** Keys of what was merged into it, or into what it came apart from. */
  readonly merged?: readonly string[];
  /** The room that it takes. */
  readonly size: number;
  /** What it is a part of, and the room that this takes in each policy that has any part of it. */
  readonly common?: { readonly key: string; readonly size: number };
  /** What belongs together, as the statements about one service do. */
  readonly group: string;
}

/** The room of the first policy, which is the inline one, and of each other. */
export interface Rooms {
  readonly first: number;
  readonly others: number;
}

/** By the number of the policy, the first one's 0: the keys of what is in it. */
export type Assignment = ReadonlyMap<number, readonly string[]>;

/** Policies that are being filled. */
interface Bin {
  readonly number: number;
  readonly units: Unit[];
  left: number;
  /** Whether it is another than before. */
  isTouched: boolean;
}

/**
 * Units into policies: those that it was said of before stay where they were; where these do not fit any more, the fewest move, to policies
 * with a higher number. What is new goes to policies that change anyway, then to any with room, then to a new one. A unit that is
 * larger than any policy has one for itself. The result does not depend on the order of the units.
 */
export function assign(
  units: readonly Unit[],
  rooms: Rooms,
  past: Assignment = new Map(),
): Assignment {
  const all = [...units].sort(bySize);
  const before = placesBefore(all, past);
  if (before.size === 0) return keysOf(fewest(all, rooms));
  const bins = [newBin(0, rooms)];
  const fresh: Unit[] = [];
  for (const unit of all) {
    const number = before.get(unit.key);
    if (number === undefined) fresh.push(unit);
    else put(unit, binOf(bins, number, rooms));
  }
  for (const bin of bins) bin.isTouched = hasChanged(bin, past, all);
  for (const { units: moved, from } of bins.map(evicted)) {
    // Together, so that one other policy changes, and not several.
    if (total(moved) <= rooms.others) place(moved, bins, rooms, from + 1);
    else for (const unit of moved) place([unit], bins, rooms, from + 1);
  }
  const isOne = openFor(fresh, bins, 0).length > 0;
  for (const some of isOne ? [fresh] : fresh.map((unit) => [unit])) place(some, bins, rooms, 0);
  return keysOf(bins);
}

function bySize(a: Unit, b: Unit): number {
  const size = (unit: Unit): number => unit.size + (unit.common?.size ?? 0);
  return size(b) - size(a) || compare(a.key, b.key);
}

/** The room that a unit would take, or takes, in a policy beside others. */
function taking({ size, common }: Unit, beside: readonly Unit[]): number {
  if (common === undefined || beside.some((one) => one.common?.key === common.key)) return size;
  return size + common.size;
}

/** The room that units take together. */
function total(units: readonly Unit[]): number {
  const common = new Map(units.map((unit) => [unit.common?.key, unit.common?.size ?? 0]));
  const own = units.reduce((sum, { size }) => sum + size, 0);
  return [...common.values()].reduce((sum, size) => sum + size, own);
}

/** Where units were: under their own keys, as part of what they came apart from, or in pieces, in the last one of these. */
function placesBefore(units: readonly Unit[], past: Assignment): Map<string, number> {
  const known = new Map<string, number>();
  for (const [number, keys] of [...past].sort(([a], [b]) => a - b)) {
    for (const key of keys) known.set(key, number);
  }
  const found = new Map<string, number>();
  for (const unit of units) {
    const number = placeBefore(unit, known);
    if (number !== undefined) found.set(unit.key, number);
  }
  return found;
}

/**
 * What is merged of several is in the last policy that had any of it: policies change from the last to the first, and nothing is to be missing
 * in between.
 */
function placeBefore(unit: Unit, known: ReadonlyMap<string, number>): number | undefined {
  const { key, ancestors, merged = [] } = unit;
  const own = [key, ...[...ancestors].reverse()].find((one) => known.has(one));
  const number = own === undefined ? pieceOf(key, known) : known.get(own);
  // A piece stays where it was; where the others of its statement are says nothing.
  if (number !== undefined && isPiece(unit)) return number;
  const all = [number, ...merged.map((one) => known.get(one))].filter((one) => one !== undefined);
  return all.length === 0 ? undefined : Math.max(...all);
}

/** What has come together again: `Sid` of `Sid/01` or `Sid:1`, `Sid/0` of `Sid/01`. */
function pieceOf(key: string, known: ReadonlyMap<string, number>): number | undefined {
  const numbers = [...known].flatMap(([one, number]) => {
    const isPiece =
      one.startsWith(key) && (key.includes("/") || /^[:/]/.test(one.slice(key.length)));
    return isPiece ? [number] : [];
  });
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

function newBin(number: number, { first, others }: Rooms): Bin {
  return { number, units: [], left: number === 0 ? first : others, isTouched: true };
}

function binOf(bins: Bin[], number: number, rooms: Rooms): Bin {
  const found = bins.find((bin) => bin.number === number);
  if (found !== undefined) return found;
  const bin = newBin(number, rooms);
  bins.push(bin);
  bins.sort((a, b) => a.number - b.number);
  return bin;
}

function put(unit: Unit, bin: Bin): void {
  bin.left -= taking(unit, bin.units);
  bin.units.push(unit);
}

function hasChanged({ number, units }: Bin, past: Assignment, all: readonly Unit[]): boolean {
  const aside = new Set(all.flatMap((unit) => (isPiece(unit) ? (unit.merged ?? []) : [])));
  const before = (past.get(number) ?? []).filter((key) => !aside.has(key));
  const now = new Set(units.flatMap(namesOf));
  return before.length !== now.size || before.some((key) => !now.has(key));
}

/** The keys that a unit is remembered by: what is merged, by what it is merged of. */
export function namesOf(unit: Unit): readonly string[] {
  return isPiece(unit) ? [unit.key] : (unit.merged ?? [unit.key]);
}

/** Whether it came apart from something. */
export function isPiece({ ancestors }: Unit): boolean {
  return ancestors.length > 0;
}

/** What has to leave a policy that has become too large: the fewest units, and the smallest of those that do. */
function evicted(bin: Bin): { readonly units: readonly Unit[]; readonly from: number } {
  const gone: Unit[] = [];
  while (bin.left < 0 && (bin.units.length > 1 || bin.number === 0)) {
    const gains = (unit: Unit): number =>
      taking(
        unit,
        bin.units.filter((one) => one !== unit),
      );
    const sorted = [...bin.units].sort((a, b) => gains(b) - gains(a) || compare(a.key, b.key));
    const enough = sorted.filter((unit) => bin.left + gains(unit) >= 0);
    const unit = enough.at(-1) ?? sorted[0];
    if (unit === undefined) break;
    bin.left += gains(unit);
    bin.units.splice(bin.units.indexOf(unit), 1);
    bin.isTouched = true;
    gone.push(unit);
  }
  return { units: gone.sort(bySize), from: bin.number };
}

/** Puts units into one policy, of at least this number. */
function place(units: readonly Unit[], bins: Bin[], rooms: Rooms, least: number): void {
  if (units.length === 0) return;
  const open = openFor(units, bins, least);
  const bin = open.find(({ isTouched }) => isTouched) ?? open[0] ?? nextBin(bins, rooms);
  bin.isTouched = true;
  for (const unit of units) put(unit, bin);
}

/** The policies of at least this number that have room for all of the units. */
function openFor(units: readonly Unit[], bins: readonly Bin[], least: number): Bin[] {
  return bins.filter(({ number, left, units: own }) => {
    return number >= least && left >= total([...own, ...units]) - total(own);
  });
}

function nextBin(bins: Bin[], rooms: Rooms): Bin {
  return binOf(bins, Math.max(0, ...bins.map(({ number }) => number)) + 1, rooms);
}

/** With nothing to keep: what belongs together is together where that takes no more policies. */
function fewest(units: readonly Unit[], rooms: Rooms): Bin[] {
  const one = packed(
    units.map((unit) => [unit]),
    rooms,
  );
  const groups = new Map<string, Unit[]>();
  for (const unit of units) groups.set(unit.group, [...(groups.get(unit.group) ?? []), unit]);
  const larger = [...groups].sort(([a, x], [b, y]) => total(y) - total(x) || compare(a, b));
  const together = packed(
    larger.map(([, group]) => group),
    rooms,
  );
  return together.length <= one.length ? together : one;
}

/** Each group into the fullest policy with room for all of it; into several where none can have that. */
function packed(groups: readonly (readonly Unit[])[], rooms: Rooms): Bin[] {
  const bins = [newBin(0, rooms)];
  const fullest = (units: readonly Unit[]): Bin | undefined =>
    openFor(units, bins, 0).sort((a, b) => a.left - b.left || a.number - b.number)[0];
  for (const group of groups) {
    const isSmall = total(group) <= rooms.others;
    const whole = fullest(group) ?? (isSmall ? nextBin(bins, rooms) : undefined);
    for (const unit of group) put(unit, whole ?? fullest([unit]) ?? nextBin(bins, rooms));
  }
  return bins;
}

function keysOf(bins: readonly Bin[]): Assignment {
  const full = bins.filter(({ units }) => units.length > 0);
  return new Map(
    full.map(({ number, units }) => [number, units.map(({ key }) => key).sort(compare)]),
  );
}
