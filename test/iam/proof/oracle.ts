import {
  anonymousPrincipal,
  runSimulation,
  type EvaluationResult,
} from "@cloud-copilot/iam-simulate";
import type { Decision, Request } from "../../../generators/iam/proof/request";
import type { Draw, DrawnDocument } from "./draw";

/** The parts of iam-simulate below its checks: those know real actions only, and take no policy of a resource unchecked. */
interface Engine {
  readonly authorize: (request: object) => { readonly result: EvaluationResult };
}
type Constructor = new (...given: unknown[]) => object;

const SIMULATE = "../../../node_modules/@cloud-copilot/iam-simulate/dist/cjs";
const POLICY = "../../../node_modules/@cloud-copilot/iam-policy/dist/cjs/index.js";

/** What iam-simulate says to requests. It is loaded from inside its package, which the lock file pins. */
export async function simulator(): Promise<(drawn: Draw) => Decision["effect"]> {
  const { authorize } = (await import(`${SIMULATE}/core_engine/CoreSimulatorEngine.js`)) as Engine;
  const { AwsRequestImpl } = (await import(`${SIMULATE}/request/request.js`)) as {
    AwsRequestImpl: Constructor;
  };
  const { RequestContextImpl } = (await import(`${SIMULATE}/requestContext.js`)) as {
    RequestContextImpl: Constructor;
  };
  const { DiscoveryContextKeyConstraints } = (await import(
    `${SIMULATE}/context_keys/discoveryContextKeyConstraints.js`
  )) as { DiscoveryContextKeyConstraints: Constructor };
  const { loadPolicy } = (await import(POLICY)) as {
    loadPolicy: (document: unknown, metadata: object) => object;
  };
  const load = (documents: readonly object[]): object[] =>
    documents.map((document, index) => loadPolicy(document, { name: String(index) }));
  const simulationParameters = {
    simulationMode: "Strict",
    discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]),
  };
  return ({ request, policies }) => {
    const { principal, action, resource, resourceAccount: accountId, context = {} } = request;
    const { identity = [], boundary, scp = [], rcp = [] } = policies;
    const caller = principal === "*" ? anonymousPrincipal : principal;
    const owners = policies.trust ?? policies.resource;
    const keys = new RequestContextImpl(context);
    const levels = (control: readonly (readonly object[])[]): object[] =>
      control.map((one) => ({ orgIdentifier: "level", policies: load(one) }));
    const { result } = authorize({
      request: new AwsRequestImpl(caller, { resource, accountId }, action, keys, resource === "*"),
      identityPolicies: load(identity),
      serviceControlPolicies: levels(scp),
      // What no resource can be without: RCPFullAWSAccess.
      resourceControlPolicies: levels(rcp.map((level) => [...level, FULL_ACCESS])),
      resourcePolicy: owners && load([owners])[0],
      permissionBoundaries: boundary && load([boundary].flat()),
      simulationParameters,
    });
    return EFFECTS[result];
  };
}

/** The same by the function that users of iam-simulate call, which checks all it is given; without condition keys, for it throws for those that its data does not have. */
export async function askSimulator(
  documents: readonly object[],
  { principal, action, resource }: Request,
): Promise<unknown> {
  return runSimulation(
    {
      request: {
        ...{ principal, action, resource: { resource, accountId: "111111111111" } },
        contextVariables: {},
      },
      identityPolicies: documents.map((policy, index) => ({ name: String(index), policy })),
      ...{ serviceControlPolicies: [], resourceControlPolicies: [] },
    },
    {},
  );
}

const EFFECTS: Readonly<Record<EvaluationResult, Decision["effect"]>> = {
  Allowed: "allowed",
  ImplicitlyDenied: "implicitly-denied",
  ExplicitlyDenied: "explicitly-denied",
};

const FULL_ACCESS: DrawnDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
};
