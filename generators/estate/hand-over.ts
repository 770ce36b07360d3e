/** Things in AWS that one stack had and another has now: they go from state to state, and nobody makes them anew. */
import type { HandOver, PastStack } from "../files/hand-over";
import type { Stack } from "../model/types";
import { grouped } from "../text/grouped";
import { ROLE, heldBefore, heldNow, isOfRole, type Held, type HeldNow } from "./held";
import { ofExisting } from "./lost-roles";
import { earlierOf } from "./moves";

/**
 * What stacks take over from others: those that are gone, or that do not have it any more.
 *
 * @param pathOf the path of a stack's file
 * @param past stacks as they were, of which something may have gone elsewhere
 * @param theirs paths of stacks that the file leaves to others, with all that they had
 */
export function handOvers(
  stacks: readonly Stack[],
  pathOf: (stack: Stack) => string,
  past: readonly PastStack[],
  theirs: ReadonlySet<string>,
): HandOver[] {
  const lost = past.flatMap(heldBefore);
  if (lost.length === 0) return [];
  const all = stacks.flatMap((stack) => heldNow(stack, pathOf(stack)));
  const now = new Map(all.map((held) => [held.key, held]));
  const made = new Set(all.map(placeOf));
  const isNamed = stillNamed(stacks, lost, theirs);
  const dropped = new Set(lost.flatMap(({ isDropped, key }) => (isDropped ? [key] : [])));
  const handed = lost.flatMap((was): HandOver[] => {
    const taker = now.get(was.key);
    if (taker === undefined && isNamed(was)) return [letGo(was, made.has(placeOf(was)))];
    if (taker === undefined || taker.path === was.path) return [];
    const one = handOver(was, taker, dropped);
    return [{ ...one, ...(made.has(placeOf(was)) && { blocked: true as const }) }];
  });
  const moved = new Map(past.map(({ path, moved: moves = {} }) => [path, moves]));
  const earlier = handed.flatMap(({ from, was, to }): HandOver[] =>
    earlierOf(moved.get(from) ?? {}, was).map((one) => ({ from, was: one, to })),
  );
  const more = [...belongings(handed, all), ...earlier].filter(
    ({ from, was }) => !made.has(placeOf({ path: from, address: was })),
  );
  return distinct([...handed, ...more]);
}

/**
 * Whether something that nobody makes any more is to stay: a role that is somebody else's now, with what belongs to it and what
 * it has attached (IAM deletes no policy that is); a policy that is the boundary of roles; and all that the file leaves to others.
 */
function stillNamed(
  stacks: readonly Stack[],
  lost: readonly Held[],
  theirs: ReadonlySet<string>,
): (held: Held) => boolean {
  const isForeign = ofExisting(stacks);
  const bounds = new Set(
    stacks.flatMap(({ roles }) => roles.flatMap((role) => role.permissionsBoundary ?? [])),
  );
  const roles = new Map(lost.map((held) => [`${held.path} ${held.address}`, held]));
  const isOfForeign = ({ path, key, importId, address }: Held): boolean => {
    // An instance profile has the address of its role, and a name of its own.
    const role = roles.get(
      `${path} ${address.replace(/aws_iam_instance_profile(?=\.)/, "aws_iam_role")}`,
    );
    const [account = ""] = key.split(" ", 1);
    const [name = ""] = (role?.importId ?? importId).split(/[:/]/, 1);
    return /(^|\.)aws_iam_(role|instance_profile)/.test(address) && isForeign(`${account} ${name}`);
  };
  const attached = new Set(
    lost
      .filter((held) => /(^|\.)aws_iam_role_policy_attachment\./.test(held.address))
      .filter(isOfForeign)
      .map(({ importId }) => importId.slice(importId.indexOf("/") + 1)),
  );
  return (held) => {
    if (theirs.has(held.path)) return true;
    if (!/(^|\.)aws_iam_policy\./.test(held.address)) return isOfForeign(held);
    return bounds.has(held.importId) || attached.has(held.importId);
  };
}

