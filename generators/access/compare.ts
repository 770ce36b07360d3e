/** What a change gives to those who hold policies, and what it takes from them. */
import { compareAccess, type Comparison } from "../iam/proof/compare-access";
import { compare } from "../text/names";
import { SENSITIVE_SERVICES } from "./sensitive";
import { tagsBetween } from "./own-keys";
import { settingsBetween, type SettingChange } from "./settings";
import { documentsOf, type HeldPolicy, type PolicyHolder } from "./holder";
import { believedBetween } from "./believed";
import { joined, movedCarriers, withMoved } from "./carriers";
import { reachedAnew } from "./reached-anew";
import { idsBefore } from "./same-holders";
import {
  THEIRS,
  eachOnce,
  inAccount,
  isTheirs,
  openBetween,
  theirStacks,
  unknownBetween,
  unknownOnBoth,
} from "./not-known";
import { progress } from "../text/progress";

/** How one holder differs. Of what was added or removed, all access is gained or lost. */
export interface HolderChange {
  /** As it is now; of one that was removed, as it was. */
  readonly holder: PolicyHolder;
  readonly change: "added" | "removed" | "changed";
  /** Of an identity what its policies give, within its boundary; of a resource what its policy does. */
  readonly access: Comparison;
  readonly trust: Comparison;
  /** Managed policies by ARN, and the boundary: what is attached now, and what is not any more. */
  readonly attached: readonly string[];
  readonly detached: readonly string[];
  /** Name, path and the longest session, where they differ; the account, of one that is in another now. */
  readonly settings: readonly SettingChange[];
  /** Policies whose documents are not known on one side, and tags: what they give or take is not in the comparison. */
  readonly unknown: readonly HeldPolicy[];
  /** Those among them that may have changed: who has one may gain by it, or by its going. */
  readonly open: readonly HeldPolicy[];
  /** Those of which a denial or a boundary allows less now. */
  readonly lessened: readonly HeldPolicy[];
}

/** As if it had all there is. */
const EVERYTHING = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
};

const USED = "it is somebody else's, and used from now on";

const NOTHING: Comparison = { gained: [], lost: [], unknown: [] };

/** Compares holders, and remembers: fleets that differ in their names alone have the same policies. */
export class HolderComparer {
  private readonly known = new Map<string, Comparison>();

  /**
   * The holders that differ, in the order of their stacks and labels. Those of one id are the same holder, before and
   * after; so are those of one name in AWS in one stack, where no id says it: a role is the same whatever its address is. Where one
   * is called now as another one was, that is the same, whatever the ids say.
   *
   * @throws PolicyError where a document is no policy
   */
  compare(before: readonly PolicyHolder[], after: readonly PolicyHolder[]): HolderChange[] {
    const now = new Map(after.map((one) => [one.id, one]));
    const idOf = idsBefore(before, after);
    const old = new Map(before.map((one) => [idOf(one), one]));
    const ids = [...new Set([...old.keys(), ...now.keys()])].sort(compare);
    const moved = joined(movedCarriers(before, after, idOf), reachedAnew(before, after, idOf));
    const left = { before: theirStacks(before), after: theirStacks(after) };
    return ids.flatMap((id, index) => {
      progress("comparing roles and policies", index, ids.length);
      const [was, is] = [old.get(id), now.get(id)];
      const isLeft =
        (is === undefined && left.after.has(was?.stack ?? "")) ||
        (was === undefined && left.before.has(is?.stack ?? ""));
      const found = this.found(was, is, isLeft);
      return is === undefined ? found : withMoved(found, moved.get(id) ?? [], () => unchanged(is));
    });
  }

  private found(
    before: PolicyHolder | undefined,
    after: PolicyHolder | undefined,
    isLeft: boolean,
  ): HolderChange[] {
    if (isTheirs(before) || isTheirs(after)) return this.changesHands(before, after);
    return isLeft ? notTold(after ?? before) : this.changesOf(before, after);
  }

