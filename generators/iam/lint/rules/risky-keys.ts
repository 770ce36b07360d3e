/** Keys that are risky to rely on, and numbers that say less than they seem to. */
import { quote } from "../../../problem";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { hasWildcard } from "../../statement/condition-texts";
import { kind, testsOf } from "./tests";
import type { ConditionTest } from "./tests";

const KEYS = "reference_policies_condition-keys";

/** Source: AWS IAM User Guide, reference_policies_condition-keys, sensitive condition keys. */
const SENSITIVE: ReadonlySet<string> = new Set(
  [
    ...["PrincipalAccount", "PrincipalOrgID", "ResourceAccount", "ResourceOrgID", "SourceAccount"],
    ...["SourceOrgID", "SourceVpc", "SourceVpce", "VpceAccount", "VpceOrgID"],
  ].map((name) => `aws:${name.toLowerCase()}`),
);

/** The account or the organization that AWS says the caller, or the resource, is of: one value, and no pattern. */
const IS_OWN = /^\$\{aws:(Principal|Resource)(Account|OrgID)\}$/i;

/** What the caller says of itself. */
const UNTRUSTWORTHY: ReadonlySet<string> = new Set(["aws:referer", "aws:useragent"]);

/** What a key is safe with only. */
const PAIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws:vpcsourceip", ["aws:sourcevpc", "aws:sourcevpce"]],
]);

export const riskyKeys = defineRule({
  name: "risky-keys",
  finds: {
    "wildcard-in-sensitive-key": kind(
      "warning",
      "A pattern or a variable stands for an account, an organization or a network.",
      "Such names are given at random: a part of one fits strangers, too.",
      "Write the values in full.",
      KEYS,
    ),
    "untrustworthy-key": kind(
      "warning",
      "A condition relies on what the caller says of itself.",
      "Anybody can send it.",
      "Use a key that AWS fills in.",
      KEYS,
    ),
    "missing-paired-key": kind(
      "warning",
      "A condition key stands without the one that makes it safe.",
      "A private address is one in any network.",
      "Ask for the network, too: aws:SourceVpc or aws:SourceVpce.",
      KEYS,
    ),
    "attributes-without-select": kind(
      "warning",
      "A condition has dynamodb:Attributes without dynamodb:Select.",
      "A request that names no attributes gets all of them.",
      'Add "StringEquals": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" }.',
    ),
    "epoch-date": kind(
      "notice",
      "A date is a number of seconds.",
      "Nobody reads it.",
      "Write it as 2026-01-31T00:00:00Z.",
    ),
    "redundant-number": kind(
      "notice",
      "A number is compared with several, of which one decides.",
      "The others say nothing.",
      "Keep the one that decides.",
    ),
  },
  statement: (statement) => {
    const tests = testsOf(statement);
    const has = (...keys: readonly string[]): boolean =>
      tests.some(({ lower }) => keys.includes(lower));
    return tests.flatMap((test): LintFault<RiskyId>[] => {
      const { lower, key, at } = test;
      const pair = PAIRED.get(lower);
      if (pair !== undefined && !has(...pair)) {
        const message = `${quote(key)} is an address in any private network`;
        const fix = "add aws:SourceVpc or aws:SourceVpce to the condition";
        return [{ id: "missing-paired-key", message, fix, at }];
      }
      if (UNTRUSTWORTHY.has(lower)) {
        const message = `${quote(key)} is what the caller says of itself`;
        return [{ id: "untrustworthy-key", message, fix: "use a key that AWS fills in", at }];
      }
      if (
        lower === "dynamodb:attributes" &&
        !has("dynamodb:select") &&
        statement.Effect === "Allow"
      ) {
        const message = `requests that name no attributes get all of them, whatever ${quote(key)} is`;
        const fix = 'add "StringEquals": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" }';
        return [{ id: "attributes-without-select", message, fix, at }];
      }
      return [...sensitiveValues(test), ...odd(test)];
    });
  },
});

type RiskyId =
  | "wildcard-in-sensitive-key"
  | "untrustworthy-key"
  | "missing-paired-key"
  | "attributes-without-select"
  | "epoch-date"
  | "redundant-number";

function sensitiveValues({
  lower,
  key,
  values,
  operator,
  at,
}: ConditionTest): LintFault<RiskyId>[] {
  if (!SENSITIVE.has(lower)) return [];
  const takesPatterns = operator.base.endsWith("Like");
  return values.flatMap((value, index) => {
    const isPattern = (takesPatterns && hasWildcard(value)) || /\$\{[^*?$]/.test(value);
    if (!isPattern || value === "*" || IS_OWN.test(value)) return [];
    const message = `${quote(value)} stands for strangers, too: values of ${quote(key)} have nothing in common`;
    const fix = "write the values in full";
    return [{ id: "wildcard-in-sensitive-key", message, fix, at: [...at, index] }];
  });
}

function odd({ name, key, operator, values, at }: ConditionTest): LintFault<RiskyId>[] {
  if (operator.kind === "Date" && values.some((value) => /^\d+$/.test(value))) {
    const message = `${name} compares ${quote(key)} with a number of seconds`;
    const fix = "write the date as 2026-01-31T00:00:00Z";
    return [{ id: "epoch-date", message, fix, at: [...at] }];
  }
  if (!/^Numeric(Less|Greater)/.test(operator.base) || values.length < 2) return [];
  const message = `of the ${values.length} numbers that ${name} compares ${quote(key)} with, one decides`;
  return [{ id: "redundant-number", message, fix: "keep that one", at: [...at] }];
}
