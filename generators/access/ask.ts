/** Whether policies allow a request, or any of those that a pattern means. */
import { evaluate, evaluator } from "../iam/proof/evaluate";
import { findRequest } from "../iam/proof/find-request";
import type { RequestAnswer, RequestQuestion } from "../iam/proof/question";
import type { MatchedStatement, Policies, Request } from "../iam/proof/request";
import type { Reading } from "../iam/proof/truth";

/** What is asked: the action and the resources may be patterns. */
export interface Asked {
  readonly action: string;
  /** Patterns, as in Resource: all forms of one resource. Undefined: any, or none. */
  readonly resources?: readonly string[];
  /** Condition keys that the request has just so; all others are free. */
  readonly context: NonNullable<Request["context"]>;
}

/** What was found: with what decides it, and for `denied` every other statement and why it does not apply. */
export type Answer =
  | {
      readonly answer: "allowed";
      /** One that is allowed. */
      readonly request: Request;
      /** Condition keys that it needs, and that the question does not have. */
      readonly needs: NonNullable<Request["context"]>;
      readonly because: readonly MatchedStatement[];
      /** It is so only under one of the ways to read what AWS's pages leave open. */
      readonly open: boolean;
    }
  | { readonly answer: "denied"; readonly because: readonly MatchedStatement[] }
  | { readonly answer: "unknown"; readonly why: string };

/** The one request that is asked for, where there are no patterns. */
export function exactRequest({ action, resources = [], context }: Asked): Request | undefined {
  const [resource] = resources;
  if (resource === undefined || resources.length > 1) return undefined;
  if (/[*?]|\$\{/.test(action + resource)) return undefined;
  return { principal: callerFor(resource), action, resource, context };
}

/** A role in the account of the resource: what policies of its own give is what is asked. */
function callerFor(resource: string): string {
  const [, partition = "aws", , , account = ""] = resource.split(":");
  const owner = /^\d{12}$/.test(account) ? account : "111122223333";
  return `arn:${partition}:iam::${owner}:role/asked`;
}

/** A request that AWS can get, of those that are asked for: found by a policy that allows just them. */
export function possibleRequest(asked: Asked): RequestAnswer {
  return findRequest({ ...questionOf(asked), allowedBy: { identity: [policyFor(asked)] } });
}

/** The policy that allows what is asked, and nothing else. */
export function policyFor({ action, resources = ["*"] }: Asked): object {
  const Statement = [{ Effect: "Allow", Action: [action], Resource: resources }];
  return { Version: "2012-10-17", Statement };
}

/**
 * Whether the policies of an identity allow what is asked. The request as it is asked is decided by itself; where it is denied, or where
 * there are patterns, one is searched that is allowed, with whatever condition keys it takes.
 *
 * @param tries requests of those that are asked for, which may be allowed: one that is needs no search
 * @throws PolicyError where a document is no policy
 */
export function ask(asked: Asked, policies: Policies, tries: readonly Request[] = []): Answer {
  const exact = exactRequest(asked);
  if (exact !== undefined) {
    const decided = allowedAs(exact, policies, asked);
    if (decided !== undefined) return decided;
  }
  const tried = tries.find((request) => isAllowed(request, policies, "least"));
  if (tried !== undefined) return allowed(tried, policies, asked, "least");
  for (const reading of ["least", "most"] as const) {
    const found = search(asked, policies, reading);
    if (found.found === true) return allowed(found.request, policies, asked, reading);
    // What is not decided of the least may be found in the most.
    if (found.found === "unknown" && reading === "most") {
      return { answer: "unknown", why: found.why };
    }
  }
  return { answer: "denied", because: deniedBecause(asked, exact, policies) };
}

/** A request that they allow under some reading: all that has to be known of most policies. */
export function searchAny(asked: Asked, policies: Policies): RequestAnswer {
  return search(asked, policies, "most");
}

function search(asked: Asked, allowedBy: Policies, reading: Reading): RequestAnswer {
  return findRequest({ ...questionOf(asked), allowedBy, reading });
}

function questionOf({ action, resources, context }: Asked): Omit<RequestQuestion, "allowedBy"> {
  return { actions: [action], context, ...(resources && { resources }) };
}

/** The answer for a request that is allowed under some reading; undefined for any other. */
function allowedAs(request: Request, policies: Policies, asked: Asked): Answer | undefined {
  for (const reading of ["least", "most"] as const) {
    if (isAllowed(request, policies, reading)) return allowed(request, policies, asked, reading);
  }
  return undefined;
}

function isAllowed(request: Request, policies: Policies, reading: Reading): boolean {
  return evaluator(policies, { reading })(request).effect === "allowed";
}

function allowed(found: Request, policies: Policies, asked: Asked, reading: Reading): Answer {
  const request = withFewestKeys(found, policies, asked, reading);
  const given = new Set(Object.keys(asked.context).map((key) => key.toLowerCase()));
  const keys = Object.entries(request.context ?? {});
  const { because } = evaluate(request, policies, { reading });
  return {
    ...{ answer: "allowed", request, open: reading === "most" },
    needs: Object.fromEntries(keys.filter(([key]) => !given.has(key.toLowerCase()))),
    because: because.filter(({ applies }) => applies),
  };
}

/** The search may say more of a request than it needs: what can be left out is. */
function withFewestKeys(
  request: Request,
  policies: Policies,
  { context }: Asked,
  reading: Reading,
): Request {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  return Object.keys(request.context ?? {})
    .filter((key) => !given.has(key.toLowerCase()))
    .reduce((current, key) => {
      const others = Object.entries(current.context ?? {}).filter(([other]) => other !== key);
      const shorter = { ...current, context: Object.fromEntries(others) };
      return isAllowed(shorter, policies, reading) ? shorter : current;
    }, request);
}

/** Of what is denied altogether, a request that is possible shows why. */
function deniedBecause(
  asked: Asked,
  exact: Request | undefined,
  policies: Policies,
): readonly MatchedStatement[] {
  const possible = exact === undefined ? possibleRequest(asked) : undefined;
  const request = exact ?? (possible?.found === true ? possible.request : undefined);
  return request === undefined ? [] : evaluate(request, policies).because;
}
