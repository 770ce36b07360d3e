/** The question on which all others are built: is there a request that these policies allow, and those do not? */
import { checkQuestion } from "./arguments";
import { presentKeys, readContext } from "./context";
import { StepLimit, Steps } from "./languages/steps";
import { Undecided } from "./languages/undecided";
import type { RequestAnswer, RequestQuestion } from "./question";
import { askQuestion } from "./search/ask";

export type { RequestAnswer, RequestQuestion } from "./question";

/** Steps of search for one question, unless it says how many: some ten seconds' worth. */
export const STEP_LIMIT = 20_000_000;

/**
 * A request that the one side allows and the other does not.
 *
 * A request that is found is one that `evaluate` decides so. That none is found is a proof: for each class of actions the
 * Boolean structure of the statements is searched whole, and what it asks of the action, the resource and each condition
 * key is decided exactly (`docs/explanation/proof.md` says under which assumptions). Where the step limit is met, or where
 * texts depend on one another in a way that is not decided here, the answer is `unknown`, which is no proof.
 *
 * Policy variables: a variable that has a value is a letter of its own in the text, which `*` matches and which is equal
 * to itself alone; of the patterns that have to match, another may spell the value out. A request that exists is
 * found so, as its values can be read as letters, and whatever matches the letter matches every value; what is found
 * is given values of variables, and counts only with them.
 *
 * @throws PolicyError where a document is no policy
 * @throws ArgumentError for a question that means nothing: without `allowedBy`, with a key that would be ignored
 */
export function findRequest(question: RequestQuestion): RequestAnswer {
  checkQuestion(question);
  // Spelled in two ways, the one value would hide the other.
  readContext(question.context);
  const steps = new Steps(question.limit ?? STEP_LIMIT);
  try {
    const { context = {} } = question;
    return askQuestion({ ...question, context: presentKeys(context) }, steps);
  } catch (error) {
    if (error instanceof StepLimit || error instanceof Undecided) {
      return { found: "unknown", why: error.message };
    }
    throw error;
  }
}
