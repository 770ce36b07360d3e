/** What a failed expectation says to people. */
import type { PolicyHolder } from "../../access/holder";
import type { Proof } from "../../access/prove";
import {
  contextWords,
  nearWords,
  placesOf,
  requestWords,
  statementWords,
} from "../../access/words";
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
  const { message, fix } = WORDS[expectation.kind](expectation, failure, holder);
  const hinge = failure.open
    ? ", under one of the ways to read what AWS's pages leave open (docs/reference/readings.md)"
    : "";
  return { message: `${who} ${message}${hinge}`, fix };
}

/** The boundary, where policies allow a request and it does not. */
function boundaryIn(
  { boundary }: PolicyHolder,
  because: readonly MatchedStatement[],
): string | undefined {
  const allowed = because.some(
    ({ policy, applies, statement }) =>
      policy === "identity" && applies && statement.effect === "Allow",
  );
  return allowed ? boundary?.name : undefined;
}

type Wording = (of: Expectation, failure: Failure, holder: PolicyHolder) => Words;

const WORDS: Readonly<Record<Expectation["kind"], Wording>> = {
  cannot: ({ texts, promise }, { request }) => ({
    message: `can ${request === undefined ? texts.join(" or ") : requestWords(request)}`,
    fix:
      promise && request !== undefined
        ? `narrow what allows it, or say that it may: expect: [{ can: ${request.action}, on: ${request.resource} }]`
        : "narrow what allows it, or take the expectation back",
  }),
  can: ({ texts, resources }, { request, because }, holder) => {
    if (request === undefined) {
      const on = resources === undefined ? "" : ` on ${resources.join(" or ")}`;
      return {
        message: `cannot ${texts.join(" or ")}${on}, for no request of it is possible`,
        fix: "name an action that AWS checks on this resource",
      };
    }
    const denied = because.some(({ applies, statement }) => applies && statement.effect === "Deny");
    const boundary = denied ? undefined : boundaryIn(holder, because);
    if (boundary !== undefined) {
      return {
        message: `cannot ${requestWords(request)}: its permissions boundary ${boundary} does not allow it`,
        fix: "allow it in the boundary, or take the expectation back",
      };
    }
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

function relatedOf(one: MatchedStatement, holder: PolicyHolder, verb: string): Related[] {
  const which = statementWords(one, holder);
  if (which === undefined) return [];
  const message = `${which} ${verb}`;
  const places = placesOf(one, holder);
  return places.length === 0 ? [{ message }] : places.map((place) => ({ message, ...place }));
}
