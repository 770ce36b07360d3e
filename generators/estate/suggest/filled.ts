/** What tools leave in ARNs for others to fill in: account, region and partition, and names that they cannot know. */
import { parseArn, type Arn } from "../../iam/arn";
import type { LiveStatement } from "../draft/statement";
import type { SuggestedFacts } from "./types";

/** Names of what an environment knows. Source: AWS Service Authorization Reference, and CloudFormation's pseudo parameters. */
const FACTS: ReadonlyMap<string, "partition" | "region" | "account"> = new Map([
  ["partition", "partition"],
  ["region", "region"],
  ["account", "account"],
  ["accountid", "account"],
  ["aws::partition", "partition"],
  ["aws::region", "region"],
  ["aws::accountid", "account"],
]);

/** A variable of IAM's has a colon (`${aws:username}`), and three characters are texts (`${*}`): those are no placeholders. */
const PLACEHOLDER = /\$\{(AWS::[A-Za-z]+|[A-Za-z][A-Za-z0-9_-]*)\}/g;

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
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const fact = FACTS.get(name.toLowerCase());
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
  return [PLACEHOLDER, OF_FLEET_FILES].flatMap((one) =>
    [...text.matchAll(one)].map(([whole]) => whole),
  );
}

/** The text with each placeholder as its own name. */
export function namedByThemselves(text: string): string {
  return text
    .replace(PLACEHOLDER, (_, name: string) => name.replaceAll("::", ""))
    .replace(OF_FLEET_FILES, (_, name: string) => name.replaceAll(/\W/g, ""));
}