  /**
   * A role that one side makes, and that is somebody else's on the other: it is there on both, and what it can do is known on one
   * alone. Of one that is somebody else's on both, nothing changes, unless another one is in its place now: nobody knows what that can
   * do. So it is of one that is used from now on.
   */
  private changesHands(
    before: PolicyHolder | undefined,
    after: PolicyHolder | undefined,
  ): HolderChange[] {
    if (after === undefined) return [];
    if (before === undefined) return after.kind === "role" ? notTold(after, undefined, USED) : [];
    const isOther = isAnother(before, after);
    if (isTheirs(before) && isTheirs(after)) return isOther ? notTold(after, before) : [];
    if (!isOther) return notTold(after);
    return isTheirs(after)
      ? [...this.changesOf(before, undefined), ...notTold(after)]
      : this.changesOf(undefined, after);
  }

  /** One of another account is another one. */
  private changesOf(
    before: PolicyHolder | undefined,
    after: PolicyHolder | undefined,
  ): HolderChange[] {
    const [was, is] = [before?.account, after?.account];
    if (was === undefined || is === undefined || was === is) {
      return this.changeOf(before, after, settingsBetween(before, after));
    }
    const moved = [{ name: "account", before: was, after: is }];
    return [...this.changeOf(before, undefined, moved), ...this.changeOf(undefined, after, moved)];
  }

  private changeOf(
    before: PolicyHolder | undefined,
    after: PolicyHolder | undefined,
    settings: readonly SettingChange[],
  ): HolderChange[] {
    const holder = after ?? before;
    if (holder === undefined) return [];
    const isBoth = before !== undefined && after !== undefined;
    const change = isBoth ? "changed" : before === undefined ? "added" : "removed";
    const { more, less } = this.limits(before, after);
    const tags = isBoth ? tagsBetween(before, after) : [];
    const believed = believedBetween(before, after);
    const found: HolderChange = {
      ...{ holder, change },
      access: this.access(before, after),
      trust: this.trust(before, after),
      attached: namesBeyond(after, before),
      detached: namesBeyond(before, after),
      settings,
      unknown: eachOnce([...more, ...less, ...unknownBetween(before, after), ...believed, ...tags]),
      open: [...openBetween(before, after), ...believed, ...more, ...tags],
      lessened: less,
    };
    return change === "changed" && isNothing(found) ? [] : [found];
  }

  private access(before: PolicyHolder | undefined, after: PolicyHolder | undefined): Comparison {
    const [old, now] = [before, after].map((one) => (one === undefined ? [] : documentsOf(one)));
    const [oldBoundary, nowBoundary] = boundariesOf(before, after);
    const kind = (after ?? before)?.kind === "resource" ? ("resource" as const) : undefined;
    const asked = [old, now, oldBoundary, nowBoundary, kind];
    return this.once(asked, () =>
      compareAccess(old ?? [], now ?? [], {
        ...(kind && { kind }),
        services: SENSITIVE_SERVICES,
        boundary: { before: oldBoundary, after: nowBoundary },
      }),
    );
  }

  /**
   * What is not known, and is the same before and after, gives more or less where a denial or a boundary beside it changes: as
   * if it allowed everything.
   */
  private limits(
    before: PolicyHolder | undefined,
    after: PolicyHolder | undefined,
  ): Record<"more" | "less", readonly HeldPolicy[]> {
    const rest = unknownOnBoth(before, after);
    if (rest.length === 0) return { more: [], less: [] };
    const [old, now] = [before, after].map((one) => [
      ...(one === undefined ? [] : documentsOf(one)),
      EVERYTHING,
    ]);
    const [oldBoundary, nowBoundary] = boundariesOf(before, after);
    const boundary = { before: oldBoundary, after: nowBoundary };
    const { gained, lost, unknown } = this.once([old, now, oldBoundary, nowBoundary], () =>
      compareAccess(old ?? [], now ?? [], { boundary }),
    );
    const limited = (how: string): HeldPolicy[] =>
      rest.map(({ why = "it has no document", ...one }) => ({
        ...one,
        why: `${why}, and a denial or a boundary allows ${how} of it now`,
      }));
    return {
      more: gained.length + unknown.length > 0 ? limited("more") : [],
      less: lost.length > 0 ? limited("less") : [],
    };
  }

