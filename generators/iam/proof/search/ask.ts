/** A question of the library as questions of the search, one for each class of actions and each kind of caller. */
import type { Steps } from "../languages/steps";
import type { RequestAnswer, RequestQuestion } from "../question";
import { askClass } from "./engine";
import { plainRequest } from "./plain";
import { prepare } from "./prepare";

/** The answer to a question. */
export function askQuestion(asked: RequestQuestion, steps: Steps): RequestAnswer {
  const plain = plainRequest(asked);
  if (plain !== undefined) return { found: true, request: plain };
  const { question, classes, callers } = prepare(asked, steps);
  let open = false;
  for (const actions of classes) {
    for (const caller of callers) {
      const answer = askClass(question, actions, caller);
      if (answer.request !== undefined) return { found: true, request: answer.request };
      open ||= answer.open;
    }
  }
  if (!open) return { found: false };
  return { found: "unknown", why: "texts depend on one another in a way that is not decided" };
}
