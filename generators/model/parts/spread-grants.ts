/** What a role is granted beyond its inline policies: in customer managed policies of its own. */
import { policyPathFaults, documentSize } from "../../iam/policy/quotas";
import type { Assignment } from "../../iam/policy/assign";
import { spreadDocument } from "../../iam/policy/spread";
import type { SpreadPolicy } from "../../iam/policy/spread";
import { compare, sortedUnique } from "../../text/names";
import { ownValue } from "../../text/own-value";
import { GRANTS } from "../grants/given";
import { quotaOf } from "../quotas";
import type { CustomerPolicy, InlinePolicy, PastSpread, Role, Spread, Stack } from "../types";

/**
 * The stack with what its roles are granted in policies that IAM takes: inline while it fits, and beyond that in customer managed policies of
 * at most 6,144 characters. What a called module makes is as it was: a module has no such policies.
 *
 * @param past what was in which policy before: it stays there
 */
export function spreadGrants(stack: Stack, past: PastSpread = new Map()): Stack {
  const called = new Set(stack.modules.flatMap(({ blueprint }) => blueprint ?? []));
  const spread = stack.roles.map((role) =>
    called.has(role.blueprint)
      ? { role, more: [] }
      : spreadRole(role, stack, assignmentOf(past, role, stack)),
  );
  const more = spread.flatMap((one) => one.more);
  if (more.length === 0) return stack;
  const policies = [...stack.policies, ...more].sort((a, b) => compare(a.id, b.id));
  return { ...stack, policies, roles: spread.map(({ role }) => role) };
}

/** By what the role is called in its account, or was: its stack may be another. */
function assignmentOf(
  past: PastSpread,
  { name, replaces = name }: Role,
  { environment: { account } }: Stack,
): Assignment | undefined {
  const policies = past.get(`${account} ${name}`) ?? past.get(`${account} ${replaces}`);
  return (
    policies && new Map(Object.entries(policies).map(([number, sids]) => [Number(number), sids]))
  );
}

/** What is to be remembered of a stack: of those roles whose grants do not fit inline. */
export function spreadOf({ roles }: Pick<Stack, "roles">): Spread {
  return Object.fromEntries(
    roles.flatMap(({ id, spread }) => (spread === undefined ? [] : [[id, spread] as const])),
  );
}

interface SpreadRole {
  readonly role: Role;
  readonly more: readonly CustomerPolicy[];
}

function spreadRole(role: Role, stack: Stack, past: Assignment | undefined): SpreadRole {
  const grants = role.inlinePolicies.find(({ name }) => name === GRANTS);
  if (grants === undefined) return { role, more: [] };
  const others = role.inlinePolicies.filter((one) => one !== grants);
  const beside = others.reduce((sum, { document }) => sum + documentSize(document), 0);
  const policies = fitting(grants, beside, { past, role, stack });
  const inline = policies.filter(({ number }) => number === 0).map((one) => partOf(grants, one));
  const more = policies
    .filter(({ number }) => number > 0)
    .map((one) => customerPolicy(role, one.number, partOf(grants, one)));
  const attached = sortedUnique([...role.attached, ...more.map(({ id }) => id)]);
  const inlinePolicies = [...others, ...inline].sort((a, b) => compare(a.name, b.name));
  if (more.length === 0) return { role, more };
  const spread = Object.fromEntries(policies.map(({ number, keys }) => [String(number), keys]));
  return { role: { ...role, attached, inlinePolicies, spread }, more };
}

/** As it was, unless that takes more policies than a role can have, and fewer would do. */
function fitting(
  { document, merged }: InlinePolicy,
  beside: number,
  {
    past,
    role,
    stack,
  }: { readonly past: Assignment | undefined; readonly role: Role; readonly stack: Stack },
): SpreadPolicy[] {
  const anew = (): SpreadPolicy[] => spreadDocument(document, beside, undefined, merged);
  if (past === undefined) return anew();
  const kept = spreadDocument(document, beside, past, merged);
  const room =
    quotaOf(stack.environment, "managed_policies_per_role") -
    role.managedPolicies.length -
    role.attached.length;
  return kept.filter(({ number }) => number > 0).length <= room ? kept : anew();
}

/** What of the grants is in one policy, with the reasons and places. */
function partOf(grants: InlinePolicy, { document, of }: SpreadPolicy): InlinePolicy {
  const sids = grants.document.Statement.map(({ Sid = "" }) => Sid);
  const why = document.Statement.flatMap(({ Sid = "" }, index): [string, string][] => {
    const reason = ownValue(grants.why, sids[of[index] ?? -1] ?? "");
    return reason === undefined ? [] : [[Sid, reason]];
  });
  return {
    name: GRANTS,
    document,
    why: Object.fromEntries(why),
    from: of.map((index) => grants.from[index] ?? []),
  };
}

function customerPolicy(role: Role, number: number, part: InlinePolicy): CustomerPolicy {
  const { id, blueprint, name, path, tags, origin } = role;
  const { document, why, from } = part;
  return {
    // Parts of blueprints have no hyphen in their ids.
    id: `${id}-${GRANTS}-${String(number)}`,
    blueprint,
    name: `${name}-${GRANTS}-${String(number)}`,
    // Fewer paths are good for policies than for roles.
    path: policyPathFaults(path).length === 0 ? path : "/",
    // It never changes: IAM has no way to change it.
    description: `What the role ${name} is granted beyond its inline policies`,
    ...{ document, why, from, tags, origin },
    grantsOf: { role: id, number },
  };
}

/** Where a role's grants are, those beyond its inline policies last; none where it has none. */
export function grantPolicies(
  role: Pick<Role, "id" | "inlinePolicies">,
  { policies }: Pick<Stack, "policies">,
): readonly Pick<InlinePolicy, "document" | "from">[] {
  return [
    ...role.inlinePolicies.filter(({ name }) => name === GRANTS),
    ...furtherGrants(role, { policies }),
  ];
}

/** The customer managed policies that a role's grants go on in, by their numbers. */
export function furtherGrants(
  { id }: Pick<Role, "id">,
  { policies }: Pick<Stack, "policies">,
): (CustomerPolicy & Required<Pick<CustomerPolicy, "grantsOf">>)[] {
  return policies
    .flatMap((one) => (one.grantsOf?.role === id ? [{ ...one, grantsOf: one.grantsOf }] : []))
    .sort((a, b) => a.grantsOf.number - b.grantsOf.number);
}
