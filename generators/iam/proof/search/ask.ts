/** A question of the library as questions of the search, one for each class of actions and each kind of caller. */
import type { Steps } from "../languages/steps";
import type { RequestAnswer, RequestQuestion } from "../question";
import type { Request } from "../request";
import { askClass } from "./engine";
import { plainRequest } from "./plain";
import { canAllow } from "./overlap";
import { prepare, sidesOf, type Prepared } from "./prepare";

/** The answer to a question. */
export function askQuestion(asked: RequestQuestion, steps: Steps): RequestAnswer {
  const plain = plainRequest(asked);
  if (plain !== undefined) return { found: true, request: plain };
  const sides = sidesOf(asked);
  // Most promises are about what no statement is about: that needs no search.
  const { request, open } = canAllow(sides.allowedBy)
    ? search(prepare(asked, steps, sides))
    : { request: undefined, open: false };
  if (request !== undefined) return { found: true, request };
  if (!open && !isSelfOpen(asked)) return { found: false };
  const why = open ? "texts depend on one another in a way that is not decided" : SELF;
  return { found: "unknown", why };
}

/** The first request that is found; whether one was not decided. */
function search({ question, classes, callers }: Prepared): {
  readonly request: Request | undefined;
  readonly open: boolean;
} {
  let open = false;
  for (const actions of classes) {
    for (const caller of callers) {
      const answer = askClass(question, actions, caller);
      if (answer.request !== undefined) return { request: answer.request, open };
      open ||= answer.open;
    }
  }
  return { request: undefined, open };
}

const SELF =
  "whether a role may assume itself that its trust policy names by its account only is open";

/**
 * What a trust policy beside policies of the principal allows is taken for certain in the search; of a role that assumes itself it
 * is not, under the reading that allows least (`readings.ts`: self-assume).
 */
function isSelfOpen({ kind = "identity", reading, notAllowedBy }: RequestQuestion): boolean {
  return kind === "identity" && reading === "least" && notAllowedBy?.trust !== undefined;
}
