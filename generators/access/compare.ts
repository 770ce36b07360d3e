/** What a change gives to those who hold policies, and what it takes from them. */
import { compareAccess, type Comparison } from "../iam/proof/compare-access";
import { compare } from "../text/names";
import { SENSITIVE_SERVICES } from "./sensitive";
import { tagsBetween } from "./own-keys";
import { settingsBetween, type SettingChange } from "./settings";
import { documentsOf, unknownOf, type HeldPolicy, type PolicyHolder } from "./holder";

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
  /** Name, path, account and the longest session, where they differ. */
  readonly settings: readonly SettingChange[];
  /** Policies whose documents are not known on one side, and tags: what they give or take is not in the comparison. */
  readonly unknown: readonly HeldPolicy[];
  /** Those among them that may have changed: who has one may gain by it, or by its going. */
  readonly open: readonly HeldPolicy[];
}

/** As if it had all there is. */
const EVERYTHING = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
};

const NOTHING: Comparison = { gained: [], lost: [], unknown: [] };

/** Compares holders, and remembers: fleets that differ in their names alone have the same policies. */
export class HolderComparer {
  private readonly known = new Map<string, Comparison>();

  /**
   * The holders that differ, in the order of their stacks and labels. Those of one id are the same holder, before and
   * after; so are those of one name in AWS in one stack, where no id says it: a role is the same whatever its address is.
   *
   * @throws PolicyError where a document is no policy
   */
  compare(before: readonly PolicyHolder[], after: readonly PolicyHolder[]): HolderChange[] {
    const now = new Map(after.map((one) => [one.id, one]));
    const renamed = sameByName(before, after);
    const old = new Map(before.map((one) => [renamed.get(one.id) ?? one.id, one]));
    const ids = [...new Set([...old.keys(), ...now.keys()])].sort(compare);
    return ids.flatMap((id) => this.changeOf(old.get(id), now.get(id)));
  }

  private changeOf(
    before: PolicyHolder | undefined,
    after: PolicyHolder | undefined,
  ): HolderChange[] {
    const holder = after ?? before;
    if (holder === undefined) return [];
    const change = before === undefined ? "added" : after === undefined ? "removed" : "changed";
    const isBoth = before !== undefined && after !== undefined;
    const tags = isBoth ? tagsBetween(before, after) : [];
    const found: HolderChange = {
      ...{ holder, change },
      access: this.access(before, after),
      trust: this.trust(before, after),
      attached: namesBeyond(after, before),
      detached: namesBeyond(before, after),
      settings: isBoth ? settingsBetween(before, after) : [],
      unknown: [...unknownBetween(before, after), ...tags],
      open: [...openBetween(before, after), ...this.lifted(before, after), ...tags],
    };
    return change === "changed" && isNothing(found) ? [] : [found];
  }

  private access(before: PolicyHolder | undefined, after: PolicyHolder | undefined): Comparison {
    const [old, now] = [before, after].map((one) => (one === undefined ? [] : documentsOf(one)));
    const [oldBoundary, nowBoundary] = [before, after].map((one) => one?.boundary?.document);
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

  /** Of who is made elsewhere: what else it has, if less of that is denied now. */
  private lifted(
    before: PolicyHolder | undefined,
    after: PolicyHolder | undefined,
  ): readonly HeldPolicy[] {
    const others = [before, after].flatMap((one) => one?.policies ?? []);
    const rest = others.find(({ name }) => name === REST);
    if (rest === undefined) return [];
    const [old, now] = [before, after].map((one) => [
      ...(one === undefined ? [] : documentsOf(one)),
      EVERYTHING,
    ]);
    const { gained, unknown } = this.once([old, now], () => compareAccess(old ?? [], now ?? []));
    return gained.length + unknown.length > 0 ? [rest] : [];
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

/** Ids before → ids after, of holders that no id but their name says to be the same. */
function sameByName(
  before: readonly PolicyHolder[],
  after: readonly PolicyHolder[],
): ReadonlyMap<string, string> {
  const [gone, come] = [unmet(before, after), unmet(after, before)];
  return new Map(
    Array.from(gone).flatMap(([name, [one, ...others]]): [string, string][] => {
      const [other, ...more] = come.get(name) ?? [];
      if (one === undefined || other === undefined || others.length + more.length > 0) return [];
      return [[one.id, other.id]];
    }),
  );
}

/** By stack, kind and name in AWS: those whose id is not on the other side. */
function unmet(
  holders: readonly PolicyHolder[],
  others: readonly PolicyHolder[],
): ReadonlyMap<string, readonly PolicyHolder[]> {
  const met = new Set(others.map(({ id }) => id));
  const found = new Map<string, PolicyHolder[]>();
  for (const one of holders) {
    if (one.name === undefined || met.has(one.id)) continue;
    const key = JSON.stringify([one.stack, one.kind, one.name]);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

/** Managed policies and the boundary of the one that the other has not. */
function namesBeyond(
  one: PolicyHolder | undefined,
  other: PolicyHolder | undefined,
): readonly string[] {
  const names = new Set(namesOf(other).map(inAccount));
  return namesOf(one).filter((name) => !names.has(inAccount(name)));
}

/** An account has one policy of its own of a name, whatever its path: what is synthesized says the name alone. */
function inAccount(name: string): string {
  return /^arn:[^:]*:iam::\d{12}:policy\/(?:.*\/)?([^/]+)$/.exec(name)?.[1] ?? name;
}

function namesOf(holder: PolicyHolder | undefined): string[] {
  if (holder === undefined || holder.kind === "policy") return [];
  const managed = holder.policies.filter(({ kind }) => kind.endsWith("-managed"));
  const boundary = holder.boundary === undefined ? [] : [`boundary ${holder.boundary.name}`];
  return [...managed.map(({ name }) => name), ...boundary];
}

/** Of a policy that is attached before and after under one name, it may still have changed. */
function unknownBetween(
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
function openBetween(
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): readonly HeldPolicy[] {
  // Who is gone, gains nothing; who is made elsewhere, is still there.
  const isElsewhere = before?.policies.some(({ name }) => name === REST) === true;
  if (after === undefined && !isElsewhere) return [];
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

function openKey({ kind, name, digest = "" }: HeldPolicy): string {
  return `${kind} ${inAccount(name)} ${digest}`;
}

function isNothing(change: HolderChange): boolean {
  const { access, trust, attached, detached, settings, open } = change;
  const lists: readonly (readonly unknown[])[] = [
    ...[attached, detached, settings, access.gained, access.lost, access.unknown],
    ...[trust.gained, trust.lost, trust.unknown, open],
  ];
  return lists.every((list) => list.length === 0);
}

/** Why a document of a plan is not known. */
export const AFTER_APPLY = "known after apply";

/** The name of all that somebody has who is made elsewhere: that is not for this change to say. */
export const REST = "what else it has";

/** And it as a policy. */
export const OTHERS: HeldPolicy = {
  ...{ kind: "inline", name: REST, document: undefined },
  why: "it is made elsewhere",
};

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
