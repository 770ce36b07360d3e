/** The way from what other tools print to grants. */
import { derivedPolicies } from "./access/documents/derived";
import { UNKNOWN, type FoundDocument } from "./access/documents/found";
import { fieldsOf } from "./access/fields";
import { policyFault } from "./access/policy-fault";
import { isOld } from "./estate/draft/documents";
import { suggestGrants } from "./estate/suggest";
import { factsIn } from "./estate/suggest/facts";
import { placeholdersIn } from "./estate/suggest/filled";
import { isRecipe, needsOfRecipe } from "./estate/suggest/recipe";
import type { DerivedStatement, Remark, SuggestedFacts, Suggestion } from "./estate/suggest/types";
import { statementsOf } from "./estate/draft/statement";
import { readComponents, type Components } from "./greengrass-components";
import { ServiceReference, servicesMentioned } from "./iam/reference";
import { loadIntents } from "./intents";
import { cutList } from "./text/lists";
import { packageFolder } from "./package-root";
import { problem, type Problem } from "./problem";
import { readLoose } from "./source/loose";

/** What a tool printed. */
export interface ToolOutput {
  readonly name: string;
  readonly text: string;
}

interface Read {
  readonly derived: readonly DerivedStatement[];
  readonly remarks: readonly Remark[];
  readonly isRecipe?: true;
}

/**
 * Grants for what the policies of other tools give, all of them together.
 *
 * @param facts where the fleet's resources are; undefined where nobody says it: then as the policies' own ARNs have it
 * @returns what is proposed; or why a text is nothing to propose from
 */
export async function suggestFrom(
  outputs: readonly ToolOutput[],
  facts: SuggestedFacts | undefined,
): Promise<Suggestion | readonly Problem[]> {
  const components = readComponents(
    packageFolder("templates", "greengrass-components", "aws.yaml"),
  );
  if (Array.isArray(components)) return components as readonly Problem[];
  const read = outputs.map((one) => readOutput(one, components as Components));
  const problems = read.flatMap((one) => ("derived" in one ? [] : one));
  if (problems.length > 0) return problems;
  const all = read.flatMap((one) => ("derived" in one ? [one] : []));
  const derived = distinct(all.flatMap((one) => one.derived));
  // A recipe that needs nothing is an answer, and what it has beside is told.
  if (derived.length === 0 && !all.some((one) => one.isRecipe)) {
    return outputs.map(({ name }, index) => nothingFor(name, all[index]?.remarks ?? []));
  }
  const services = servicesMentioned([derived.map(({ statement }) => statement), "sts:AssumeRole"]);
  const intents = loadIntents(packageFolder("templates", "intents"), services);
  const found = factsIn(derived.map(({ statement }) => statement));
  return suggestGrants({
    derived,
    facts: facts ?? found.facts,
    grants: { reference: await ServiceReference.load(services), intents },
    remarks: [...all.flatMap((one) => one.remarks), ...(facts === undefined ? found.remarks : [])],
  });
}

function readOutput({ name, text }: ToolOutput, components: Components): Read | readonly Problem[] {
  const read = readLoose(name, text);
  if (!("data" in read)) return read;
  if (read.problems.length > 0) return read.problems;
  if (isRecipe(read.data)) return { ...needsOfRecipe(read.data, name, components), isRecipe: true };
  const policies = derivedPolicies(read.data, name);
  if ("id" in policies) return [policies];
  const { documents, incomplete } = policies;
  if (documents.length === 0) return [nothingIn(name)];
  const parts = documents.map((one, index) => {
    const whose = one.of || (documents.length > 1 ? `policy ${String(index + 1)}` : "");
    return readPolicy(one, whose === "" ? name : `${whose} of ${name}`, name);
  });
  const problems = parts.flatMap((one) => ("derived" in one ? [] : one));
  if (problems.length > 0) return problems;
  const good = parts.flatMap((one) => ("derived" in one ? [one] : []));
  const missing =
    incomplete === undefined ? [] : [{ what: `what is not in ${name}`, why: incomplete }];
  return {
    derived: good.flatMap((one) => one.derived),
    remarks: [...good.flatMap((one) => one.remarks), ...missing],
  };
}

