/** The way from what other tools print to grants. */
import { derivedPolicies } from "./access/documents/derived";
import { UNKNOWN, type FoundDocument } from "./access/documents/found";
import { policyFault, policyKind } from "./access/policy-fault";
import { suggestGrants } from "./estate/suggest";
import { factsIn } from "./estate/suggest/facts";
import { isRecipe, needsOfRecipe } from "./estate/suggest/recipe";
import type { DerivedStatement, Remark, SuggestedFacts, Suggestion } from "./estate/suggest/types";
import { statementsOf } from "./estate/draft/statement";
import { readComponents, type Components } from "./greengrass-components";
import { ServiceReference, servicesMentioned } from "./iam/reference";
import { loadIntents } from "./intents";
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
  if (isRecipe(read.data)) return needsOfRecipe(read.data, name, components);
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
  if (found.kind === "trust" || policyKind(document) !== "identity") {
    const why =
      "it is the policy of a resource or of trust, and grants are for what a fleet does itself";
    return { derived: [], remarks: [{ what: name, why }] };
  }
  const fault = policyFault(document, "identity");
  if (fault !== undefined) return [notAPolicy(`${name} is no policy: ${fault}`, file)];
  const statements = statementsOf(document);
  const derived = statements.map(({ Sid, ...statement }, index) => ({
    name: `${Sid === undefined ? `statement ${String(index + 1)}` : JSON.stringify(Sid)} of ${name}`,
    statement,
  }));
  return { derived, remarks: [] };
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

function nothingIn(name: string): Problem {
  return notAPolicy(`${name} holds neither a policy nor a recipe`, name);
}

function notAPolicy(message: string, file: string): Problem {
  const fix =
    "name an IAM policy, what IAM Policy Autopilot, iamlive or `aws accessanalyzer get-generated-policy` prints, or a recipe of AWS IoT Greengrass V2";
  return problem("not-a-policy", { message, fix, location: { file } });
}
