/**
 * Statements as literals. What AWS's pages leave open is read one way or the other (`wide`: it matches), so that
 * each literal is plainly true or false; `readings.ts` has the questions.
 */
import { arnFields } from "../../arn/parts";
import { rcpServicesSync } from "../../reference";
import { BEYOND_CONTROL } from "../control-reach";
import { ANY_TEXT, exactly, readPattern, SIX_PARTS, type Pattern } from "../languages/pattern";
import { inScenario, type StatementReading } from "./scenario";
import type { Conjunction, Signed, TextLiteral } from "./literals";
import { conditionLiteral } from "./condition-literals";
import type { ReadStatement } from "../policy";
import { variablesIn } from "../variables";

/** What has to hold for a statement to apply, its principal aside. */
export function statementLiterals(
  statement: ReadStatement,
  reading: StatementReading,
): Conjunction {
  return [
    ...actionLiterals(statement, reading.wide),
    ...resourceLiterals(statement, reading),
    ...statement.conditions.map((test): Signed => ({
      literal: conditionLiteral(test, reading),
      holds: true,
    })),
  ];
}

/** What an element of a statement with actions comes to. */
function actionLiterals({ actions, notActions }: ReadStatement, wide: boolean): Signed[] {
  if (actions !== undefined) return [{ literal: actionLiteral(actions, wide), holds: true }];
  if (notActions === undefined) return [];
  return [{ literal: actionLiteral(notActions, !wide), holds: false }];
}

/** The action is one that resource control policies can deny (`control-reach.ts`). */
export function controlLiterals(wide: boolean): Signed[] {
  const services = [...rcpServicesSync()].map((service) => `${service}:*`);
  const beyond = { literal: actionLiteral([BEYOND_CONTROL], true), holds: false };
  return wide ? [beyond] : [beyond, { literal: actionLiteral(services, true), holds: true }];
}

/** The action is one of these. */
export function actionLiteral(actions: readonly string[], wide: boolean): TextLiteral {
  return textLiteral(
    "action",
    actions.flatMap((action) => actionPattern(action, wide)),
  );
}

/**
 * The names, in lower case, that a pattern of an action stands for. Wildcards in the prefix are open, but for
 * `*` itself (facts: evaluation.md, section 2).
 */
export function actionPattern(action: string, wide: boolean): Pattern[] {
  if (action === "*") return [ANY_TEXT];
  const colon = action.indexOf(":");
  const isPrefixOpen = /[*?]/.test(colon < 0 ? action : action.slice(0, colon));
  if (isPrefixOpen ? !wide : colon < 0) return [];
  return [readPattern(action.toLowerCase(), { wildcards: true, variables: false })];
}

function resourceLiterals(statement: ReadStatement, reading: StatementReading): Signed[] {
  const { resources, notResources } = statement;
  if (resources !== undefined) {
    return [{ literal: resourceLiteral(resources, reading, false), holds: true }];
  }
  if (notResources === undefined) return [];
  const opposite = { ...reading, wide: !reading.wide };
  return byVariables(notResources, reading.variables).map((group) => ({
    literal: resourceLiteral(group, opposite, true),
    holds: false,
  }));
}

/**
 * A list of resources as several that together are the same: those without variables, and each one with some. So what
 * two statements share is the same literal in both, however they are written.
 */
export function byVariables(resources: readonly string[], variables: boolean): string[][] {
  const isVaried = (resource: string): boolean => variables && variablesIn(resource).length > 0;
  const plain = resources.filter((resource) => !isVaried(resource));
  const varied = resources.filter(isVaried).map((resource) => [resource]);
  return plain.length > 0 || varied.length === 0 ? [plain, ...varied] : varied;
}

/** The resource is one of these; `excluded` where they stand in NotResource. */
export function resourceLiteral(
  resources: readonly string[],
  reading: StatementReading,
  excluded: boolean,
): TextLiteral {
  const { wide, scenario } = reading;
  const patterns = resources.flatMap((resource) => [
    ...resourcePatterns(resource, reading),
    // Whether a NotResource that is no ARN excludes ARNs, nobody says.
    ...(excluded && wide && arnFields(resource).length < 6 ? [SIX_PARTS] : []),
  ]);
  return textLiteral(
    "resource",
    patterns.flatMap((pattern) => inScenario(pattern, scenario, { wide, negated: excluded })),
  );
}

/** The texts that a Resource names: ARNs, or `*` for actions without a resource. */
export function resourcePatterns(
  text: string,
  { variables, wide }: Pick<StatementReading, "variables" | "wide">,
): Pattern[] {
  if (text === "*") return [ANY_TEXT];
  const fields = arnFields(text);
  if (!wide) return narrowResource(text, fields, variables);
  const star = /^\*+$/.test(fields.at(-1) ?? "") ? [exactly("*")] : [];
  const tail = Array.from({ length: Math.max(6 - fields.length, 0) }, () => ":*").join("");
  const texts = tail === "" ? [text] : [text, text + tail];
  const readings = texts.map((one) =>
    readPattern(one, { wildcards: true, variables, ignoreHead: true }),
  );
  // A variable before the fifth colon may be the text that it is.
  const literal = isEarly(fields, variables)
    ? [readPattern(text, { wildcards: true, variables: false, ignoreHead: true })]
    : [];
  return [...star, ...readings, ...literal];
}

/** What is certain: six parts, each matched by itself, without wildcards where AWS does not want them. */
function narrowResource(text: string, fields: readonly string[], variables: boolean): Pattern[] {
  const [, , service = "", region, account, resource = ""] = fields;
  if (fields.length < 6 || /[*?]/.test(service) || isEarly(fields, variables)) return [];
  const [type = ""] = resource.split(/[:/]/, 1);
  const ofS3 = service === "s3" && region === "" && account === "";
  if (/[*?]/.test(type) && isTypeOpen(service, type, resource, ofS3)) return [];
  return [readPattern(text, { wildcards: true, variables, fields: true, hiddenSigns: true })];
}

/** Whether AWS's pages leave open that a wildcard in the resource type matches. */
function isTypeOpen(service: string, type: string, resource: string, ofS3: boolean): boolean {
  return service === "iam" ? resource !== "*" : type !== resource && !ofS3;
}

function isEarly(fields: readonly string[], variables: boolean): boolean {
  return variables && fields.slice(0, -1).some((field) => field.includes("${"));
}

/** A literal on the text of the action or of the resource. */
export function textLiteral(
  dimension: "action" | "resource",
  patterns: readonly Pattern[],
): TextLiteral {
  const ids = [...new Set(patterns.map(({ id }) => id))].sort();
  const variables = [...new Set(patterns.flatMap((pattern) => pattern.variables))];
  return { kind: "text", id: `${dimension} ${ids.join("\n")}`, dimension, patterns, variables };
}
