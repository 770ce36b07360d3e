/** What a completed path of escalation says to people. */
import type { HeldPolicy, PolicyHolder } from "../../access/holder";
import { placesOf, policyWords, statementWords } from "../../access/words";
import type { Completion, Step } from "../../iam/escalation";
import { quote } from "../../problem";
import type { About, Finding, Related } from "../../problem";
import { cutList } from "../../text/lists";
import { allowing } from "./culprit";

/** More ways than this say nothing new. */
const MOST = 4;

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
  const { path, reach, named } = first;
  const name = quote(holder.name ?? holder.label);
  const who = holder.kind === "role" ? `the role ${name}` : `whoever gets ${name}`;
  const given = path.given === undefined ? "" : `, if ${path.given}`;
  const ids = rest.map((one) => one.path.id);
  const others = ids.length === 0 ? "" : `; also by ${cutList(ids, MOST)}`;
  const limits =
    reach === "any"
      ? ""
      : named.length > 0
        ? `: ${cutList(named, MOST)}`
        : ": those that its policies name by a pattern";
  const message = `${who} (stack ${stack}) can ${path.name}${limits}${given} (${path.id})${others}`;
  return {
    message,
    fix: `${fixOf(first, policy)}; or accept it with a reason${entryFor(first, about)}`,
    related: first.steps.flatMap((one) => relatedOf(one, holder)),
  };
}

/** What would mend it. AWS's policies are as they are; permissions without resources can only be taken away. */
function fixOf({ path, reach, steps }: Completion, policy: HeldPolicy | undefined): string {
  if (policy?.kind === "aws-managed") {
    return `give it a narrower policy in place of ${policyWords(policy)}`;
  }
  if (path.passes.length > 0) {
    const how =
      reach === "any"
        ? "name in Resource the roles that it may pass"
        : "let it pass roles that do less";
    return `${how}, and in a condition on iam:PassedToService to what`;
  }
  const narrow = steps.find(({ need }) => need.on !== "any")?.need.action;
  const away = path.needs.length > 1 ? "take one of the permissions away" : "take it away";
  const how = narrow === undefined ? away : `name in Resource what ${narrow} may be on, or ${away}`;
  return how;
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
