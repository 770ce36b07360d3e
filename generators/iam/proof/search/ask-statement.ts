/** What one statement gives: each class of its actions, asked by itself. */
import { StepLimit } from "../languages/steps";
import type { Request } from "../request";
import type { ActionClass } from "./actions";
import { askClass, type Answer } from "./engine";
import type { Prepared } from "./prepare";
import type { SideStatement } from "./sides";

export interface Given {
  readonly actions: ActionClass;
  readonly request: Request;
}

export interface Open {
  readonly actions: ActionClass;
  readonly why: string;
}

export function askStatement(
  { question, classes }: Prepared,
  statement: SideStatement,
  caller: string,
  resource?: string,
): { readonly gives: readonly Given[]; readonly open: readonly Open[] } {
  const gives: Given[] = [];
  const open: Open[] = [];
  for (const actions of classes) {
    if (actions.matching?.has(statement) === false) continue;
    question.steps.startAgain();
    const answer = tryAsk(() => askClass(question, actions, caller, { statement, resource }));
    if (typeof answer === "string") open.push({ actions, why: answer });
    else if (answer.request !== undefined) gives.push({ actions, request: answer.request });
    else if (answer.open) open.push({ actions, why: UNDECIDED });
  }
  return { gives, open };
}

const UNDECIDED = "texts depend on one another in a way that is not decided";

function tryAsk(ask: () => Answer): Answer | string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof StepLimit) return error.message;
    throw error;
  }
}
