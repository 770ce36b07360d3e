/** What a fleet file gives to parts of a blueprint, beside what the blueprint itself has. */
import type { Scope as PartScope } from "../../blueprints/schema";
import type { IotPolicyDocument } from "../../iam/document";
import { toDocument } from "../../iam/policy/minimise";
import { grouped } from "../../text/grouped";
import { sortedUnique } from "../../text/names";
import { ownValue } from "../../text/own-value";
import type { From, InlinePolicy, PlacedStatement } from "../types";
import type { FleetAccess } from "./fleet-access";

/** The name of the inline policy that holds what a fleet file gives to a role. */
export const GRANTS = "grants";

/** Statements of AWS IoT's that a fleet file gives, the reason of each, and where it was written. */
export interface CertificateGrants {
  readonly statements: IotPolicyDocument["Statement"];
  readonly why: readonly (string | undefined)[];
  readonly from: From;
}

/** By the id of the part. */
export interface Given {
  readonly policies: ReadonlyMap<string, InlinePolicy>;
  readonly certificates: ReadonlyMap<string, CertificateGrants>;
  /** ARNs of managed policies, by role. */
  readonly managed: ReadonlyMap<string, readonly string[]>;
  /** ARNs of permissions boundaries, by role. */
  readonly boundaries: ReadonlyMap<string, string>;
}

/** Nothing for nobody. */
export const NOTHING: Given = {
  policies: new Map(),
  certificates: new Map(),
  managed: new Map(),
  boundaries: new Map(),
};

/** What fleets give to the parts of one scope: to those of a fleet, or of an account that they share. */
export function givenTo(scope: PartScope, fleets: readonly FleetAccess[]): Given {
  const policies = new Map<string, InlinePolicy>();
  const certificates = new Map<string, CertificateGrants>();
  const sound = fleets.filter(({ whole }) => whole).flatMap(({ taken }) => taken);
  const own = sound.filter(({ taker }) => taker.scope === scope);
  for (const [id, statements] of grouped(own, ({ taker }) => taker.id)) {
    const built = toDocument(statements.flatMap(({ draft }) => draft ?? []));
    if (built === undefined) continue;
    if (statements[0].taker.kind === "role") policies.set(id, { name: GRANTS, ...built });
    else certificates.set(id, ofCertificate(built));
  }
  const settings = fleets.flatMap(({ managed }) => managed).filter((one) => one.scope === scope);
  const managed = [...grouped(settings, ({ role }) => role)].map(
    ([role, list]) => [role, sortedUnique(list.map(({ arn }) => arn))] as const,
  );
  const boundaries = fleets
    .flatMap((fleet) => fleet.boundaries)
    .filter((one) => one.scope === scope)
    .map(({ role, arn }) => [role, arn] as const);
  return {
    ...{ policies, certificates, managed: new Map(managed) },
    boundaries: new Map(boundaries),
  };
}

/** The statements of fleets that parts of one scope take, as they were written. */
export function placedFor(scope: PartScope, fleets: readonly FleetAccess[]): PlacedStatement[] {
  return fleets.flatMap(({ taken }) =>
    taken.flatMap(({ taker, placed }) => (taker.scope === scope ? [placed] : [])),
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