function letGo({ path, address, importId }: Held, isTaken: boolean): HandOver {
  const one = { from: path, was: address, to: path, letGo: importId };
  return isTaken ? { ...one, blocked: true } : one;
}

/** A stack's address without instance keys: in `removed` blocks, Terraform takes none. */
function placeOf({ path, address }: Pick<Held, "path" | "address">): string {
  return `${path} ${address.split("[", 1).join("")}`;
}

function distinct(all: readonly HandOver[]): HandOver[] {
  const first = new Map<string, HandOver>();
  for (const one of all) {
    const key = `${one.from} ${one.was}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/**
 * What belongs to something that was gone for a while may be there or not, whoever had it before that; it is written anew, for AWS
 * does not mind.
 */
function handOver(
  was: Held,
  { path: to, address, importId: id }: Held,
  dropped: ReadonlySet<string>,
): HandOver {
  const one = { from: was.path, was: was.address, to };
  const isSure = !dropped.has(was.key) || NAMED.test(address);
  return isSure ? { ...one, imported: { address, id } } : one;
}

/** What AWS has once by its name. */
const NAMED = /(^|\.)aws_(iam_(role|policy|instance_profile)|iot_\w+)\./;

/**
 * Where else the state of before may have what was handed over, and what belongs to a role that was: its stack may have changed
 * over to a module, or lost a policy, since it was last applied. Nothing of that must be destroyed there; policies of a role are
 * written anew here, for AWS does not mind.
 */
function belongings(handed: readonly HandOver[], now: readonly HeldNow[]): HandOver[] {
  const byPath = grouped(now, ({ path }) => path);
  return handed.flatMap(({ from, was, to, imported }): HandOver[] => {
    if (imported === undefined) return [];
    const { address, id } = imported;
    const taker = (byPath.get(to) ?? []).find((other) => other.address === address);
    const before = taker === undefined ? "" : prefixBefore(was, taker);
    const isRole = ROLE.test(address);
    const belongs = (other: HeldNow): boolean =>
      other.address === address || (isRole && isOfRole(id, other.importId));
    const found = (byPath.get(to) ?? []).filter(belongs);
    return found.flatMap((other) =>
      other.addresses.map((one) => ({ from, was: withPrefix(one, other, before), to })),
    );
  });
}

/** What ids began with where something was: in a group, with what its fleet was called then. */
function prefixBefore(was: string, taker: HeldNow): string {
  const [before = ""] = was.split("[", 1);
  const found = taker.addresses.flatMap((now) => {
    const more = before.length - withPrefix(now, taker, "").length;
    const [, id] = cutAtDot(before);
    const prefix = id.slice(0, Math.max(0, more / prefixesIn(now, taker)));
    return withPrefix(now, taker, prefix) === before ? [prefix] : [];
  });
  return found[0] ?? "";
}

type Prefixed = Pick<HeldNow, "prefix" | "attached">;

/** The address that something would have under another prefix: that of what it attaches is in it, too. */
function withPrefix(address: string, held: Prefixed, before: string): string {
  const { prefix, attached = "" } = held;
  const [type, id] = cutAtDot(address);
  if (prefixesIn(address, held) === 1) return `${type}.${before}${id.slice(prefix.length)}`;
  const end = id.length - prefix.length - attached.length;
  return `${type}.${before}${id.slice(prefix.length, end)}${before}${attached}`;
}

/** How often a prefix is in an address. What a module attaches has none. */
function prefixesIn(address: string, { attached }: Prefixed): 1 | 2 {
  return attached === undefined || address.startsWith("module.") ? 1 : 2;
}

/** The type of a resource, or `module`, and all that follows. */
function cutAtDot(address: string): readonly [string, string] {
  const at = address.indexOf(".");
  return [address.slice(0, at), address.slice(at + 1)];
}
