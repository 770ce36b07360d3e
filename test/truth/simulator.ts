import {
  isConditionKeyArray,
  runSimulation,
  runUnsafeSimulation,
  typeForContextKey,
  type EvaluationResult,
  type RunSimulationResults,
  type Simulation,
} from "@cloud-copilot/iam-simulate";
import { UNLISTED_CONDITION_KEYS } from "../../generators/iam/condition";
import { asDocument, toList, type Statement } from "./documents";

/** What IAM says to a request. */
export type Decision = "allowed" | "implicitly-denied" | "explicitly-denied";

/** Condition key → value; a list for keys that hold several. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** A policy document by the name that messages call it. */
export interface NamedDocument {
  readonly name: string;
  readonly document: unknown;
}

/** A request of a role or person, which its own policies decide. */
export interface IdentityRequest {
  /** The principal's account, 12 digits. */
  readonly account: string;
  /** The principal's ARN. */
  readonly principal: string;
  readonly action: string;
  /** The ARN of one resource; "*" for an action that has no resource types. */
  readonly resource: string;
  readonly context?: Context;
}

/** Who asks to assume a role; `federated` is the ARN of an identity provider of OIDC, whose token is shown. */
export type Assumer =
  { readonly service: string } | { readonly aws: string } | { readonly federated: string };

/** A request to assume a role, which the role's trust policy decides. */
export interface TrustRequest {
  /** The role's account, 12 digits. */
  readonly account: string;
  /** The role's ARN. */
  readonly role: string;
  readonly principal: Assumer;
  readonly context?: Context;
}

const DECISIONS: Readonly<Record<EvaluationResult, Decision>> = {
  Allowed: "allowed",
  ImplicitlyDenied: "implicitly-denied",
  ExplicitlyDenied: "explicitly-denied",
};

/**
 * Besides what the service-authorization reference does not list at all, what it has of a service and of
 * none of its actions. Source: AWS IoT SiteWise User Guide, grant-rule-access (BatchPutAssetPropertyValue).
 */
const UNLISTED: ReadonlySet<string> = new Set(
  [...UNLISTED_CONDITION_KEYS.map(({ key }) => key), "iotsitewise:assetHierarchyPath"].map((key) =>
    key.toLowerCase(),
  ),
);

/**
 * What the identity policies say to the request. The resource's owner is taken to agree, also where
 * the resource is in another account: a role that could reach there, if only someone let it, is what
 * a table has to find. For KMS keys, which ask for that agreement, it is AWS's default key policy.
 * Rejects where the simulator cannot decide: an action that AWS does not have, a resource that does
 * not fit it, a key that the action does not know, a document that is malformed.
 */
