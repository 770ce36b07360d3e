/** Whether a role does what is expected of it: proved, or a request that shows otherwise. */
import { evaluate } from "../iam/proof/evaluate";
import { findRequest } from "../iam/proof/find-request";
import type { RequestAnswer, RequestQuestion } from "../iam/proof/question";
import type { MatchedStatement, Policies, Request } from "../iam/proof/request";
import type { Expectation } from "../model/types";
import { isAboutTrust } from "../model/expectations";
import { documentsOf, type HeldPolicy, type PolicyHolder } from "./holder";

/**
 * `holds`: a proof. `fails`: with the request that shows it, if one does, and what decides it. `unknown`: neither, which is
 * no proof.
 */
export type Proof =
  | { readonly outcome: "holds" }
  | {
      readonly outcome: "fails";
      readonly request: Request | undefined;
      readonly because: readonly MatchedStatement[];
      /** It fails only under one of the ways to read what AWS's pages leave open. */
      readonly open: boolean;
    }
  | { readonly outcome: "unknown"; readonly why: string };

/** An expectation as a question. */
export type Asked = Pick<Expectation, "kind" | "texts" | "resources" | "every" | "context">;

/**
 * Proves an expectation of a holder. Without a document that it is decided by, all that would follow is what is not seen: it is unknown. Of a
 * boundary that is not known, what the policies alone do not allow is proved all the same.
 *
 * @param except what may be all the same, though it must not
 *
 * What must not be is searched under the reading that allows most, and what must be under the one that allows least: what
 * holds so, holds whichever is right.
 */
export function prove(
  asked: Asked,
  holder: PolicyHolder,
  except: readonly Exception[] = [],
): Proof {
  const isTrust = isAboutTrust(asked.kind);
  const open = (isTrust ? [holder.trust] : holder.policies).find(isOpen);
  if (open !== undefined) {
    return { outcome: "unknown", why: `the document of ${open.name} is not known` };
  }
  if (asked.kind === "can") return proveCan(asked, identityOf(holder));
  if (asked.kind === "cannot") return proveCannot(asked, identityOf(holder), except);
  return proveTrust(asked, holder);
}

function isOpen(one: HeldPolicy | undefined): one is HeldPolicy {
  return one !== undefined && one.document === undefined;
}

/** Actions on resources of which somebody says that the holder may. */
export type Exception = Pick<Expectation, "texts" | "resources" | "context">;

/** With it, what is said to be right is not found. */
function denial(except: readonly Exception[]): object {
  return {
    Version: "2012-10-17",
    Statement: except.map(({ texts, resources = ["*"], context }) => {
      return { Effect: "Deny", Action: texts, Resource: resources, ...conditionOf(context) };
    }),
  };
}

/** The condition that the keys are just so. */
function conditionOf(context: Exception["context"]): object {
  const keys = Object.entries(context);
  if (keys.length === 0) return {};
  const single = keys.filter(([, value]) => typeof value === "string");
  const several = keys.filter(([, value]) => typeof value !== "string");
  return {
    Condition: {
      StringEquals: Object.fromEntries(single),
      "ForAllValues:StringEquals": Object.fromEntries(several),
    },
  };
}

/** What decides the requests of a holder. */
export function identityOf(holder: PolicyHolder): Policies {
  const { boundary } = holder;
  return {
    identity: documentsOf(holder),
    ...(boundary?.document !== undefined && { boundary: boundary.document }),
  };
}

function proveCannot(asked: Asked, policies: Policies, except: readonly Exception[]): Proof {
  const identity = [...(policies.identity ?? []), ...(except.length > 0 ? [denial(except)] : [])];
  const question: RequestQuestion = {
    ...questionOf(asked),
    allowedBy: { ...policies, identity },
  };
  const found = findRequest(question);
  if (found.found === false) return { outcome: "holds" };
  if (found.found === "unknown") return unknown(found);
  const least = findRequest({ ...question, reading: "least" });
  return failed(found.request, policies, least.found === false);
}

