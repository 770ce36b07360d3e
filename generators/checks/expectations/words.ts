/** What a failed expectation says to people. */
import type { HeldPolicy, PolicyHolder } from "../../access/holder";
import type { Proof } from "../../access/prove";
import type { MatchedStatement, Request } from "../../iam/proof/request";
import type { Expectation } from "../../model/types";
import type { Related } from "../../problem";
import { quote } from "../../problem";

export type Failure = Extract<Proof, { outcome: "fails" }>;

interface Words {
  readonly message: string;
  readonly fix: string;
}

/** What the proof found, as a sentence; and what would mend it. */
export function failureWords(
  expectation: Expectation,
  holder: PolicyHolder,
  failure: Failure,
): Words {
  const name = quote(holder.name ?? holder.label);
  const who = holder.kind === "role" ? `the role ${name}` : `who gets ${name}`;
  const { message, fix } = WORDS[expectation.kind](expectation, failure);
  const hinge = failure.open
    ? ", under one of the ways to read what AWS's pages leave open (docs/readings.md)"
    : "";
  return { message: `${who} ${message}${hinge}`, fix };
}

const WORDS: Readonly<Record<Expectation["kind"], (of: Expectation, failure: Failure) => Words>> = {
  cannot: ({ texts, promise }, { request }) => ({
    message: `can ${request === undefined ? texts.join(" or ") : requestWords(request)}`,
    fix:
      promise && request !== undefined
        ? `narrow what allows it, or say that it may: expect: [{ can: ${request.action}, on: ${request.resource} }]`
        : "narrow what allows it, or take the expectation back",
  }),
  can: ({ texts, resources }, { request, because }) => {
    if (request === undefined) {
      const on = resources === undefined ? "" : ` on ${resources.join(" or ")}`;
      return {
        message: `cannot ${texts.join(" or ")}${on}, for no request of it is possible`,
        fix: "name an action that AWS checks on this resource",
      };
    }
    const denied = because.some(({ applies, statement }) => applies && statement.effect === "Deny");
    return {
      message: `cannot ${requestWords(request)}${denied ? ": it is denied" : ""}`,
      fix: `${denied ? "narrow the Deny" : "grant it"}, or take the expectation back`,
    };
  },
  "not-assumable-by": ({ texts: [text] }, { request }) => ({
    message: `can be assumed by ${callerWords(request, text)}`,
    fix: "narrow the trust policy, or take the expectation back",
  }),
  "assumable-by": ({ texts: [text], context }) => ({
    message: `cannot be assumed by ${quote(text)}${contextWords(context)}`,
    fix: "its trust policy does not let it: change whom the expectation names, or the keys under when",
  }),
};

/** `dynamodb:GetItem on arn:… when aws:SecureTransport is "true"` */
export function requestWords({ action, resource, context }: Request): string {
  return `${action} on ${resource}${contextWords(context)}`;
}

function contextWords(context: Request["context"] = {}): string {
  const keys = Object.entries(context).map(([key, value]) => {
    return `${key} is ${[value].flat().map(quote).join(" and ")}`;
  });
  return keys.length === 0 ? "" : ` when ${keys.join(", and ")}`;
}

function callerWords(request: Request | undefined, text: string): string {
  if (request === undefined) return text;
  const who = request.principal === "*" ? "anybody" : quote(request.principal);
  return `${who}${contextWords(request.context)}`;
}

/** The statements that have a part in it, with their places: those that decide, or those that nearly fit. */
export function blamed(
  { kind }: Expectation,
  holder: PolicyHolder,
  { because }: Failure,
): Related[] {
  const deciding = because.filter(({ applies }) => applies);
  if (kind === "cannot" || kind === "not-assumable-by" || deciding.length > 0) {
    return deciding.flatMap((one) => {
      const verb = one.statement.effect === "Allow" ? "allows it" : "denies it";
      return relatedOf(one, holder, verb);
    });
  }
  return because
    .filter(({ statement, differs }) => {
      return statement.effect === "Allow" && (differs === "Resource" || differs === "Condition");
    })
    .slice(0, 3)
    .flatMap((one) => relatedOf(one, holder, nearWords(one)));
}

function nearWords({ differs, condition }: MatchedStatement): string {
  if (differs === "Resource") return "allows the action on other resources";
  const key = condition === undefined ? "" : `: ${condition.key} ${condition.operator}`;
  return `allows it under a condition that does not hold${key}`;
}

function relatedOf(one: MatchedStatement, holder: PolicyHolder, verb: string): Related[] {
  const policy = policyOf(one, holder);
  if (policy === undefined) return [];
  const { index, sid } = one.statement;
  const which = sid === undefined ? `statement ${index + 1}` : quote(sid);
  const message = `${which} of ${policyWords(policy)} ${verb}`;
  const places = policy.from?.[index] ?? [];
  return places.length === 0 ? [{ message }] : places.map((place) => ({ message, ...place }));
}

/** Documents are counted among those that are known. */
function policyOf(
  { policy, document }: MatchedStatement,
  { policies, boundary, trust }: PolicyHolder,
): HeldPolicy | undefined {
  if (policy === "trust") return trust;
  if (policy === "boundary") return boundary;
  return policies.filter((one) => one.document !== undefined)[document];
}

const KINDS = {
  inline: "the inline policy",
  "customer-managed": "the customer managed policy",
  "aws-managed": "the AWS managed policy",
  resource: "the policy of the resource",
  trust: "the trust policy",
  boundary: "the permissions boundary",
} as const;

export function policyWords({ kind, name }: HeldPolicy): string {
  if (kind === "trust" || kind === "resource") return KINDS[kind];
  return `${KINDS[kind]} ${quote(name.slice(name.lastIndexOf("/") + 1))}`;
}
