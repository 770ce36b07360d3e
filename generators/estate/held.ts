/** Things in AWS that stacks have, and had, whatever manages them. */
import type { PastStack } from "../files/hand-over";
import { partitionOf } from "../iam/partitions";
import { madeResources, placedResources } from "../model/calls/addresses";
import type { Stack } from "../model/types";
import { generatedHead, generatedPieces } from "../source/generated-stack";
import { inventory } from "./stack-inventory";

/** Something in an account, by what the account knows it as. */
export interface Held {
  readonly path: string;
  readonly address: string;
  readonly importId: string;
  /** The same for the same thing, whoever manages it. */
  readonly key: string;
  /** Nobody had it any more before now: whether it is still there, only its state knows. */
  readonly isDropped?: true;
}

/** Something that a stack of now has. */
export interface HeldNow extends Held {
  /** Where it can be: as a resource, and in a module, without instance keys. */
  readonly addresses: readonly string[];
  /** The same with instance keys. */
  readonly exact: readonly string[];
  /** What ids begin with in the group that it is in; nothing where it is in none. */
  readonly prefix: string;
  /** Of what attaches a policy of the same stack: the id that this has without that. */
  readonly attached?: string;
}

/** By stack: several questions are asked of all of them in a run. */
const known = new WeakMap<Stack, readonly HeldNow[]>();

/** What a stack of the model has. */
export function heldNow(stack: Stack, path: string): readonly HeldNow[] {
  const found = known.get(stack);
  if (found?.every((held) => held.path === path)) return found;
  const held = heldIn(stack, path);
  known.set(stack, held);
  return held;
}

function heldIn(stack: Stack, path: string): HeldNow[] {
  const place = stack.environment;
  return placedResources(stack).map((placed) => {
    const { address, own, inModule, importId, prefix = "", attached } = placed;
    const addresses = [own, ...(inModule === undefined ? [] : [inModule.split("[", 1).join("")])];
    const exact = inModule === undefined ? [own] : [own, inModule];
    const key = keyOf(place, address, importId);
    const held = { path, address, addresses, exact, importId, key, prefix };
    return attached === undefined ? held : { ...held, attached };
  });
}

/** What a stack had, by its file and its record. */
export function heldBefore(past: PastStack): Held[] {
  const { path, text = "", had, left = {}, dropped = {}, ...place } = past;
  const head = generatedHead(text);
  const account = head?.account ?? place.account;
  const region = head?.region ?? place.region;
  if (typeof account !== "string" || typeof region !== "string") return [];
  const partition = partitionOf(region) ?? "aws";
  const made = madeResources(inventory(generatedPieces(text), { account, partition }));
  const all = [
    ...made.map(({ own: address, importId }) => [address, importId] as const),
    ...Object.entries(had),
  ];
  const held = ([address, importId]: readonly [string, string]): Held => {
    return { path, address, importId, key: keyOf({ account, region }, address, importId) };
  };
  const gone = Object.entries(dropped).map((one): Held => ({ ...held(one), isDropped: true }));
  const roles = Object.entries(left).flatMap(([address, id]) => (ROLE.test(address) ? [id] : []));
  // The role went to another stack without it: nobody had it any more.
  const isLeft = ({ address, importId }: Held): boolean =>
    !Object.hasOwn(left, address) && roles.some((role) => isOfRole(role, importId));
  const own = all.map(held);
  return [...own.map((one) => (isLeft(one) ? { ...one, isDropped: true as const } : one)), ...gone];
}

/** The address of a role, in a module or not. */
export const ROLE = /(^|\.)aws_iam_role\./;

/** Whether Terraform imports it by a role's name, or by that and more. */
export function isOfRole(role: string, importId: string): boolean {
  return importId === role || [":", "/"].some((sign) => importId.startsWith(`${role}${sign}`));
}

/** IAM is global, and AWS IoT is not. */
function keyOf(
  { account, region }: { readonly account: string; readonly region: string },
  address: string,
  importId: string,
): string {
  const [type = ""] = /aws_\w+(?=\.)/.exec(address) ?? [];
  return [account, type.startsWith("aws_iot_") ? region : "", type, importId].join(" ");
}