function proveCan(asked: Asked, policies: Policies): Proof {
  const question = { ...questionOf(asked), reading: "least" as const };
  if (asked.every === true) return proveEvery(asked, question, policies);
  const found = findRequest({ ...question, allowedBy: policies });
  if (found.found === true) return { outcome: "holds" };
  if (found.found === "unknown") return unknown(found);
  const most = findRequest({ ...question, allowedBy: policies, reading: "most" });
  // Of what is not allowed there is no request to show but the one that was asked for.
  const possible = findRequest({ ...question, allowedBy: { identity: [all(asked)] } });
  const request = possible.found === true ? possible.request : undefined;
  return failed(request, policies, most.found === true);
}

/** Every request that fits is allowed: there is none that a policy for just that allows, and the holder's do not. */
function proveEvery(
  asked: Asked,
  question: Omit<RequestQuestion, "allowedBy">,
  policies: Policies,
): Proof {
  const wide = { identity: [all(asked)] };
  const found = findRequest({ ...question, allowedBy: wide, notAllowedBy: policies });
  if (found.found === "unknown") return unknown(found);
  if (found.found) return failed(found.request, policies, false);
  // Of no request at all, all are allowed: that is no ability.
  const some = findRequest({ ...question, allowedBy: wide });
  if (some.found === true) return { outcome: "holds" };
  return some.found === false ? failed(undefined, policies, false) : unknown(some);
}

function all({ texts, resources = ["*"] }: Asked): object {
  return {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: texts, Resource: resources },
  };
}

/** As a principal, the ARN of its root is an account (AWS IAM User Guide, reference_policies_elements_principal). */
const WHOLE_ACCOUNT = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/;

/** Whom it vouches for comes from elsewhere: it is a principal of another kind, and not one that the account's ARN stands for. */
const PROVIDER = /:(?:oidc|saml)-provider\//;

function proveTrust(asked: Asked, holder: PolicyHolder): Proof {
  const [text] = asked.texts;
  const account = asked.kind === "not-assumable-by" ? WHOLE_ACCOUNT.exec(text)?.[1] : undefined;
  const named = account === undefined ? [] : namedIn(holder.trust?.document, account);
  const isOf = (arn: string): boolean => text === account || !PROVIDER.test(arn);
  const callers = [text, ...named.filter(isOf)];
  const proofs = callers.map((caller) => proveCaller(asked, caller, holder));
  return proofs.find(({ outcome }) => outcome !== "holds") ?? { outcome: "holds" };
}

/** Whom a trust policy names of an account, in conditions too: that nobody of it may assume the role, is about them, too. */
function namedIn(document: unknown, account: string): string[] {
  const arns =
    JSON.stringify(document ?? {}).match(/arn:[a-z-]+:(?:iam|sts)::\d{12}:[^"\\]+/g) ?? [];
  return [...new Set(arns)].filter((arn) => arn.includes(`::${account}:`));
}

function proveCaller({ kind, context }: Asked, text: string, { trust }: PolicyHolder): Proof {
  const must = kind === "assumable-by";
  const policies: Policies = trust?.document === undefined ? {} : { trust: trust.document };
  const ask = (reading: "most" | "least"): RequestAnswer =>
    findRequest({
      ...{ allowedBy: policies, kind: "trust", context, reading },
      ...((must || text !== "*") && { principal: text }),
    });
  const found = ask(must ? "least" : "most");
  if (found.found === "unknown") return unknown(found);
  if (found.found === must) return { outcome: "holds" };
  const other = ask(must ? "most" : "least");
  const request = found.found ? found.request : undefined;
  return failed(request, policies, other.found === must);
}

function questionOf({
  texts,
  resources,
  context,
}: Asked): Omit<RequestQuestion, "allowedBy" | "reading"> {
  return { actions: texts, context, ...(resources && { resources }) };
}

function failed(request: Request | undefined, policies: Policies, open: boolean): Proof {
  const because = request === undefined ? [] : evaluate(request, policies).because;
  return { outcome: "fails", request, because, open };
}

function unknown({ why }: Extract<RequestAnswer, { found: "unknown" }>): Proof {
  return { outcome: "unknown", why };
}
