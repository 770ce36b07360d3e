/** What paths of escalation of one role are about, for who accepts them: all of each. */
import type { PolicyHolder } from "../../access/holder";
import { policyOf } from "../../access/words";
import type { Completion, Step } from "../../iam/escalation";
import type { PolicyDocument } from "../../iam/document";
import type { About } from "../../problem";
import { sortedUnique } from "../../text/names";
import { allowing } from "./culprit";

export function aboutPaths(
  completions: readonly Completion[],
  holder: PolicyHolder,
  role: string,
): About & Required<Pick<About, "escalation">> {
  const steps = completions.flatMap((one) => one.steps);
  return {
    role: [role],
    escalation: completions.map(({ path }) => path.id),
    action: sortedUnique(steps.map(({ need }) => need.action)),
    resource: sortedUnique(steps.flatMap((one) => resourcesOf(one, holder))),
  };
}

/** What the statement that allows it names; of one that was not decided, anything. */
function resourcesOf(step: Step, holder: PolicyHolder): readonly string[] {
  const statement = allowing(step, holder);
  const document =
    statement && (policyOf(statement, holder)?.document as PolicyDocument | undefined);
  return [document?.Statement[statement?.statement.index ?? 0]?.Resource ?? "*"].flat();
}
