/** What an account really holds, against what the fleet file says. */
import type { AccountDetails } from "../access/account-details";
import { HolderComparer } from "../access/compare";
import { accountHolders, accountPolicies, type ManagedDocument } from "../access/from-account";
import { policyHolder, stackHolders } from "../access/from-model";
import { unknownOf, type HeldPolicy, type PolicyHolder } from "../access/holder";
import type { Model, Stack } from "../model/types";
import { attachmentDifferences } from "./attachments";
import { brokenIn } from "./broken";
import { NOTHING, type Difference, type Verification } from "./difference";
import { belongsTo, namesOwned } from "./owned-names";

/**
 * Compares the stacks of an account with what it holds. Roles are the same by ARN: name and path. A role that the file does
 * not have is extra if its name is one that fleets of this file's blueprints and environments have.
 *
 * @param stacks those of the account
 * @throws PolicyError where the account has a document that is no policy
 */
export function verifyAccount(
  stacks: readonly Stack[],
  model: Pick<Model, "managed">,
  details: AccountDetails,
  managed: ManagedDocument,
): Verification {
  const real = new Map(accountHolders(details, managed).map((one) => [one.arn ?? "", one]));
  const policies = accountPolicies(details);
  const comparer = new HolderComparer();
  const own = stacks.flatMap((stack) => stackHolders(stack, model.managed));
  const roles = own.filter(({ kind }) => kind === "role");
  const known = new Set(roles.map(({ arn }) => arn));
  const names = namesOwned(stacks);
  const extra = [...real.values()].filter(
    ({ kind, arn, name }) => kind === "role" && !known.has(arn) && belongsTo(arn, name, names),
  );
  const created = stacks.flatMap((stack) => stack.policies.map((one) => policyHolder(one, stack)));
  const differences = [
    ...roles.flatMap((role) => roleDifferences(role, real.get(role.arn ?? ""), comparer)),
    ...created.flatMap((one) => policyDifferences(one, policies.get(one.arn ?? ""), comparer)),
    ...stacks.flatMap((stack) => attachmentDifferences(stack, real, model.managed)),
    ...extra.map((holder): Difference => {
      return { id: "extra", holder, ...differ(comparer, undefined, holder) };
    }),
  ];
  return {
    compared: roles.length + created.length,
    differences,
    broken: stacks.flatMap((stack) => brokenIn(stack, model.managed, real)),
  };
}

function differ(
  comparer: HolderComparer,
  before: PolicyHolder | undefined,
  after: PolicyHolder | undefined,
): Pick<Difference, "access" | "trust"> {
  const same = (one: PolicyHolder | undefined): PolicyHolder[] => (one ? [{ ...one, id: "" }] : []);
  const [change] = comparer.compare(same(before), same(after));
  return { access: change?.access ?? NOTHING, trust: change?.trust ?? NOTHING };
}

function roleDifferences(
  said: PolicyHolder,
  real: PolicyHolder | undefined,
  comparer: HolderComparer,
): Difference[] {
  if (real === undefined) {
    return [{ id: "missing", holder: said, ...differ(comparer, said, undefined) }];
  }
  const model = withDocuments(said, real);
  const names = new Set(model.policies.map(keyOf));
  const there = new Set(real.policies.map(keyOf));
  const foreign = real.policies.filter((one) => !names.has(keyOf(one)));
  const foreignBoundary = real.boundary?.name === model.boundary?.name ? [] : [real.boundary ?? []];
  const declared = real.policies.filter((one) => names.has(keyOf(one)));
  const rest = differ(comparer, model, { ...real, policies: declared });
  const differs = [rest.access, rest.trust].some(
    ({ gained, lost, unknown }) => gained.length + lost.length + unknown.length > 0,
  );
  return [
    ...[...foreign, ...foreignBoundary.flat()].map((policy): Difference => {
      const more = { ...model, policies: [...model.policies, policy] };
      const gives = policy.kind === "boundary" ? NO_CHANGE : differ(comparer, model, more);
      return { id: "out-of-band", holder: model, policy, ...gives };
    }),
    ...model.policies
      .filter((one) => !there.has(keyOf(one)))
      .map((policy): Difference => ({ id: "policy-missing", holder: model, policy, ...NO_CHANGE })),
    ...(differs ? [{ id: "differs" as const, holder: model, ...rest }] : []),
    ...unknownOf(real).map((policy): Difference => {
      return { id: "not-compared", holder: model, policy, ...NO_CHANGE };
    }),
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

const NO_CHANGE = { access: NOTHING, trust: NOTHING };

/** A policy's kind does not count: the same document under the same name is the same. */
function keyOf({ kind, name }: HeldPolicy): string {
  return `${kind === "inline" ? "inline" : "managed"} ${name}`;
}

function policyDifferences(
  model: PolicyHolder,
  real: HeldPolicy | undefined,
  comparer: HolderComparer,
): Difference[] {
  if (real === undefined) return [{ id: "missing", holder: model, ...NO_CHANGE }];
  if (real.document === undefined) {
    return [{ id: "not-compared", holder: model, policy: real, ...NO_CHANGE }];
  }
  const rest = differ(comparer, model, { ...model, policies: [real] });
  const { gained, lost, unknown } = rest.access;
  const same = gained.length + lost.length + unknown.length === 0;
  return same ? [] : [{ id: "differs", holder: model, ...rest }];
}
