/** What tools leave in ARNs for others to fill in: account, region and partition, and names that they cannot know. */
import { parseArn, type Arn } from "../../iam/arn";
import type { LiveStatement } from "../draft/statement";
import type { SuggestedFacts } from "./types";

/** Names of what an environment knows, in small letters alone. Source: AWS Service Authorization Reference, and CloudFormation's pseudo parameters. */
const FACTS: ReadonlyMap<string, "partition" | "region" | "account"> = new Map([
  ["partition", "partition"],
  ["region", "region"],
  ["account", "account"],
  ["accountid", "account"],
  ["awspartition", "partition"],
  ["awsregion", "region"],
  ["awsaccount", "account"],
  ["awsaccountid", "account"],
  ["youraccount", "account"],
  ["youraccountid", "account"],
  ["yourawsaccountid", "account"],
  ["yourregion", "region"],
  ["yourawsregion", "region"],
]);

/**
 * What stands for something else, by its shape alone: names of people's hold small words such as "your", and no angle brackets. A variable of IAM's has a colon
 * (`${aws:username}`), and three characters are texts (`${*}`): those are no placeholders. The last is AWS's own, which no bucket may begin with.
 * Source: Amazon S3 User Guide, bucketnamingrules.
 */
const PLACEHOLDERS: readonly RegExp[] = [
  /\$\{(AWS::[A-Za-z]+|[A-Za-z][A-Za-z0-9_-]*)\}/g,
  /<([^<>]*)>/g,
  /(?<![A-Za-z0-9])(YOUR(?:[_-][A-Z0-9]+)+|(?:REPLACE|CHANGE)[_-]?(?:ME|THIS)|REPLACE[_-]WITH(?:[_-][A-Z0-9]+)+)(?![A-Za-z0-9])/g,
  /(?<=:::)(DOC-EXAMPLE-BUCKET\d*|amzn-s3-demo-[a-z0-9-]*)/g,
];

/** What is a name in a policy, and would be filled in a fleet file. */
const OF_FLEET_FILES = /\{\{([^{}]*)\}\}/g;

/** Counts what was filled in. */
export type Note = (what: string) => void;

/**
 * The statement with what the environment knows in place of what tools leave open. Placeholders are filled in anywhere; a `*` alone in
 * an ARN's place for partition, region or account only where an environment was named: it narrows the statement.
 */
export function filledIn(
  statement: LiveStatement,
  facts: SuggestedFacts,
  note: Note,
): LiveStatement {
  if (facts.environment === undefined) return statement;
  const { Resource, Condition } = statement;
  const arns = Resource?.map((one) => narrowed(filledText(one, facts, note), facts, note));
  return {
    ...statement,
    ...(arns !== undefined && { Resource: [...new Set(arns)] }),
    ...(Condition !== undefined && { Condition: filledCondition(Condition, facts, note) }),
  };
}

function filledText(text: string, facts: SuggestedFacts, note: Note): string {
  return replaced(text, PLACEHOLDERS, (whole, name) => {
    const fact = FACTS.get(name.toLowerCase().replaceAll(/[^a-z]/g, ""));
    if (fact === undefined) return whole;
    note(`${whole} → ${facts[fact]}`);
    return facts[fact];
  });
}

function filledCondition(
  condition: NonNullable<LiveStatement["Condition"]>,
  facts: SuggestedFacts,
  note: Note,
): NonNullable<LiveStatement["Condition"]> {
  const filled = Object.entries(condition).map(([operator, keys]) => {
    const pairs = Object.entries(keys).map(([key, values]) => [
      key,
      values.map((value) => filledText(value, facts, note)),
    ]);
    return [operator, Object.fromEntries(pairs) as Record<string, readonly string[]>];
  });
  return Object.fromEntries(filled) as NonNullable<LiveStatement["Condition"]>;
}

function narrowed(text: string, facts: SuggestedFacts, note: Note): string {
  const arn = parseArn(text);
  if (arn === undefined) return text;
  const field = (name: "partition" | "region" | "account"): string => {
    if (arn[name] !== "*") return arn[name];
    note(`the ${name} * → ${facts[name]}`);
    return facts[name];
  };
  const { service, resource }: Arn = arn;
  return ["arn", field("partition"), service, field("region"), field("account"), resource].join(
    ":",
  );
}

/** The placeholders of a text, in order. */
export function placeholdersIn(text: string): string[] {
  return [...PLACEHOLDERS, OF_FLEET_FILES].flatMap((one) =>
    [...text.matchAll(one)].map(([whole]) => whole),
  );
}

/** The text with each placeholder as its own name. */
export function namedByThemselves(text: string): string {
  const named = replaced(
    text,
    PLACEHOLDERS,
    (_, name) => name.replaceAll(/::|[^\w-]/g, "") || "NAME",
  );
  return named.replace(OF_FLEET_FILES, (_, name: string) => name.replaceAll(/\W/g, ""));
}

function replaced(
  text: string,
  shapes: readonly RegExp[],
  by: (whole: string, name: string) => string,
): string {
  return shapes.reduce((rest, shape) => rest.replace(shape, by), text);
}
