/** Documents that the project says are AWS's, and that nothing but the project says so of: what they give is not known by them. */
import type { OwnDocument } from "../managed-policies/own-documents";
import type { HeldPolicy, PolicyHolder } from "./holder";
import { inAccount, isGone } from "./not-known";

/** The holders, and of each AWS managed policy that has a document of the project's own snapshot, of which file. */
export function withSnapshotFiles(
  holders: readonly PolicyHolder[],
  ownOf: (arn: string) => OwnDocument | undefined,
): PolicyHolder[] {
  const marked = (held: HeldPolicy): HeldPolicy => {
    if (held.document === undefined) return held;
    const own = ownOf(held.name);
    // A plan may know the document by itself.
    const isOwn = own !== undefined && textOf(own.document) === textOf(held.document);
    return isOwn ? { ...held, snapshot: { file: own.file, differs: own.differs } } : held;
  };
  return mapped(holders, marked);
}

/**
 * The sides of a change without what was believed before it already, and is the same now: a reviewer saw it as it came.
 *
 * @param before of another snapshot than what is now
 */
export function newlyBelieved(
  before: readonly PolicyHolder[],
  after: readonly PolicyHolder[],
): readonly [before: PolicyHolder[], after: PolicyHolder[]] {
  const known = new Set(before.flatMap(heldBy).filter(isBelieved).map(keyOf));
  const trusted = (held: HeldPolicy): HeldPolicy => ({ ...held, snapshot: undefined });
  return [
    mapped(before, (held) => (isBelieved(held) ? trusted(held) : held)),
    mapped(after, (held) => (isBelieved(held) && known.has(keyOf(held)) ? trusted(held) : held)),
  ];
}

/** Those that one side alone has, each as what is not known. */
export function believedBetween(
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): HeldPolicy[] {
  if (isGone(before, after)) return [];
  const [old, now] = [before, after].map((one) => (one === undefined ? [] : heldBy(one)));
  const beyond = (one = now, other = old): HeldPolicy[] => {
    const believed = one?.filter(isBelieved) ?? [];
    const keys = new Set(believed.length === 0 ? [] : other?.map(keyOf));
    return believed.filter((held) => !keys.has(keyOf(held)));
  };
  return [...beyond(), ...beyond(old, now)].map((held) => ({
    ...held,
    document: undefined,
    why: whyOf(held),
  }));
}

function whyOf({ snapshot }: HeldPolicy): string {
  const has =
    snapshot?.differs === true
      ? "it differs from the one that fleetroles has"
      : "fleetroles has none of this policy";
  return `its document is the project's own, ${snapshot?.file ?? ""}, and ${has}: fleetroles snapshot --check asks AWS for it, fleetroles verify an account`;
}

function isBelieved({ snapshot }: HeldPolicy): boolean {
  return snapshot !== undefined;
}

function heldBy({ policies, boundary }: PolicyHolder): readonly HeldPolicy[] {
  return boundary === undefined ? policies : [...policies, boundary];
}

function keyOf({ kind, name, document }: HeldPolicy): string {
  return `${kind} ${inAccount(name)} ${textOf(document)}`;
}

function textOf(document: HeldPolicy["document"]): string {
  return JSON.stringify(document ?? null);
}

function mapped(
  holders: readonly PolicyHolder[],
  change: (held: HeldPolicy) => HeldPolicy,
): PolicyHolder[] {
  return holders.map((holder) => ({
    ...holder,
    policies: holder.policies.map(change),
    ...(holder.boundary && { boundary: change(holder.boundary) }),
  }));
}
