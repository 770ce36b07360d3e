/** What a completed path of escalation says to people. */
import type { HeldPolicy, PolicyHolder } from "../../access/holder";
import { placesOf, policyWords, statementWords } from "../../access/words";
import { gainWords, narrowerWords } from "../../iam/escalation";
import type { Completion, Step } from "../../iam/escalation";
import { quote } from "../../problem";
import type { About, Finding, Related } from "../../problem";
import { allowing } from "./culprit";

interface Said {
  readonly stack: string;
  readonly about: About;
  readonly policy?: HeldPolicy;
}

/** Of paths that hinge on one statement: the first in words, the others by their ids. */
export function escalationWords(
  completions: readonly Completion[],
  holder: PolicyHolder,
  { stack, about, policy }: Said,
): Pick<Finding, "message" | "fix" | "related"> {
  const [first, ...rest] = completions;
  if (first === undefined) throw new Error("there is no path to speak of");
  const name = quote(holder.name ?? holder.label);
  const who = holder.kind === "role" ? `the role ${name}` : `whoever gets ${name}`;
  const message = gainWords(`${who} (stack ${stack})`, [first, ...rest]);
  return {
    message,
    fix: `${fixOf(first, policy)}; or accept it with a reason${entryFor(first, about)}`,
    related: first.steps.flatMap((one) => relatedOf(one, holder)),
  };
}

/** What would mend it. AWS's policies are as they are. */
function fixOf(first: Completion, policy: HeldPolicy | undefined): string {
  return policy?.kind === "aws-managed"
    ? `give it a narrower policy in place of ${policyWords(policy)}`
    : narrowerWords(first);
}

/** The entry of `allow`; a notice is not accepted. */
function entryFor({ reach }: Completion, { role = [], escalation = [] }: About): string {
  if (reach === "some") return "";
  const on = `on: { role: ${role.join(", ")}, escalation: [${escalation.join(", ")}] }`;
  return `: allow: [{ problem: privilege-escalation, ${on}, reason: … }]`;
}

/** The statements that give the permissions, and where they were written. */
function relatedOf(step: Step, holder: PolicyHolder): Related[] {
  const { action } = step.need;
  const statement = allowing(step, holder);
  const which = statement && statementWords(statement, holder);
  if (statement === undefined || which === undefined) {
    return [{ message: `${action} was not decided` }];
  }
  const message = `${which} allows ${action}`;
  const places = placesOf(statement, holder);
  return places.length === 0 ? [{ message }] : places.map((place) => ({ message, ...place }));
}
