import { isResourceWithin } from "../../iam/arn";
import type { PolicyDocument } from "../../iam/document";
import { isWithin } from "../../iam/wildcards";
import { GRANTS } from "../../model/grants/given";
import { grantPolicies } from "../../model/parts/spread-grants";
import type { PlacedStatement, Role, Stack } from "../../model/types";
import { quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { listed } from "../../text/nearest";
import { ownValue } from "../../text/own-value";
import { grouped } from "../../text/grouped";
import { sortedUnique } from "../../text/names";
import { defineCheck, findings } from "../check";
import type { CheckContext } from "../check";

const found = findings({
  "grant-restricts-nothing": {
    severity: "notice",
    summary: "Another policy of the role allows all that a grant asks for.",
  },
});

/**
 * A grant for some resources reads as if there were no access to others. Where the role has it by another policy,
 * it has it for all that the policy names, and the grant changes nothing. Only what is certain is said: by
 * statements that allow without a condition, and resources that lie within theirs.
 */
export const idleGrants = defineCheck({
  name: "idle-grants",
  scope: "stack",
  finds: found.kinds,
  run: (stack, { managed }) => {
    const granted = stack.statements.filter(isGranted);
    return stack.roles.flatMap((role) => {
      const others = othersOf(role, stack, managed);
      // Of nearly every grant the first request tells: what it comes to is looked up for the rest.
      if (!granted.some((one) => isCovered(one, others))) return [];
      const byGrant = grouped(granted, ({ place }) => JSON.stringify(place.path));
      return grantsOf(role, stack).flatMap((path) => {
        const asked = (byGrant.get(JSON.stringify(path)) ?? []).flatMap(requestsOf);
        return problemsOf(path, asked, others);
      });
    });
  },
});

function isGranted({ kind, place: { file, path } }: PlacedStatement): boolean {
  return kind === "identity" && file === undefined && path[2] === "grants";
}

/** Where the grants were written that a role takes. */
function grantsOf(role: Role, stack: Stack): DataPath[] {
  const places = grantPolicies(role, stack).flatMap(({ from }) => from);
  const paths = places.flat().flatMap(({ file, path }) => {
    return file === undefined && path[2] === "grants" ? [path] : [];
  });
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

/** Something that a policy allows, always. */
interface Allowed {
  readonly policy: string;
  /** In lower case, as IAM compares them. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

interface Request {
  readonly action: string;
  readonly resource: string;
}

function requestsOf({ text: { Action = [], Resource = [] } }: PlacedStatement): Request[] {
  return Action.flatMap((action) => Resource.map((resource) => ({ action, resource })));
}

function isCovered({ text }: PlacedStatement, others: readonly Allowed[]): boolean {
  const { Action = [], Resource = [] } = text;
  return Action.every((action) =>
    Resource.every((resource) => others.some((one) => covers(one, { action, resource }))),
  );
}

/** What a role's policies allow besides its grants. */
function othersOf(role: Role, stack: Stack, managed: CheckContext["managed"]): Allowed[] {
  const attached = stack.policies.filter(
    ({ id, grantsOf }) => role.attached.includes(id) && grantsOf === undefined,
  );
  return [
    ...role.managedPolicies.flatMap((arn) => {
      const document = ownValue(managed, arn);
      return document ? allowedByManaged(arn.slice(arn.lastIndexOf("/") + 1), document) : [];
    }),
    ...[...attached, ...role.inlinePolicies.filter(({ name }) => name !== GRANTS)].flatMap(
      ({ name, document }) => allowedBy(name, document),
    ),
  ];
}

/** By document, what is read of it under a name: many roles have one of AWS's. */
const readBefore = new WeakMap<
  PolicyDocument,
  { readonly policy: string; readonly found: readonly Allowed[] }
>();

function allowedByManaged(policy: string, document: PolicyDocument): readonly Allowed[] {
  const known = readBefore.get(document);
  if (known?.policy === policy) return known.found;
  const found = allowedBy(policy, document);
  readBefore.set(document, { policy, found });
  return found;
}

function allowedBy(policy: string, { Statement }: PolicyDocument): Allowed[] {
  return Statement.flatMap(({ Effect, Action, Resource, Condition }) =>
    Effect === "Allow" && Action && Resource && Condition === undefined
      ? [{ policy, actions: Action.map((action) => action.toLowerCase()), resources: Resource }]
      : [],
  );
}

function problemsOf(
  path: DataPath,
  asked: readonly Request[],
  others: readonly Allowed[],
): Problem[] {
  const covering = asked.map((request) => others.find((one) => covers(one, request)));
  if (asked.length === 0 || covering.includes(undefined)) return [];
  const policies = sortedUnique(covering.flatMap((one) => (one ? [quote(one.policy)] : [])));
  const resources = sortedUnique(
    asked.flatMap((request) =>
      others.flatMap((one) =>
        covers(one, request)
          ? one.resources.filter((wider) => isResourceWithin(request.resource, wider))
          : [],
      ),
    ),
  );
  const [policy, what] = policies.length === 1 ? ["policy", "allows"] : ["policies", "allow"];
  return [
    found.problem("grant-restricts-nothing", {
      message: `the role's ${policy} ${listed(policies)} ${what} all of this grant already, on ${listed(resources.map(quote))}: it restricts nothing`,
      fix: "remove the grant; or take the wider access away: a policy that roles: attaches there, or, where the blueprint has it, AWS's policy by scope: tight",
      path,
    }),
  ];
}

function covers({ actions, resources }: Allowed, { action, resource }: Request): boolean {
  const name = action.toLowerCase();
  return (
    actions.some((pattern) => isWithin(name, pattern)) &&
    resources.some((wider) => isResourceWithin(resource, wider))
  );
}