  private trust(before: PolicyHolder | undefined, after: PolicyHolder | undefined): Comparison {
    const [old, now] = [before, after].map((one) => [one?.trust?.document ?? []].flat());
    const asked = [old, now, "trust"];
    return this.once(asked, () => compareAccess(old ?? [], now ?? [], { kind: "trust" }));
  }

  /** Documents that are the same give the same; equal ones give nothing. */
  private once(asked: readonly unknown[], ask: () => Comparison): Comparison {
    const [before, after, oldBoundary = null, nowBoundary = null] = asked.map((one) =>
      JSON.stringify(one),
    );
    if (before === after && (typeof asked[2] === "string" || oldBoundary === nowBoundary)) {
      return NOTHING;
    }
    const id = JSON.stringify(asked);
    const found = this.known.get(id) ?? ask();
    this.known.set(id, found);
    return found;
  }
}

/** Of whom nothing can be said but that it is there, and in whose place; of one that was not there before, why. */
function notTold(
  holder: PolicyHolder | undefined,
  other?: PolicyHolder,
  why?: string,
): HolderChange[] {
  if (holder === undefined) return [];
  const settings = (["name", "account"] as const).flatMap((name) => {
    const [before, after] = [other?.[name], holder[name]];
    const differs = before !== undefined && after !== undefined && before !== after;
    return differs ? [{ name, before, after }] : [];
  });
  const none = { attached: [], detached: [], settings, lessened: [] };
  const change = why === undefined ? "changed" : "added";
  const open = [why === undefined ? THEIRS : { ...THEIRS, why }];
  const both = { access: NOTHING, trust: NOTHING, unknown: open, open };
  return [{ holder, change, ...none, ...both }];
}

/** A name is one role's in an account. */
function isAnother(one: PolicyHolder, other: PolicyHolder): boolean {
  const isMoved =
    one.account !== undefined && other.account !== undefined && one.account !== other.account;
  return one.name !== other.name || isMoved;
}

function unchanged(holder: PolicyHolder): HolderChange {
  const none = { attached: [], detached: [], settings: [], unknown: [], open: [], lessened: [] };
  return { holder, change: "changed", access: NOTHING, trust: NOTHING, ...none };
}

/** Managed policies and the boundary of the one that the other has not. */
function namesBeyond(
  one: PolicyHolder | undefined,
  other: PolicyHolder | undefined,
): readonly string[] {
  const names = new Set(namesOf(other).map(inAccount));
  return namesOf(one).filter((name) => !names.has(inAccount(name)));
}

function namesOf(holder: PolicyHolder | undefined): string[] {
  if (holder === undefined || holder.kind === "policy") return [];
  const managed = holder.policies.filter(({ kind }) => kind.endsWith("-managed"));
  const boundary = holder.boundary === undefined ? [] : [`boundary ${holder.boundary.name}`];
  return [...managed.map(({ name }) => name), ...boundary];
}

/** The boundaries, unless one is not known: then policies are compared as they are, for it limits nobody knows what. */
function boundariesOf(
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): [object | undefined, object | undefined] {
  const both = [before?.boundary, after?.boundary];
  const isKnown = both.every((one) => one === undefined || one.document !== undefined);
  return isKnown ? [both[0]?.document, both[1]?.document] : [undefined, undefined];
}

function isNothing(change: HolderChange): boolean {
  const { access, trust, attached, detached, settings, open, lessened } = change;
  const lists: readonly (readonly unknown[])[] = [
    ...[attached, detached, settings, access.gained, access.lost, access.unknown],
    ...[trust.gained, trust.lost, trust.unknown, open, lessened],
  ];
  return lists.every((list) => list.length === 0);
}

/** Whether anybody gains or loses access, or may. */
export function effectOf({ access, trust, open }: HolderChange): {
  readonly gained: boolean;
  readonly trust: boolean;
  readonly undecided: boolean;
} {
  return {
    gained: access.gained.length > 0,
    trust: trust.gained.length > 0 || trust.lost.length > 0,
    undecided: access.unknown.length > 0 || trust.unknown.length > 0 || open.length > 0,
  };
}
