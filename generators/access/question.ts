/** Reads what somebody asks: an action, a resource in its short form or as an ARN, and condition keys. */
import type { ResourceFacts } from "../iam/arn";
import { arnFaults } from "../iam/arn";
import type { Condition } from "../iam/document";
import type { ServiceReference } from "../iam/reference";
import { actionFault } from "../iam/statement/actions";
import { partitionFault } from "../iam/statement/partition";
import { isAllowedToAll, requestedFault } from "../iam/statement/requested";
import type { IntentCatalog } from "../intents";
import { resolveTarget } from "../model/grants/targets";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { possibleRequest } from "./ask";
import type { Asked } from "./ask";

/** A question as it was written. */
export interface WrittenQuestion {
  readonly action: string;
  readonly resource: string;
  /** Condition keys and their values. */
  readonly when: Readonly<Record<string, readonly string[]>>;
}

/** What questions are read with. */
export interface QuestionContext {
  /** Of the services that the question mentions. */
  readonly reference: ServiceReference;
  readonly intents: IntentCatalog;
}

/**
 * The question about resources of one environment.
 *
 * @param facts where resources lie that are named in short; undefined where nothing says it, and ARNs are needed
 * @returns the question, or what is wrong with it: an action or key that AWS does not have, a resource that cannot be read, a
 *   request that AWS can never get
 */
export function readQuestion(
  written: WrittenQuestion,
  context: QuestionContext,
  facts: ResourceFacts | undefined,
): Asked | readonly Problem[] {
  const { action, when } = written;
  const fault = actionFault(action, context.reference);
  if (fault !== undefined) return [problem(fault.id, fault)];
  if (isAllowedToAll(action)) return [allowedToAll(action)];
  const keyFault = requestedFault(when, [action], context.reference);
  const problems = keyFault === undefined ? [] : [problem(keyFault.id, keyFault)];
  const resource = readResource(written.resource, context, facts);
  if ("id" in resource) return [...problems, resource];
  if (problems.length > 0) return problems;
  const { resources } = resource;
  const keys = Object.entries({ ...resource.context, ...when });
  const asked: Asked = {
    action,
    ...(resources && { resources }),
    context: Object.fromEntries(keys.map(([key, values]) => [key, one(values)])),
  };
  const possible = possibleRequest({ ...asked, context: {} });
  return possible.found === false ? [impossible(written, context.reference)] : asked;
}

function one(values: readonly string[]): string | readonly string[] {
  const [first] = values;
  return first !== undefined && values.length === 1 ? first : values;
}

/** The forms of a resource's ARN, and the keys that stand for one without an ARN. */
interface ReadResource {
  readonly resources?: readonly string[];
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

function readResource(
  text: string,
  context: QuestionContext,
  facts: ResourceFacts | undefined,
): ReadResource | Problem {
  if (text === "*") return {};
  const isArn = /^arn:/i.test(text);
  if (!isArn && facts === undefined) return noFacts(text);
  const [fault] = isArn ? arnFaults(text) : [];
  const foreign = isArn && facts !== undefined && partitionFault(text, facts.partition);
  if (fault !== undefined) return problem("malformed-arn", fault);
  if (foreign) return problem(foreign.id, foreign);
  const nowhere = { partition: "aws", region: "", account: "" };
  const at = { value: text, path: [] };
  const result = resolveTarget(at, { ...context, facts: facts ?? nowhere });
  if ("problem" in result) return unplaced(result.problem);
  const { condition, resources } = result.target;
  return condition === undefined ? { resources } : keysFor(text, condition);
}

/** It was written on the command line, and in no file. */
function unplaced({ id, severity, message, fix }: Problem): Problem {
  return { id, severity, message, fix };
}

/** A resource without an ARN of its own is told by a condition key: of a name, it has just that value. */
function keysFor(text: string, condition: Condition): ReadResource | Problem {
  const keys = Object.values(condition).flatMap((tests) => Object.entries(tests));
  const pattern = keys.find(([, values]) => values.some((value) => /[*?]/.test(value)));
  if (pattern === undefined) return { context: Object.fromEntries(keys) };
  const message = `${quote(text)} is told from others by ${pattern[0]} alone, of which a request has one value`;
  return problem("malformed-resource", {
    message,
    fix: "name one, without wildcards, or ask of *",
  });
}

function noFacts(text: string): Problem {
  const message = `${quote(text)} is no ARN, and nothing says in which account and region it is`;
  return problem("malformed-resource", { message, fix: "write the ARN, or * for any resource" });
}

function allowedToAll(action: string): Problem {
  const message = `AWS allows ${quote(action)} to everybody, whatever policies say`;
  return problem("action-not-applicable", { message, fix: "ask of another action" });
}

function impossible({ action, resource }: WrittenQuestion, reference: ServiceReference): Problem {
  const infos = reference.matchActions(action);
  const types = [...new Set(infos.flatMap(({ resourceTypes }) => resourceTypes))];
  const isOne = !/[*?]/.test(action);
  return problem("action-not-applicable", {
    message: `AWS checks ${quote(action)} on no resource such as ${quote(resource)}`,
    fix:
      types.length > 0 && isOne
        ? `name a resource of its types: ${types.join(", ")}`
        : "name an action that is on this resource, or * for any resource",
  });
}
