/** Whose stacks those of a folder are: this fleet file's, or another's. */
import { hasErrors } from "../problem";
import type { Problem } from "../problem";
import { identityOf, isGone, isSameFile, nameOf } from "./fleet-file-identity";
import type { FleetFileIdentity } from "./fleet-file-identity";
import { statOf } from "./read";
import { isWholeHere, rolesElsewhere } from "./role-owners";
import { fleetFileGone, movedInPart, otherFleetFile, sharedTwice } from "./stack-problems";
import { stackName } from "./stack-records";
import type { StackFacts, StackRecord, StackRecords } from "./stack-records";

/** A fleet file and its stacks, in a folder that may have those of others. */
export interface OwnerRequest {
  readonly folder: string;
  /** By the path of the stack's file. */
  readonly facts: Readonly<Record<string, StackFacts>>;
  /** The fleet file. */
  readonly source: { readonly path: string; readonly project?: string };
  /** Paths that the fleet file had before: what was made of them is its own. */
  readonly formerly: readonly string[];
}

/** The stacks of this fleet file, and those of others. */
export function byOwner(
  { folder, formerly, facts }: OwnerRequest,
  me: FleetFileIdentity,
  records: StackRecords,
): { readonly own: StackRecords; readonly others: StackRecords } {
  const before = formerly.map((path) => {
    return { identity: identityOf(folder, path), isThere: statOf(path) !== undefined };
  });
  // What a file that is still there has and this one has not, is that file's: a tombstone would destroy it.
  const isOwn = ([path, record]: readonly [string, StackRecord]): boolean =>
    isSameFile(folder, record, me) ||
    before.some(
      ({ identity, isThere }) =>
        isSameFile(folder, record, identity) && (!isThere || isWholeHere(facts, path, record)),
    );
  const all = [...records];
  return {
    own: new Map(all.filter(isOwn)),
    others: new Map(all.filter((one) => !isOwn(one))),
  };
}

/** Why the stacks cannot stand beside those of other fleet files; and what is left of files that are gone. */
export function ownerProblems(
  request: OwnerRequest,
  others: StackRecords,
  wanted: ReadonlySet<string>,
): Problem[] {
  const found = [...collisions(request, others, wanted), ...twoOwners(request, others)];
  // What is said of a stack as a whole holds for its roles.
  return hasErrors(found) ? found : [...found, ...rolesElsewhere(request, others)];
}

/** One problem per other fleet file, however many stacks it is about. */
function collisions(
  { folder, source, formerly }: OwnerRequest,
  others: StackRecords,
  wanted: ReadonlySet<string>,
): Problem[] {
  const said = formerly.map((path) => identityOf(folder, path));
  const byFile = new Map<string, [path: string, record: StackRecord][]>();
  for (const entry of others) {
    const name = nameOf(folder, entry[1]);
    byFile.set(name, [...(byFile.get(name) ?? []), entry]);
  }
  return [...byFile].flatMap(([other, entries]): Problem[] => {
    const same = entries.filter(([path]) => wanted.has(path)).map(([path]) => stackName(path));
    const about = { folder, other, source: source.path };
    const isSaid = entries.some(([, one]) => said.some((was) => isSameFile(folder, one, was)));
    if (same.length > 0) return [(isSaid ? movedInPart : otherFleetFile)(about, same)];
    const gone = entries.some(([, record]) => isGone(folder, record));
    return gone
      ? [
          fleetFileGone(
            about,
            entries.map(([path]) => stackName(path)),
          ),
        ]
      : [];
  });
}

/**
 * Account-wide roles that a stack of another fleet file has, or had and is to destroy: an account has them once. What is kept in AWS
 * is free to take.
 */
function twoOwners(request: OwnerRequest, others: StackRecords): Problem[] {
  const { folder, facts, source } = request;
  const shared = Object.entries(facts).filter(([path, one]) => isShared(path, one));
  return [...others].flatMap(([path, record]) => {
    if (!isShared(path, record) || (record.retired && record.keep)) return [];
    const mine = shared.find(
      ([own, { account, parts }]) =>
        own !== path &&
        account === record.account &&
        Object.keys(parts).some((id) => Object.hasOwn(record.parts ?? {}, id)),
    );
    if (mine === undefined) return [];
    const about = { folder, other: nameOf(folder, record), source: source.path };
    return [sharedTwice(about, [stackName(mine[0]), stackName(path)], record)];
  });
}

/** A fleet may be called `x-shared`. */
function isShared(path: string, { environment = "" }: Pick<StackRecord, "environment">): boolean {
  return path === `${environment}-shared.ts`;
}
