/** What a change must not do unseen: gates, which a status or a label goes by. */
import type { ServiceReference } from "../iam/reference";
import { effectOf, type HolderChange } from "./compare";
import { pathsGained } from "./gained-paths";
import { classesOfActions, sensitiveAccess, sensitiveClasses } from "./sensitive";

/** One of them. */
export interface Gate {
  /** `gained`, `trust`, `any`; `gained:secrets`, for each class of sensitive access. */
  readonly id: string;
  /** What a holder does that meets it: `gains access, or may`. */
  readonly summary: string;
  /** Whether a change meets it. What is not decided may be anything, and meets it. */
  readonly isMet: (change: HolderChange, reference: ServiceReference) => boolean;
}

/** All gates, the plainest first. */
export function gates(): Gate[] {
  return [
    {
      ...{ id: "gained", summary: "gains access, or may" },
      isMet: (change) => effectOf(change).gained || effectOf(change).undecided,
    },
    {
      ...{ id: "trust", summary: "changes whom it trusts, or may" },
      isMet: (change) => effectOf(change).trust || effectOf(change).undecided,
    },
    { id: "any", summary: "differs", isMet: () => true },
    ...sensitiveAccess().map(({ id, summary }): Gate => ({
      ...{ id: `gained:${id}`, summary: `gains access that ${summary}, or may` },
      isMet: (change, reference) => gains(id, change, reference),
    })),
  ];
}

/** How many roles and policies meet each gate; those that none does are not there. */
export function gatesMet(
  changes: readonly HolderChange[],
  reference: ServiceReference,
): ReadonlyMap<string, number> {
  const counts = gates().map(({ id, isMet }): [string, number] => [
    id,
    changes.filter((change) => isMet(change, reference)).length,
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}

/** The classes of sensitive access that a holder gains; escalation by what it has together, too. */
export function classesGained(
  change: Pick<HolderChange, "holder" | "access" | "trust">,
  reference: ServiceReference,
): ReturnType<typeof sensitiveClasses> {
  const { holder, access, trust } = change;
  const gained = { ...holder, access: access.gained, trust: trust.gained };
  const found = new Set(sensitiveClasses(gained, reference).map(({ id }) => id));
  if (!found.has("escalation") && pathsGained(change).length > 0) found.add("escalation");
  return sensitiveAccess().filter(({ id }) => found.has(id));
}

/**
 * What policies of AWS IoT can give of it: retained messages and shadows, read or deleted (AWS IoT Core Developer Guide, "AWS IoT Core
 * policy actions"). A role that a certificate assumes is compared itself.
 */
const OF_IOT_DATA: ReadonlySet<string> = new Set(["contents", "deletion"]);

/** Of what is not decided, only actions that are not of the class are known to be none of it. */
function gains(id: string, change: HolderChange, reference: ServiceReference): boolean {
  const { access, trust, open } = change;
  const undecided = access.unknown.filter((one) => one.change === "gained");
  const isOfActions = id !== "public" && id !== "other-account";
  return (
    classesGained(change, reference).some((one) => one.id === id) ||
    open.some(({ ofIotData }) => ofIotData !== true || OF_IOT_DATA.has(id)) ||
    (isOfActions
      ? classesOfActions(undecided, reference).some((one) => one === id)
      : trust.unknown.length > 0 || (change.holder.kind === "resource" && undecided.length > 0))
  );
}
