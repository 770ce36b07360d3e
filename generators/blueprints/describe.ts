import { accepted, fact, listed, managedTexts, whenText, words, type Fact } from "./describe-facts";
import { parametersOf } from "./parts";
import type {
  BlueprintAttachment,
  BlueprintData,
  BlueprintPolicy,
  BlueprintRole,
  BlueprintStatement,
  Lifecycle,
  ParameterData,
} from "./schema";
import { ownValue } from "../text/own-value";

/** A blueprint as its documentation shows it: texts, nothing left to decide. */
export interface BlueprintDescription {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly lifecycle: string;
  readonly sources: readonly string[];
  readonly notes: readonly string[];
  readonly unverified: readonly string[];
  readonly parameters: readonly Record<"name" | "type" | "default" | "description", string>[];
  readonly parts: readonly PartDescription[];
}

/** A role, a policy, an attachment: its facts, and its statements. */
export interface PartDescription {
  readonly heading: string;
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly statements: readonly StatementDescription[];
}

/** A statement as a row: lists of code. */
export interface StatementDescription {
  readonly title: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
  readonly when: string;
}

/** What a reader wants to know of a blueprint, placeholders as the file has them. */
export function describeBlueprint(blueprint: BlueprintData): BlueprintDescription {
  const { id, title, description, sources, notes = [], unverified = [] } = blueprint;
  return {
    id,
    title,
    description,
    sources,
    notes,
    unverified,
    lifecycle: lifecycleText(blueprint.lifecycle),
    parameters: Object.entries(parametersOf(blueprint)).map(([name, parameter]) => ({
      name,
      type: typeText(parameter),
      default: parameter.default === undefined ? "" : JSON.stringify(parameter.default),
      description: parameter.description,
    })),
    parts: [
      ...entries(blueprint.roles).map(([id, role]) => rolePart(id, role)),
      ...entries(blueprint.policies).map(([, policy]) => policyPart(policy)),
      ...entries(blueprint.attachments).map(([key, part]) => attachmentPart(key, part, blueprint)),
      ...iotParts(blueprint),
    ],
  };
}

function entries<T>(record: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(record ?? {});
}

function lifecycleText(lifecycle: Lifecycle | undefined): string {
  if (lifecycle === undefined || lifecycle.status === "live") return "Live.";
  const { status, since, event, successor } = lifecycle;
  const word = status === "closed" ? "Closed to new customers" : "Retired";
  const when = since === undefined ? "" : ` since ${since}`;
  const what = event === undefined ? "" : `: ${event}`;
  return `${word}${when}${what}.${successor === undefined ? "" : ` Use ${successor} instead.`}`;
}

function typeText({ type, enum: values, minimum, maximum, pattern }: ParameterData): string {
  const range = [
    ...(minimum === undefined ? [] : [`at least ${String(minimum)}`]),
    ...(maximum === undefined ? [] : [`at most ${String(maximum)}`]),
  ];
  return [
    values === undefined ? type : `${type}: ${values.map((value) => `"${value}"`).join(", ")}`,
    ...range,
    ...(pattern === undefined ? [] : [`matches ${pattern}`]),
  ].join("; ");
}

const SCOPES = { account: "once per account", fleet: "one per fleet" } as const;

function otherName({ other_name: other }: BlueprintRole): string {
  return other === undefined ? "" : `${other.name} if ${whenText(other.when)}`;
}

