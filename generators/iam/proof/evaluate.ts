/** How AWS decides a request, from all policies that it meets. */
import { readAction, servicesNamed } from "./actions";
import { checkEvaluation } from "./arguments";
import { hasIdentity, readCaller } from "./caller";
import { readContext } from "./context";
import { decideJudged, type Sides } from "./decide";
import type { PolicyDocumentInput } from "./policy";
import type { Decision, Policies, PolicyRole, Request } from "./request";
import { judge, prepare, show } from "./statements";
import type { Judged, PreparedStatement, ReadRequest } from "./statements";
import type { Reading } from "./truth";

/** How to read what AWS's pages leave open (`readings.ts`). */
export interface EvaluateOptions {
  /** "most", unless it is said: no possible access is missed. "least": no access is claimed that may not be. */
  readonly reading?: Reading;
}

/**
 * What the policies say to a request.
 *
 * A matching Deny of any of them wins; then each kind of policy that binds the caller has to allow
 * (AWS IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow and
 * reference_policies_evaluation-logic-cross-account; `decide.ts` has the order). Policies that are left out are not
 * attached: in another account, a resource without a policy lets nobody in. The resource is in the account that
 * `resourceAccount` says, else in that of its ARN, else in the caller's. Give control policies only where they bind: those of
 * the management account bind nobody. Session policies, endpoint policies, ACLs and grants are not looked at.
 *
 * @throws PolicyError where a document is no policy of its kind, or holds an operator or value that IAM does not have
 * @throws ArgumentError for arguments that mean nothing: without an action, with a key that would be ignored
 */
export function evaluate(
  request: Request,
  policies: Policies,
  options: EvaluateOptions = {},
): Decision {
  checkEvaluation(request, policies, options);
  const { effect, because } = evaluator(policies, options)(request);
  return { effect, because };
}

/**
 * The same for many requests of the same policies: they are read, and their errors thrown, once. Why, is worked out where
 * it is asked for. For the program itself: arguments are taken as their types say.
 */
export function evaluator(
  policies: Policies,
  { reading = "most" }: EvaluateOptions = {},
): (request: Request) => Decision {
  const prepared = prepareAll(policies);
  const candidates = byService(prepared);
  const attached = attachedOf(policies);
  let caller = readCaller("*");
  return (request) => {
    // Often it is the same one who asks.
    if (caller.text !== request.principal) caller = readCaller(request.principal);
    const asked: ReadRequest = {
      caller,
      action: readAction(request.action),
      resource: { text: request.resource, lower: request.resource.toLowerCase() },
      context: readContext(request.context),
      reading,
      hasBoundary: attached.has.boundary && hasIdentity(caller),
    };
    const judged = candidates(asked.action.service).map((one): Judged => judge(one, asked));
    return decideJudged(judged, sidesOf(request, asked, attached), {
      all: () => {
        const known = new Map(judged.map((one) => [one.prepared, one]));
        return prepared.map((one) => known.get(one) ?? judge(one, asked));
      },
      show: (one) => show(one, asked),
    });
  };
}

/** Every document with its kind; levels of control policies are numbered through. */
function prepareAll(policies: Policies): PreparedStatement[] {
  const { identity = [], resource, trust, scp = [], rcp = [] } = policies;
  const kinds: [PolicyRole, readonly PolicyDocumentInput[]][] = [
    ["identity", identity],
    ["boundary", boundariesOf(policies)],
    ["resource", resource === undefined ? [] : [resource]],
    ["trust", trust === undefined ? [] : [trust]],
    ["scp", scp.flat()],
    ["rcp", rcp.flat()],
  ];
  return kinds.flatMap(([kind, documents]) =>
    documents.flatMap((document, index) => prepare(document, kind, index)),
  );
}

function boundariesOf({ boundary = [] }: Policies): readonly PolicyDocumentInput[] {
  return isList(boundary) ? boundary : [boundary];
}

function isList(
  boundary: NonNullable<Policies["boundary"]>,
): boundary is readonly PolicyDocumentInput[] {
  return Array.isArray(boundary);
}

/** By the service of an action, the statements that can be about it, in their order: no other one applies. */
function byService(
  prepared: readonly PreparedStatement[],
): (service: string) => readonly PreparedStatement[] {
  const named = prepared.map(
    ({ statement }) => statement.actions && servicesNamed(statement.actions),
  );
  const known = new Map<string, readonly PreparedStatement[]>();
  return (service) => {
    let found = known.get(service);
    if (found === undefined) {
      found = prepared.filter((_, index) => named[index]?.has(service) !== false);
      known.set(service, found);
    }
    return found;
  };
}

/** Which kinds of policies there are. */
function attachedOf(policies: Policies): Pick<Sides, "levels" | "has"> {
  return {
    levels: (policies.scp ?? []).map((level) => level.length),
    has: {
      boundary: boundariesOf(policies).length > 0,
      resource: policies.resource !== undefined,
      trust: policies.trust !== undefined,
    },
  };
}

/** Who asks for what, and whose accounts it is about. */
function sidesOf(
  { resource, resourceAccount }: Request,
  { caller, action, reading }: ReadRequest,
  { levels, has }: Pick<Sides, "levels" | "has">,
): Sides {
  const [, partition, , , owner = ""] = resource.split(":", 5);
  const account = resourceAccount ?? (/^\d{12}$/.test(owner) ? owner : caller.account);
  // Written out: to spread objects would take longer than all the rest.
  return {
    levels,
    has,
    reading,
    caller,
    action: action.text,
    resource,
    isSameAccount: caller.account !== undefined && caller.account === account,
    isSamePartition:
      caller.partition === undefined || partition === undefined || partition === caller.partition,
  };
}
