/** One role, or one policy, against what the account has of it. */
import type { HolderChange, HolderComparer } from "../access/compare";
import { unknownOf, type HeldPolicy, type PolicyHolder } from "../access/holder";
import { PolicyError } from "../iam/proof/policy";
import { ALL, type Listed } from "../access/from-account";
import { NOTHING, type Difference } from "./difference";
import type { ListedAccount } from "./listed";
import { profileDifferences } from "./profiles";
import { tagsIn } from "./tags";

/** What the one gives that the other does not. Of a document that is no policy after all, that is not decided. */
export function differ(
  comparer: HolderComparer,
  before: PolicyHolder | undefined,
  after?: PolicyHolder,
): Pick<Difference, "access" | "trust"> {
  try {
    const change = changeOf(comparer, before, after);
    return { access: change?.access ?? NOTHING, trust: change?.trust ?? NOTHING };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const open = { change: "gained", actions: ["*"], resource: "*", why: error.message } as const;
    return { access: { ...NOTHING, unknown: [open] }, trust: NOTHING };
  }
}

function changeOf(
  comparer: HolderComparer,
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): HolderChange | undefined {
  const same = (one: PolicyHolder | undefined): PolicyHolder[] => (one ? [{ ...one, id: "" }] : []);
  return comparer.compare(same(before), same(after))[0];
}

/** In what a role of the file is other in the account. */
export function roleDifferences(
  said: PolicyHolder,
  account: ListedAccount,
  comparer: HolderComparer,
): Difference[] {
  const real = account.holder("role", said.name ?? "");
  if (real === undefined) return [notThere("role", said, account, () => differ(comparer, said))];
  const model = withDocuments(said, real);
  const missing = beyond(model.policies, real.policies).filter((one) => !isLeftOut(one, real));
  const extra = beyond(real.policies, model.policies).filter(({ name }) => name !== ALL);
  const foreign = [...extra, ...foreignBoundary(real, model)];
  // What has another name, and gives what one of the file's gives, takes its place.
  const strange = extra.filter((one) => !missing.some((other) => isSame(one, other, comparer)));
  const declared = { ...real, policies: beyond(real.policies, strange) };
  const rest = differ(comparer, ...comparable(model, declared));
  const of = (id: Difference["id"], policy: HeldPolicy): Difference => {
    return { id, holder: model, policy, ...NO_CHANGE };
  };
  return [
    ...elsewhere(model, real.arn),
    ...foreign.map((policy): Difference => {
      const more = { ...model, policies: [...model.policies, policy] };
      const gives = policy.kind === "boundary" ? NO_CHANGE : differ(comparer, model, more);
      return { ...of("out-of-band", policy), ...gives };
    }),
    ...[...missing, ...foreignBoundary(model, real)].map((policy) => of("policy-missing", policy)),
    ...profileDifferences(model, real, account),
    ...(isNothing(rest) ? [] : [{ id: "differs" as const, holder: model, ...rest }]),
    ...[
      ...limited(unknownOf(real), comparable(model, declared), comparer),
      ...tagsIn(model, real),
    ].map((policy) => of("not-compared", policy)),
  ];
}

/** What the account has, and nobody knows how: with a word where a denial or a boundary beside it is another one. */
function limited(
  open: readonly HeldPolicy[],
  [one, other]: readonly [PolicyHolder, PolicyHolder],
  comparer: HolderComparer,
): HeldPolicy[] {
  const withOpen = ({ policies, ...holder }: PolicyHolder): PolicyHolder => ({
    ...holder,
    policies: [...policies, ...open.filter(({ kind }) => kind !== "trust" && kind !== "boundary")],
  });
  const limits = new Map(limitsOf(withOpen(one), withOpen(other), comparer));
  return open.map((policy) => limits.get(keyOf(policy)) ?? policy);
}

function limitsOf(
  one: PolicyHolder,
  other: PolicyHolder,
  comparer: HolderComparer,
): [string, HeldPolicy][] {
  try {
    const { unknown = [] } = changeOf(comparer, one, other) ?? {};
    return unknown.map((policy) => [keyOf(policy), policy]);
  } catch (error) {
    // A document that is no policy is told by who compares what is known.
    if (error instanceof PolicyError) return [];
    throw error;
  }
}

/** Whether the listing says nothing of all policies of its kind. */
function isLeftOut(policy: HeldPolicy, real: PolicyHolder): boolean {
  const isInline = policy.kind === "inline";
  return real.policies.some(({ name, kind }) => name === ALL && (kind === "inline") === isInline);
}

/** It is missing, unless the listing says nothing of its kind. */
function notThere(
  kind: Listed,
  holder: PolicyHolder,
  account: ListedAccount,
  lost: () => Pick<Difference, "access" | "trust">,
): Difference {
  const why = account.silence(kind);
  return why === undefined
    ? { id: "missing", holder, ...lost() }
    : { id: "not-compared", holder, why, ...NO_CHANGE };
}

/** Under another path, or in another case, it is the same to IAM, and not to Terraform. */
function elsewhere(holder: PolicyHolder, arn: string | undefined): Difference[] {
  return arn === undefined || arn === "" || arn === holder.arn
    ? []
    : [{ id: "elsewhere", holder, arn, ...NO_CHANGE }];
}

function isSame(one: HeldPolicy, other: HeldPolicy, comparer: HolderComparer): boolean {
  if (one.document === undefined || other.document === undefined) return false;
  const alone = (policy: HeldPolicy): PolicyHolder => {
    return { kind: "policy", id: "", stack: "", label: "", policies: [policy] };
  };
  return isNothing(differ(comparer, alone(one), alone(other)));
}

/** A managed policy whose document the snapshot lacks is what the account has under its ARN. */
export function withDocuments(model: PolicyHolder, real: PolicyHolder): PolicyHolder {
  const all = [...real.policies, ...(real.boundary ? [real.boundary] : [])];
  const known = new Map(all.map((one) => [keyOf(one), one]));
  const told = (one: HeldPolicy): HeldPolicy =>
    one.document === undefined ? (known.get(keyOf(one)) ?? one) : one;
  const { boundary } = model;
  return {
    ...model,
    policies: model.policies.map(told),
    ...(boundary && { boundary: told(boundary) }),
  };
}

/** Both without what the account's listing does not tell: that is no access lost, and said not to be compared. */
function comparable(model: PolicyHolder, real: PolicyHolder): [PolicyHolder, PolicyHolder] {
  const open = unknownOf(real);
  const isOpen = ({ trust }: PolicyHolder): boolean => trust?.document === undefined;
  const known = ({ trust, ...one }: PolicyHolder): PolicyHolder => ({
    ...one,
    policies: beyond(one.policies, open).filter((policy) => !isLeftOut(policy, real)),
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

export function isNothing(found: Pick<Difference, "access" | "trust">): boolean {
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
  account: ListedAccount,
  comparer: HolderComparer,
): Difference[] {
  const real = account.policy(model.arn ?? "");
  if (real === undefined) return [notThere("policy", model, account, () => NO_CHANGE)];
  const path = elsewhere(model, real.name);
  if (real.document === undefined) {
    return [...path, { id: "not-compared", holder: model, policy: real, ...NO_CHANGE }];
  }
  const rest = differ(comparer, model, { ...model, policies: [real] });
  return isNothing(rest) ? path : [...path, { id: "differs", holder: model, ...rest }];
}
