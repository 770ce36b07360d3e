import { boundToItsActions } from "./bound-actions";
import { asDocument, toList, withStatement, type Document, type Statement } from "./documents";
import { widerIot } from "./iot-widen";
import { widerArns } from "./widen-arn";
import { widerConditions } from "./widen-conditions";

/** The documents that decide about a role, about people with a policy, or about a device's certificate. */
export interface Subject {
  /** Of whose grammar the policies are; IAM's where absent. */
  readonly kind?: "iot";
  /** 12 digits. */
  readonly account: string;
  /** The role's ARN, or that of anybody with the policy; of an AWS IoT policy its own. */
  readonly arn: string;
  /** A role's trust policy. */
  readonly trust?: unknown;
  /** Name → document: all policies, inline, customer managed and AWS's. */
  readonly policies: Readonly<Record<string, unknown>>;
  /** Names of the policies that this project wrote: the others are AWS's to change. */
  readonly owned: readonly string[];
}

/** A subject one of whose statements lets more through than it did. */
export interface Mutant {
  /** `inline grants, Sid ReadLabels: Resource -> *`. */
  readonly name: string;
  readonly changed: "policies" | "trust";
  /** Actions that the statement names, with their wildcards. */
  readonly actions: readonly string[];
  readonly subject: Subject;
}

/** A statement that lets more through; undefined for one that is left out. */
interface Wider {
  readonly change: string;
  readonly statement: Statement | undefined;
}

/**
 * Every widening, one step each, of the statements that this project wrote: of policies, any
 * resource, any action of a service, a wider ARN, a condition or a part of it less, a Deny less; of
 * the trust policy, any principal, a condition or a part of it less, a Deny less. Changes that leave
 * the meaning as it is by their very form (`*` for `*`) are none.
 */
export async function mutantsOf(subject: Subject): Promise<Mutant[]> {
  const mutants: Mutant[] = [];
  for (const name of subject.owned) {
    if (!Object.hasOwn(subject.policies, name)) throw new Error(`${subject.arn} has no ${name}`);
    const widen = subject.kind === "iot" ? widerIot : widerIdentity;
    const documents = await widerDocuments(subject.policies[name], widen);
    for (const { change, actions, document } of documents) {
      const policies = withPolicy(subject.policies, name, document);
      const changed = { ...subject, policies };
      mutants.push({ name: `${name}, ${change}`, changed: "policies", actions, subject: changed });
    }
  }
  if (subject.trust === undefined) return mutants;
  for (const { change, actions, document } of await widerDocuments(subject.trust, widerTrust)) {
    const changed = { ...subject, trust: document };
    mutants.push({ name: `trust, ${change}`, changed: "trust", actions, subject: changed });
  }
  return mutants;
}

/** Without the policy where nothing is left of it: IAM has no documents without statements. */
function withPolicy(
  policies: Subject["policies"],
  name: string,
  document: Document,
): Subject["policies"] {
  const others = Object.entries(policies).filter(([other]) => other !== name);
  const put: [string, unknown][] = document.Statement.length > 0 ? [[name, document]] : [];
  return Object.fromEntries([...others, ...put]);
}

type Widen = (statement: Statement) => Wider[] | Promise<Wider[]>;

interface WiderDocument {
  readonly change: string;
  readonly actions: readonly string[];
  readonly document: Document;
}

async function widerDocuments(given: unknown, widen: Widen): Promise<WiderDocument[]> {
  const document = asDocument(given);
  const found: WiderDocument[] = [];
  for (const [index, statement] of document.Statement.entries()) {
    const name = statementName(statement, index);
    const actions = toList(statement.Action);
    for (const { change, statement: wider } of await widen(statement)) {
      const changed = withStatement(document, index, wider);
      found.push({ change: `${name}: ${change}`, actions, document: changed });
    }
  }
  return found;
}

function statementName({ Sid = "" }: Statement, index: number): string {
  return Sid === "" ? `statement ${index + 1}` : `Sid ${Sid}`;
}

async function widerIdentity(statement: Statement): Promise<Wider[]> {
  if (statement.Effect === "Deny") return [{ change: "Deny removed", statement: undefined }];
  return [
    ...(await widerActions(statement)),
    ...(await widerResources(statement)),
    ...widerCondition(statement),
  ];
}

function widerTrust(statement: Statement): Wider[] {
  if (statement.Effect === "Deny") return [{ change: "Deny removed", statement: undefined }];
  const anybody = { ...statement, Principal: { AWS: ["*"] } };
  const wider = [{ change: "Principal -> *", statement: anybody }];
  return [...(isForAnybody(statement) ? [] : wider), ...widerCondition(statement)];
}

function isForAnybody({ Principal = {} }: Statement): boolean {
  return Principal === "*" || toList(Principal.AWS).includes("*");
}

async function widerActions(statement: Statement): Promise<Wider[]> {
  const { NotAction, ...rest } = statement;
  if (NotAction !== undefined) {
    return [{ change: "NotAction dropped", statement: { ...rest, Action: ["*"] } }];
  }
  const actions = toList(statement.Action);
  const services = new Set(actions.filter((name) => name !== "*").map(serviceOf));
  const wider: Wider[] = [];
  for (const service of services) {
    if (actions.includes(`${service}:*`) || (await boundToItsActions(statement, service))) continue;
    const others = actions.filter((action) => serviceOf(action) !== service);
    const Action = [...others, `${service}:*`];
    wider.push({ change: `Action -> ${service}:*`, statement: { ...statement, Action } });
  }
  return wider;
}

function serviceOf(action: string): string {
  return action.split(":", 1)[0] ?? "";
}

async function widerResources(statement: Statement): Promise<Wider[]> {
  const { NotResource, ...rest } = statement;
  const anything = { ...rest, Resource: ["*"] };
  if (NotResource !== undefined) return [{ change: "NotResource dropped", statement: anything }];
  const resources = toList(statement.Resource);
  if (resources.includes("*")) return [];
  const wider: Wider[] = [{ change: "Resource -> *", statement: anything }];
  for (const [index, arn] of resources.entries()) {
    for (const other of await widerArns(arn)) {
      const Resource = resources.toSpliced(index, 1, other);
      const change = `Resource ${arn} -> ${other}`;
      wider.push({ change, statement: { ...statement, Resource } });
    }
  }
  return wider;
}

function widerCondition(statement: Statement): Wider[] {
  const { Condition, ...rest } = statement;
  if (Condition === undefined || Object.keys(Condition).length === 0) return [];
  return widerConditions(Condition).map(({ change, conditions }) => ({
    change,
    statement: conditions === undefined ? rest : { ...rest, Condition: conditions },
  }));
}
