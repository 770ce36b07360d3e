/** What a fleet file gives to parts of a blueprint, beside what the blueprint itself has. */
import type { Scope as PartScope } from "../../blueprints/schema";
import type { IotPolicyDocument } from "../../iam/document";
import { toDocument } from "../../iam/policy/minimise";
import { grouped } from "../../text/grouped";
import { sortedUnique } from "../../text/names";
import { ownValue } from "../../text/own-value";
import type { From, InlinePolicy, PlacedStatement } from "../types";
import type { OwnSettings, RoleSetting } from "../roles/settings";
import type { FleetAccess } from "./fleet-access";

/** The name of the inline policy that holds what a fleet file gives to a role. */
export const GRANTS = "grants";

/** Statements of AWS IoT's that a fleet file gives, the reason of each, and where it was written. */
export interface CertificateGrants {
  readonly statements: IotPolicyDocument["Statement"];
  readonly why: readonly (string | undefined)[];
  readonly from: From;
}

/** What a role is given. */
export interface GivenPolicy extends InlinePolicy {
  /** Sids that somebody wrote: their statements never merge. */
  readonly kept?: readonly string[];
}

/** By the id of the part. */
export interface Given {
  readonly policies: ReadonlyMap<string, GivenPolicy>;
  readonly certificates: ReadonlyMap<string, CertificateGrants>;
  /** What is set for single roles. */
  readonly settings: ReadonlyMap<string, OwnSettings>;
  /** Whether something of it is left out, for it is wrong. */
  readonly isPartial?: true;
}

/** Nothing for nobody. */
export const NOTHING: Given = {
  policies: new Map(),
  certificates: new Map(),
  settings: new Map(),
};

/** What fleets give to the parts of one scope: to those of a fleet, or of an account that they share. */
export function givenTo(scope: PartScope, fleets: readonly FleetAccess[]): Given {
  const policies = new Map<string, GivenPolicy>();
  const certificates = new Map<string, CertificateGrants>();
  const sound = fleets.filter(({ whole }) => whole).flatMap(({ taken }) => taken);
  const taken = sound.filter(({ taker }) => taker.scope === scope);
  for (const [id, statements] of grouped(taken, ({ taker }) => taker.id)) {
    const built = toDocument(statements.flatMap(({ draft }) => draft ?? []));
    if (built === undefined) continue;
    if (statements[0].taker.kind === "role") policies.set(id, { name: GRANTS, ...built });
    else certificates.set(id, ofCertificate(built));
  }
  const own = fleets.flatMap(({ settings }) => settings).filter((one) => one.scope === scope);
  const settings = new Map(
    [...grouped(own, ({ role }) => role)].map(([role, list]) => [role, together(list)] as const),
  );
  const isPartial = fleets.some(({ whole }) => !whole);
  return { policies, certificates, settings, ...(isPartial && { isPartial }) };
}

/** What fleets set for one role: of managed policies, all that any of them attaches. */
function together(all: readonly [RoleSetting, ...RoleSetting[]]): OwnSettings {
  const settings = all.reduce<OwnSettings>((found, one) => ({ ...found, ...one.settings }), {});
  const lists = all.flatMap(({ settings: { managed } }) => managed ?? []);
  const [first] = lists;
  if (first === undefined) return settings;
  const value = sortedUnique(lists.flatMap((list) => list.value));
  return { ...settings, managed: { ...first, value } };
}

/** The statements of fleets that parts of one scope take, as they were written. */
export function placedFor(scope: PartScope, fleets: readonly FleetAccess[]): PlacedStatement[] {
  return fleets.flatMap(({ taken }) =>
    taken.flatMap(({ taker, placed }) =>
      taker.scope === scope ? [{ ...placed, of: taker.id }] : [],
    ),
  );
}

function ofCertificate({
  document,
  why,
  from,
}: NonNullable<ReturnType<typeof toDocument>>): CertificateGrants {
  return {
    // AWS IoT's policies have no Sids.
    statements: document.Statement.map(({ Effect, Action = [], Resource = [], Condition }) => ({
      Effect,
      Action,
      Resource,
      ...(Condition && { Condition }),
    })),
    why: document.Statement.map(({ Sid = "" }) => ownValue(why, Sid)),
    from,
  };
}
