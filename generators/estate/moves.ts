/** Things in AWS that stand under another address of their stack than before: Terraform is told, so that it does not make them anew. */
import type { MovedOne, MovedWithin, PastStack } from "../files/hand-over";
import type { Stack } from "../model/types";
import { madeResources } from "../model/calls/addresses";
import { generatedMoves } from "../source/generated-stack";
import { compare } from "../text/names";
import { ownValue } from "../text/own-value";
import { heldBefore, heldNow } from "./held";

/** The address of before → the next one. */
type Moves = Readonly<Record<string, string>>;

/**
 * What is to be told of stacks that go on, by identity: a part that got another id, or a blueprint that did, is the same thing in
 * AWS. What changes over to a module or back is told elsewhere.
 *
 * @param pathOf the path of a stack's file
 * @param past stacks as they were, of which something may stand elsewhere
 */
export function movedWithin(
  stacks: readonly Stack[],
  pathOf: (stack: Stack) => string,
  past: readonly PastStack[],
): MovedWithin[] {
  const before = new Map(past.map((stack) => [stack.path, stack]));
  return stacks.flatMap((stack): MovedWithin[] => {
    const path = pathOf(stack);
    const was = before.get(path);
    if (was === undefined) return [];
    const moved = movedIn(stack, path, was);
    const { moves, fresh, blocked, reused } = moved;
    const isNothing = [Object.keys(moves), fresh, blocked, reused].every((all) => all.length === 0);
    return isNothing ? [] : [moved];
  });
}

function movedIn(stack: Stack, path: string, was: PastStack): MovedWithin {
  const now = heldNow(stack, path);
  const byKey = new Map(now.map((held) => [held.key, held]));
  const taken = new Map(now.map((held) => [held.address, held.key]));
  const before = heldBefore(was);
  const all = before.flatMap(({ key, address: from, importId: id }) => {
    const held = byKey.get(key);
    if (held === undefined || held.exact.includes(from)) return [];
    return [{ from, to: held.address, id }];
  });
  const blocked = all.filter(({ from }) => taken.has(from));
  const fresh = all.filter(({ from }) => !taken.has(from));
  // Also what is gone: it may be asked for again, and then its state has it where it stood first.
  const gone = before.filter(({ key }) => !byKey.has(key)).map(({ address }) => address);
  const ends = new Set([...now.flatMap(({ exact }) => exact), ...gone]);
  const isTaken = (at: string): boolean => taken.has(at);
  const made = new Set(madeResources(stack).map(({ blueprint }) => blueprint));
  const isTold = (was.over ?? []).every((blueprint) => made.has(blueprint));
  return { path, blocked, ...remembered(was, { fresh, isTold }, isTaken, ends) };
}

/** What of earlier moves is still to be told beside those of now: nobody knows which states were applied. */
function remembered(
  { moved: known = {}, had, text = "" }: PastStack,
  { fresh, isTold }: { readonly fresh: readonly MovedOne[]; readonly isTold: boolean },
  isTaken: (at: string) => boolean,
  ends: ReadonlySet<string>,
): Pick<MovedWithin, "moves" | "fresh" | "reused"> {
  // What changed over did so to addresses that are none any more, or as a part of a blueprint that is called otherwise now.
  const moved = fresh.length === 0 && isTold ? known : toldBefore(known, generatedMoves(text));
  const [all, untouched] = [new Map(Object.entries(moved)), new Map(Object.entries(moved))];
  leaveOut(all, isTaken);
  for (const chains of [all, untouched]) {
    for (const { from, to } of fresh) continueWith(chains, from, to);
  }
  const moves = Object.fromEntries(all);
  const isKnown = (at: string): boolean => ends.has(at) || Object.hasOwn(had, at);
  const kept = [...all].filter(([from]) => !isTaken(from) && isKnown(lastOf(moves, from)));
  return {
    moves: Object.fromEntries(kept.sort(([a], [b]) => compare(a, b))),
    fresh: fresh.filter(({ from, to }) => ownValue(moved, from) !== to),
    reused: Object.keys(moved).filter((from) => untouched.has(from) && isTaken(from)),
  };
}

/** What the file said, in its chains, and what is remembered besides that meets none of them. */
function toldBefore(known: Moves, said: Moves): Moves {
  const targets = new Set(Object.values(said));
  const others = Object.entries(known).filter(
    ([from, to]) => !Object.hasOwn(said, from) && !targets.has(to),
  );
  return { ...Object.fromEntries(others), ...said };
}

/** Past addresses at which something else stands now: what stood before them moves on to what came after, and not to that. */
function leaveOut(all: Map<string, string>, isTaken: (at: string) => boolean): void {
  for (const [at] of [...all]) {
    const next = all.get(at);
    if (next === undefined || !isTaken(at)) continue;
    all.delete(at);
    const [before] = [...all].find(([, to]) => to === at) ?? [];
    if (before !== undefined) all.set(before, next);
  }
}

/** One more step of what stands at an address: a chain without forks, whatever it goes back to, for Terraform takes one move to an address. */
function continueWith(all: Map<string, string>, from: string, to: string): void {
  const before = new Map([...all].map(([one, next]) => [next, one]));
  const chain = [from];
  for (let at = before.get(from); at !== undefined; at = before.get(at)) {
    if (chain.includes(at)) break;
    chain.unshift(at);
  }
  const places = chain.filter((at) => at !== to);
  if (places.length < chain.length) all.delete(to);
  for (const [index, at] of places.entries()) all.set(at, places[index + 1] ?? to);
}

/** Where what stood at an address stands in the end. */
function lastOf(moves: Moves, from: string): string {
  const seen = new Set([from]);
  let at = from;
  for (;;) {
    const next = Object.hasOwn(moves, at) ? moves[at] : undefined;
    if (next === undefined || seen.has(next)) return at;
    seen.add(next);
    at = next;
  }
}

/** Addresses of before at which a state may still have what stands at this one now. */
export function earlierOf(moves: Moves, address: string): string[] {
  return Object.keys(moves).filter((from) => from !== address && lastOf(moves, from) === address);
}
