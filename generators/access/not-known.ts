/** What of holders is not known: which of it stays as it is, and which may give more or less. */
import { unknownOf, type HeldPolicy, type PolicyHolder } from "./holder";

/** Why a document of a plan is not known. */
export const AFTER_APPLY = "known after apply";

/** The name of all that somebody has who is made elsewhere: that is not for this change to say. */
export const REST = "what else it has";

/** And it as a policy. */
export const OTHERS: HeldPolicy = {
  ...{ kind: "inline", name: REST, document: undefined },
  why: "it is made elsewhere",
};

/** All policies of a role that is somebody else's. */
export const THEIRS: HeldPolicy = {
  ...{ kind: "inline", name: "what it can do", document: undefined },
  why: "it is somebody else's on one side, where this is not known",
};

/** Whether a role, or all that a stack would make, is somebody else's. */
export function isTheirs(holder: PolicyHolder | undefined): boolean {
  return holder?.policies.includes(THEIRS) === true;
}

/** The stacks of which all is somebody else's. */
export function theirStacks(holders: readonly PolicyHolder[]): ReadonlySet<string> {
  const wholes = holders.filter((one) => one.kind === "policy" && isTheirs(one));
  return new Set(wholes.map(({ stack }) => stack));
}

/** Of a policy that is attached before and after under one name, it may still have changed. */
export function unknownBetween(
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): readonly HeldPolicy[] {
  const [old, now] = [before, after].map((one) => (one === undefined ? [] : unknownOf(one)));
  const all = [...(old ?? []), ...(now ?? [])];
  return [...new Map(all.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}

/**
 * A policy that is unknown on both sides alike is the same as far as anybody can tell here, unless it is known after apply; what
 * is unknown on one side alone was known on the other, or was not there.
 */
export function openBetween(
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): readonly HeldPolicy[] {
  if (isGone(before, after)) return [];
  const [old, now] = [before, after].map(
    (one) =>
      new Map((one === undefined ? [] : unknownOf(one)).map((held) => [openKey(held), held])),
  );
  const beyond = (one = old, other = now): HeldPolicy[] =>
    [...(one ?? [])].flatMap(([key, held]) => (other?.has(key) === true ? [] : [held]));
  const toBeKnown = [...(now?.values() ?? [])].filter(({ why }) => why === AFTER_APPLY);
  const open = [...beyond(old, now), ...beyond(now, old), ...toBeKnown];
  return [...new Set(open)].filter(({ name }) => name !== REST);
}

/** Who is gone, gains nothing; who is made elsewhere, is still there. */
export function isGone(before: PolicyHolder | undefined, after: PolicyHolder | undefined): boolean {
  const isElsewhere = before?.policies.some(({ name }) => name === REST) === true;
  return after === undefined && !isElsewhere;
}

/** What stays as it is, and nobody knows how. */
export function unknownOnBoth(
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): readonly HeldPolicy[] {
  const all = [before, after].flatMap((one) => one?.policies ?? []);
  const rest = all.find(({ name }) => name === REST);
  // Who is made elsewhere is there, whether anything is said of it or not.
  if (rest !== undefined) return [rest];
  if (before === undefined || after === undefined) return [];
  if (before.mayHaveMore && after.mayHaveMore) return [OTHERS];
  const isOpen = ({ document }: HeldPolicy): boolean => document === undefined;
  const keys = new Set(before.policies.filter(isOpen).map(openKey));
  return after.policies.filter((one) => isOpen(one) && keys.has(openKey(one)));
}

/** Of each name the first. */
export function eachOnce(policies: readonly HeldPolicy[]): HeldPolicy[] {
  const keyed = policies.map((one) => [`${one.kind} ${one.name}`, one] as const);
  return [...new Map([...keyed].reverse()).values()].reverse();
}

/** An account has one policy of its own of a name, whatever its path: what is synthesized says the name alone. */
export function inAccount(name: string): string {
  return /^arn:[^:]*:iam::\d{12}:policy\/(?:.*\/)?([^/]+)$/.exec(name)?.[1] ?? name;
}

function openKey({ kind, name, digest = "" }: HeldPolicy): string {
  return `${kind} ${inAccount(name)} ${digest}`;
}
