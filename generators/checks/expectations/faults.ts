/** What makes an expectation one that could not be proved, or would be proved of nothing. */
import { isAboutTrust } from "../../model/expectations";
import { arnFaults } from "../../iam/arn";
import type { ServiceReference } from "../../iam/reference";
import { actionFault } from "../../iam/statement/actions";
import { fit } from "../../iam/statement/fit";
import { partitionFault } from "../../iam/statement/partition";
import { principals } from "../../iam/statement/principals";
import { isAllowedToAll, requestedFault } from "../../iam/statement/requested";
import type { StatementFault } from "../../iam/statement";
import type { Expectation } from "../../model/types";
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";

/** What expectations of a stack are judged with. */
export interface ExpectationRules {
  readonly reference: ServiceReference;
  /** Of the account: what lies in another one has nothing to do with its roles. */
  readonly partition: string;
}

/** By AWS's data, what is wrong with what expectations say, wherever they were written. */
const faults = new WeakMap<ServiceReference, Map<string, Fault | undefined>>();

/** The first thing that is wrong with an expectation, before anything is proved. What a blueprint promises of all its fleets is asked once. */
export function faultOf(expectation: Expectation, rules: ExpectationRules): Problem | undefined {
  const { kind, texts, resources, context, place } = expectation;
  const known = faults.get(rules.reference) ?? new Map<string, Fault | undefined>();
  if (known.size > 10_000) known.clear();
  faults.set(rules.reference, known);
  const said = JSON.stringify([rules.partition, kind, texts, resources, context]);
  if (!known.has(said)) known.set(said, faultSaid(expectation, rules));
  const fault = known.get(said);
  if (fault === undefined) return undefined;
  const { id, message, fix, edit } = fault;
  return problem(id, { message, fix, ...(edit && { edit }), ...place });
}

type Said = Pick<Expectation, "kind" | "texts" | "resources" | "context">;

function faultSaid(said: Said, { reference, partition }: ExpectationRules): Fault | undefined {
  const { kind, texts, resources = [], context } = said;
  const isTrust = isAboutTrust(kind);
  const named = isTrust ? texts : resources;
  return (
    (isTrust ? callerFault(said, reference) : askedFault(said, reference)) ??
    named.map((text) => partitionFault(text, partition)).find((one) => one !== undefined) ??
    requestedFault(context, isTrust ? ["sts:AssumeRole"] : texts, reference)
  );
}

type Fault = Omit<StatementFault, "at">;

function askedFault(said: Said, reference: ServiceReference): Fault | undefined {
  const { kind, texts, resources = [] } = said;
  const [fault] = texts.flatMap((text) => actionFault(text, reference) ?? []);
  if (fault !== undefined) return fault;
  const [arnFault] = resources.flatMap((one) => arnFaults(one));
  if (arnFault !== undefined) return { id: "malformed-arn", ...arnFault };
  const free = texts.find(isAllowedToAll);
  if (free !== undefined) return alwaysAllowed(free);
  return kind === "cannot" ? idleFault(said, reference) : openFault(said, reference);
}

function alwaysAllowed(text: string): Fault {
  const message = `AWS allows ${quote(text)} to everybody, whatever policies say`;
  return { id: "open-expectation", message, fix: "take it out: nothing here decides it" };
}

/** Of a resource that the action is never on, whatever policy there is allows nothing: that says nothing of the role. */
function idleFault({ texts, resources }: Said, reference: ServiceReference): Fault | undefined {
  if (resources === undefined) return undefined;
  const statement = { Effect: "Deny" as const, Action: [...texts], Resource: [...resources] };
  const found = fit(statement, { kind: "identity", partition: "aws", reference }).find(
    ({ id }) => id === "action-not-applicable",
  );
  return found && { ...found, fix: found.fix.replace("in Resource", "under on") };
}

function openFault(said: Said, reference: ServiceReference): Fault | undefined {
  const [text] = said.texts;
  if (/[*?]/.test(text)) {
    const message = `${quote(text)} leaves open which of the actions the role must be allowed`;
    return { id: "open-expectation", message, fix: "name the actions" };
  }
  const types = reference.action(text)?.resourceTypes ?? [];
  if (said.resources !== undefined || types.length === 0) return undefined;
  const message = `${quote(text)} is on a resource, and the expectation names none`;
  const fix = `add on: with one (${types.join(", ")}), or on: "*" if any will do`;
  return { id: "open-expectation", message, fix };
}

/** Who is named has to be one that AWS knows: of nobody, everything is proved. */
function callerFault({ texts }: Said, reference: ServiceReference): Fault | undefined {
  for (const text of texts) {
    if (text === "*") continue;
    const type = /^\d|^arn:/.test(text) ? "AWS" : "Service";
    const isFederated = /^arn:[^:]*:iam::\d{12}:(oidc|saml)-provider\//.test(text);
    const Principal = { [isFederated ? "Federated" : type]: [text] };
    const rule = { kind: "trust" as const, partition: "aws", reference };
    const [fault] = principals({ Effect: "Allow", Action: ["sts:AssumeRole"], Principal }, rule);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