export function decide(
  request: IdentityRequest,
  documents: readonly NamedDocument[],
): Promise<Decision> {
  const { account, principal, action, resource, context = {} } = request;
  const ownersPolicy = /^kms:/i.test(action) ? { resourcePolicy: defaultKeyPolicy(account) } : {};
  return simulate({
    request: requestOf(principal, action, { resource, accountId: account }, context),
    identityPolicies: documents.map(({ name, document }) => ({ name, policy: document })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...ownersPolicy,
  });
}

/**
 * What the trust policy says to the request. People and roles are taken to be allowed to assume any
 * role by their own policies. Rejects as `decide` does.
 */
export async function decideTrust(request: TrustRequest, trust: unknown): Promise<Decision> {
  const { account, role, principal, context = {} } = request;
  if ("federated" in principal) return decideToken(request, principal.federated, trust);
  const [who, identityPolicies] =
    "service" in principal ? [principal.service, []] : [principal.aws, [ASSUMES_ANYTHING]];
  return simulate({
    request: requestOf(who, "sts:AssumeRole", { resource: role, accountId: account }, context),
    identityPolicies,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: trust,
  });
}

/**
 * The simulator's checked way drops what is in tokens, and its unchecked way knows no policies of resources: it is asked of what the
 * statements that trust the provider say, as of policies of a role. Throws where a key is of no token of the provider's.
 */
function decideToken(
  { account, role, context = {} }: TrustRequest,
  provider: string,
  trust: unknown,
): Decision {
  const host = provider.slice(provider.indexOf("/") + 1);
  const strange = Object.keys(context).filter((key) => !isInToken(key, host));
  if (strange.length > 0) throw new Error(`no token of ${host} has ${strange.join(", ")}`);
  const Statement = asDocument(trust)
    .Statement.filter(({ Principal = {} }) => trustsProvider(Principal, provider))
    .map(({ Effect, Action, Condition = {} }) => ({ Effect, Action, Condition, Resource: ["*"] }));
  if (Statement.length === 0) return "implicitly-denied";
  const who = `arn:aws:iam::${account}:role/with-a-token`;
  const action = "sts:AssumeRoleWithWebIdentity";
  const result = runUnsafeSimulation(
    {
      request: requestOf(who, action, { resource: role, accountId: account }, context),
      identityPolicies: [{ name: "trust", policy: { Version: "2012-10-17", Statement } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  return DECISIONS[result];
}

/** Source: AWS IAM User Guide, reference_policies_iam-condition-keys (keys of web identity federation). */
function isInToken(key: string, host: string): boolean {
  return ["aud", "sub", "amr"].some((claim) => key === `${host}:${claim}`);
}

function trustsProvider(principal: NonNullable<Statement["Principal"]>, provider: string): boolean {
  if (principal === "*") return true;
  return toList(principal.Federated).includes(provider) || toList(principal.AWS).includes("*");
}

const ASSUMES_ANYTHING = {
  name: "may assume any role",
  policy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["sts:AssumeRole"], Resource: ["*"] }],
  },
};

/** Source: AWS KMS Developer Guide, default key policy. */
function defaultKeyPolicy(account: string): unknown {
  const Principal = { AWS: `arn:aws:iam::${account}:root` };
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: ["kms:*"], Resource: ["*"] }],
  };
}

function requestOf(
  principal: string,
  action: string,
  resource: Simulation["request"]["resource"],
  context: Context,
): Simulation["request"] {
  const contextVariables = Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      typeof value === "string" ? value : [...value],
    ]),
  );
  return { principal, action, resource, contextVariables };
}

async function simulate(simulation: Simulation): Promise<Decision> {
  const ask = describe(simulation);
  const result = await runSimulation(simulation, {});
  if (result.resultType === "error") {
    throw new Error(`${ask}: the simulator refuses it: ${JSON.stringify(result.errors)}`);
  }
  if (result.resultType === "wildcard") {
    throw new Error(`${ask}: a request is for one resource: write an ARN without "*"`);
  }
  const unlisted = unlistedKeys(ask, result);
  await refuseLists(ask, simulation);
  if (unlisted.length === 0) return DECISIONS[result.overallResult];
  return DECISIONS[withUnlisted(ask, simulation)];
}

/** Keys that the simulator's data lacks though AWS documents them; any other unknown key throws. */
function unlistedKeys(
  ask: string,
  result: Exclude<RunSimulationResults, { resultType: "error" | "wildcard" }>,
): readonly string[] {
  const ignored = result.result.ignoredContextKeys ?? [];
  const wrong = ignored.filter((key) => !UNLISTED.has(key.toLowerCase()));
  if (wrong.length > 0) {
    throw new Error(`${ask}: the action does not know the condition key ${wrong.join(", ")}`);
  }
  return ignored;
}

/** The simulator would take the first of several values for a key that holds one. */
async function refuseLists(ask: string, { request }: Simulation): Promise<void> {
  for (const [key, value] of Object.entries(request.contextVariables)) {
    if (!Array.isArray(value)) continue;
    if (UNLISTED.has(key.toLowerCase()) || !isConditionKeyArray(await typeForContextKey(key))) {
      throw new Error(`${ask}: the condition key ${key} holds one value, not a list`);
    }
  }
}

/**
 * The simulator drops keys it does not know; its unchecked way takes them. All but these keys was
 * checked before. That way does not know actions without resource types, so "*" is refused.
 */
function withUnlisted(ask: string, simulation: Simulation): EvaluationResult {
  if (simulation.request.resource.resource === "*") {
    throw new Error(`${ask}: this cannot be simulated with a key that the simulator does not know`);
  }
  return runUnsafeSimulation(simulation, {});
}

function describe({ request: { principal, action, resource } }: Simulation): string {
  const who = typeof principal === "string" ? principal : "anyone";
  return `${who}, ${action} on ${resource.resource}`;
}