function readPolicy(found: FoundDocument, name: string, file: string): Read | readonly Problem[] {
  const document = asPlaceholders(parsed(found.document));
  const all = [fieldsOf(document).Statement].flat();
  const named = all.map((one, index) => ({ one, name: `${wordsFor(one, index)} of ${name}` }));
  const others = named.filter(({ one }) => found.kind === "trust" || isOfOthers(one));
  if (others.length > 0 && others.length === named.length) {
    return {
      derived: [],
      remarks: [{ what: name, why: `it is the policy of a resource or of trust, ${OF_OTHERS}` }],
    };
  }
  const texts = isOld(document) ? named.filter(({ one }) => variableIn(one) !== undefined) : [];
  const own = named.filter((one) => !others.includes(one) && !texts.includes(one));
  const fault = policyFault(without(others, named, document), "identity");
  if (fault !== undefined) return [notAPolicy(`${name} is no policy: ${fault}`, file)];
  return {
    derived: own.flatMap(({ one, name: called }) =>
      statementsOf({ Statement: [withoutSid(one)] }).map((statement) => ({
        name: called,
        statement,
      })),
    ),
    remarks: [
      ...others.map((each) => ({
        what: each.name,
        why: `it names a principal, as policies of resources and of trust do, ${OF_OTHERS}`,
      })),
      ...texts.flatMap(({ one, name: what }) => ({ what, why: textWords(variableIn(one)) })),
    ],
  };
}

/** A variable of IAM's in a statement: what tools leave to be filled in is none. */
function variableIn(statement: unknown): string | undefined {
  const all = JSON.stringify(statement ?? null).match(/\$\{[^"]*?\}/g) ?? [];
  return all.find((one) => placeholdersIn(one).length === 0);
}

function textWords(variable = ""): string {
  return `its policy is of the version 2008-10-17, to which ${variable} is mere text, and a fleet file's are of 2012-10-17, to which that is a variable: name that version in the policy, if a variable is meant`;
}

interface NamedStatement {
  readonly one: unknown;
  readonly name: string;
}

/** The document with others' statements as ones that have no fault, so that those after them keep their numbers. */
function without(
  others: readonly NamedStatement[],
  all: readonly NamedStatement[],
  document: object,
): object {
  if (others.length === 0) return document;
  const sound = { Effect: "Deny", Action: "*", Resource: "*" };
  return { ...document, Statement: all.map((one) => (others.includes(one) ? sound : one.one)) };
}

const OF_OTHERS = "and grants are for what a fleet does itself";

function withoutSid(statement: unknown): object {
  return Object.fromEntries(Object.entries(fieldsOf(statement)).filter(([key]) => key !== "Sid"));
}

/** Whether it says who may do something, which is for the policy of a resource to say. */
function isOfOthers(statement: unknown): boolean {
  return ["Principal", "NotPrincipal"].some((key) => Object.hasOwn(fieldsOf(statement), key));
}

function wordsFor(statement: unknown, index: number): string {
  const { Sid } = fieldsOf(statement);
  return typeof Sid === "string" && Sid !== ""
    ? JSON.stringify(Sid)
    : `statement ${String(index + 1)}`;
}

function parsed(document: unknown): object {
  try {
    const value: unknown = typeof document === "string" ? JSON.parse(document) : document;
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** What is not known before a deployment is as good as a placeholder. */
function asPlaceholders(document: object): object {
  const text = JSON.stringify(document);
  if (!text.includes(UNKNOWN)) return document;
  return JSON.parse(text.replaceAll(UNKNOWN, `\${${UNKNOWN}}`)) as object;
}

/** The same of several recipes is said once. */
function distinct(derived: readonly DerivedStatement[]): DerivedStatement[] {
  return [...new Map(derived.map((one) => [JSON.stringify(one), one])).values()];
}

function nothingFor(name: string, remarks: readonly Remark[]): Problem {
  const why = remarks.map((one) => `${one.what === name ? "" : `${one.what}: `}${one.why}`);
  const reason = why.length === 0 ? "its policies have no statement" : cutList(why, 4);
  return notAPolicy(`${name} holds nothing that a grant could be for: ${reason}`, name);
}

function nothingIn(name: string): Problem {
  return notAPolicy(`${name} holds neither a policy nor a recipe`, name);
}

function notAPolicy(message: string, file: string): Problem {
  const fix =
    "name an IAM policy, what IAM Policy Autopilot, iamlive or `aws accessanalyzer get-generated-policy` prints, or a recipe of AWS IoT Greengrass V2";
  return problem("not-a-policy", { message, fix, location: { file } });
}