function rolePart(id: string, role: BlueprintRole): PartDescription {
  const { session } = role;
  const seconds = typeof session === "object" ? `{{${session.parameter}}}` : String(session ?? "");
  return {
    heading: `Role ${role.name}`,
    text: role.description,
    facts: [
      ...fact("id", id),
      ...words("exists", SCOPES[role.scope]),
      ...words("only if", whenText(role.when)),
      ...fact("name", otherName(role)),
      ...fact("path", role.path ?? "/"),
      ...fact("longest session in seconds", seconds),
      ...fact("managed policies", ...managedTexts(role.managed)),
      ...fact("customer managed policies", ...(role.attached ?? [])),
      ...words("takes the fleet's grants", role.grants ? "yes" : ""),
      ...words("named in", listed(role)),
      ...words("accepts", accepted(role)),
    ],
    statements: [
      ...role.trust.map((trust): StatementDescription => ({
        title: "trust",
        effect: "Allow",
        actions: [trust.Action ?? "sts:AssumeRole"].flat(),
        resources: Object.entries(trust.Principal).flatMap(([kind, names]) =>
          [names ?? []].flat().map((name) => `${kind}: ${name}`),
        ),
        conditions: conditionTexts(trust.Condition),
        when: whenText(trust.when),
      })),
      ...entries(role.policies).flatMap(([name, statements]) =>
        statements.map((statement, index) =>
          statementRow(statement, `${name}: ${titleOf(statement, index)}`),
        ),
      ),
    ],
  };
}

function policyPart(policy: BlueprintPolicy): PartDescription {
  return {
    heading: `Policy ${policy.name}`,
    text: policy.description,
    facts: [
      ...words("exists", SCOPES[policy.scope]),
      ...words("only if", whenText(policy.when)),
      ...fact("path", policy.path ?? "/"),
    ],
    statements: policy.statements.map((statement, index) =>
      statementRow(statement, titleOf(statement, index)),
    ),
  };
}

function attachmentPart(
  id: string,
  part: BlueprintAttachment,
  { policies = {} }: BlueprintData,
): PartDescription {
  return {
    heading: `Attachments ${id}`,
    text: "Policies for groups, users and roles that exist already.",
    facts: [
      ...words("only if", whenText(part.when)),
      ...fact("groups", ...[part.groups ?? []].flat()),
      ...fact("users", ...[part.users ?? []].flat()),
      ...fact("roles", ...[part.roles ?? []].flat()),
      ...fact("managed policies", ...managedTexts(part.managed)),
      ...fact(
        "customer managed policies",
        ...(part.attached ?? []).map((policy) => ownValue(policies, policy)?.name ?? policy),
      ),
      ...words("accepts", accepted(part)),
    ],
    statements: [],
  };
}

function iotParts({
  role_aliases: aliases,
  iot_policies: policies,
  roles,
}: BlueprintData): PartDescription[] {
  return [
    ...entries(aliases).map(([, { name, role, duration, when, ...alias }]): PartDescription => ({
      heading: `Role alias ${name}`,
      text: "A role alias of AWS IoT.",
      facts: [
        ...words("only if", whenText(when)),
        ...fact("role", ownValue(roles, role)?.name ?? role),
        ...fact(
          "credentials last, in seconds",
          typeof duration === "object" ? `{{${duration.parameter}}}` : String(duration ?? 3600),
        ),
        ...words("named in", listed(alias)),
      ],
      statements: [],
    })),
    ...entries(policies).map(
      ([, { name, when, grants, statements = [], ...policy }]): PartDescription => ({
        heading: `IoT policy ${name}`,
        text: "A policy of AWS IoT, for certificates; it is no IAM policy.",
        facts: [
          ...words("only if", whenText(when)),
          ...words("takes the fleet's grants", grants ? "those that certificates decide" : ""),
          ...words("named in", listed(policy)),
        ],
        statements: statements.map((statement, index) =>
          statementRow(statement, String(index + 1)),
        ),
      }),
    ),
  ];
}

/** A statement without a Sid goes by its number. */
function titleOf({ Sid }: BlueprintStatement, index: number): string {
  return Sid ?? String(index + 1);
}

function statementRow(
  { Effect = "Allow", Action, Resource, Condition, when }: Omit<BlueprintStatement, "Sid">,
  title: string,
): StatementDescription {
  return {
    title,
    effect: Effect,
    actions: [Action].flat(),
    resources: [Resource].flat(),
    conditions: conditionTexts(Condition),
    when: whenText(when),
  };
}

function conditionTexts(condition: BlueprintStatement["Condition"]): string[] {
  return entries(condition).flatMap(([operator, keys]) =>
    entries(keys).map(([key, values]) => `${operator} ${key}: ${[values].flat().join(", ")}`),
  );
}
