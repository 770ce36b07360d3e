/** One role, or one policy, against what the account has of it. */
import type { HolderComparer } from "../access/compare";
import { unknownOf, type HeldPolicy, type PolicyHolder } from "../access/holder";
import { PolicyError } from "../iam/proof/policy";
import { NOTHING, type Difference } from "./difference";

/** What the one gives that the other does not. Of a document that is no policy after all, that is not decided. */
export function differ(
  comparer: HolderComparer,
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): Pick<Difference, "access" | "trust"> {
  const same = (one: PolicyHolder | undefined): PolicyHolder[] => (one ? [{ ...one, id: "" }] : []);
  try {
    const [change] = comparer.compare(same(before), same(after));
    return { access: change?.access ?? NOTHING, trust: change?.trust ?? NOTHING };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const open = { change: "gained", actions: ["*"], resource: "*", why: error.message } as const;
    return { access: { ...NOTHING, unknown: [open] }, trust: NOTHING };
  }
}

/** In what a role of the file is other in the account. */
export function roleDifferences(
  said: PolicyHolder,
  real: PolicyHolder | undefined,
  comparer: HolderComparer,
): Difference[] {
  if (real === undefined) {
    return [{ id: "missing", holder: said, ...differ(comparer, said, undefined) }];
  }
  const model = withDocuments(said, real);
  const foreign = [...beyond(real.policies, model.policies), ...foreignBoundary(real, model)];
  const declared = { ...real, policies: beyond(real.policies, foreign) };
  const rest = differ(comparer, ...comparable(model, declared));
  const of = (id: Difference["id"], policy: HeldPolicy): Difference => {
    return { id, holder: model, policy, ...NO_CHANGE };
  };
  return [
    ...foreign.map((policy): Difference => {
      const more = { ...model, policies: [...model.policies, policy] };
      const gives = policy.kind === "boundary" ? NO_CHANGE : differ(comparer, model, more);
      return { ...of("out-of-band", policy), ...gives };
    }),
    ...beyond(model.policies, real.policies).map((policy) => of("policy-missing", policy)),
    ...(isNothing(rest) ? [] : [{ id: "differs" as const, holder: model, ...rest }]),
    ...unknownOf(real).map((policy) => of("not-compared", policy)),
  ];
}

/** A managed policy whose document the snapshot lacks is what the account has under its ARN. */
function withDocuments(model: PolicyHolder, real: PolicyHolder): PolicyHolder {
  const known = new Map(real.policies.map((one) => [keyOf(one), one]));
  const policies = model.policies.map((one) =>
    one.document === undefined ? (known.get(keyOf(one)) ?? one) : one,
  );
  return { ...model, policies };
}

/** Both without what the account's listing does not tell: that is no access lost, and said not to be compared. */
function comparable(model: PolicyHolder, real: PolicyHolder): [PolicyHolder, PolicyHolder] {
  const open = unknownOf(real);
  const isOpen = ({ trust }: PolicyHolder): boolean => trust?.document === undefined;
  const known = ({ trust, ...one }: PolicyHolder): PolicyHolder => ({
    ...one,
    policies: beyond(one.policies, open),
    ...(trust !== undefined && !isOpen(real) && { trust }),
  });
  return [known(model), known(real)];
}

function foreignBoundary(real: PolicyHolder, model: PolicyHolder): HeldPolicy[] {
  const { boundary } = real;
  return boundary === undefined || boundary.name === model.boundary?.name ? [] : [boundary];
}

/** Policies that the others are not; one of the same kind and name is the same one. */
function beyond(policies: readonly HeldPolicy[], others: readonly HeldPolicy[]): HeldPolicy[] {
  const keys = new Set(others.map(keyOf));
  return policies.filter((one) => !keys.has(keyOf(one)));
}

function isNothing(found: Pick<Difference, "access" | "trust">): boolean {
  return [found.access, found.trust].every(
    ({ gained, lost, unknown }) => gained.length + lost.length + unknown.length === 0,
  );
}

const NO_CHANGE = { access: NOTHING, trust: NOTHING };

function keyOf({ kind, name }: HeldPolicy): string {
  return `${kind.endsWith("-managed") ? "managed" : kind} ${name}`;
}

/** The same of a customer managed policy. */
export function policyDifferences(
  model: PolicyHolder,
  real: HeldPolicy | undefined,
  comparer: HolderComparer,
): Difference[] {
  if (real === undefined) return [{ id: "missing", holder: model, ...NO_CHANGE }];
  if (real.document === undefined) {
    return [{ id: "not-compared", holder: model, policy: real, ...NO_CHANGE }];
  }
  const rest = differ(comparer, model, { ...model, policies: [real] });
  return isNothing(rest) ? [] : [{ id: "differs", holder: model, ...rest }];
}
