/** Whose roles are, where several fleet files share a folder: a role is in one state, whatever its stack is called. */
import type { Problem } from "../problem";
import { ownValue } from "../text/own-value";
import { nameOf } from "./fleet-file-identity";
import { roleElsewhere } from "./stack-problems";
import { stackName } from "./stack-records";
import type { StackFacts, StackRecord, StackRecords } from "./stack-records";

interface Request {
  readonly folder: string;
  readonly facts: Facts;
  readonly source: { readonly path: string };
}

type Facts = Readonly<Record<string, StackFacts>>;

/**
 * Whether all that a stack of another file had is this file's now, under whatever name: in a group, say, or as a fleet that was
 * renamed as it moved. A role that stands in its place under another name is one that was renamed.
 */
export function isWholeHere(facts: Facts, path: string, record: StackRecord): boolean {
  const same = ownValue(facts, path);
  const roles = Object.entries(record.roles ?? {});
  if (roles.length === 0) return same !== undefined;
  const mine = namesIn(facts);
  const isHere = ([address, whole]: readonly [string, string]): boolean =>
    mine.has(keyOf(record, whole)) || Object.hasOwn(same?.roles ?? {}, address);
  return roles.every(isHere);
}

/**
 * Roles of this file's that a stack of another file has, or had when it was last applied: Terraform could not make them, or its next
 * apply there would destroy them. What other stacks took over from it, or goes on in AWS, is free to take.
 */
export function rolesElsewhere(
  { folder, facts, source }: Request,
  others: StackRecords,
): Problem[] {
  const mine = namesIn(facts);
  return [...others].flatMap(([path, record]): Problem[] => {
    if (Object.hasOwn(facts, path) || record.keep) return [];
    const had = Object.entries({ ...record.dropped, ...record.roles });
    const [first] = had.filter(
      ([address, whole]) =>
        ROLE.test(address) &&
        !Object.hasOwn(record.released ?? {}, address) &&
        mine.has(keyOf(record, whole)),
    );
    if (first === undefined) return [];
    const [address, whole] = first;
    const about = { folder, other: nameOf(folder, record), source: source.path };
    const isGone = record.retired === true || !Object.hasOwn(record.roles ?? {}, address);
    const isWhole = record.dropped === undefined && isWholeHere(facts, path, record);
    const role = lastPart(whole);
    return [roleElsewhere(about, { stack: stackName(path), role, isWhole, isGone })];
  });
}

const ROLE = /(^|\.)aws_iam_role\./;

function namesIn(facts: Facts): ReadonlySet<string> {
  return new Set(
    Object.values(facts).flatMap((one) =>
      Object.values(one.roles ?? {}).map((whole) => keyOf(one, whole)),
    ),
  );
}

/** An account has a name once, in whatever letters. */
function keyOf({ account = "" }: { readonly account?: string | undefined }, whole: string): string {
  return `${account} ${lastPart(whole).toLowerCase()}`;
}

/** The name of a role, without its path. */
function lastPart(whole: string): string {
  return whole.slice(whole.lastIndexOf("/") + 1);
}
