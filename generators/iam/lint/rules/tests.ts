/** The tests of a condition, and words that rules share. */
import type { Severity } from "../../../problem";
import { readOperator } from "../../condition/operators";
import type { Operator } from "../../condition/operators";
import type { ServiceReference } from "../../reference";
import type { WrittenStatement } from "../../statement";
import type { FindingKind } from "../rule";

/** One key of a condition under one operator. */
export interface ConditionTest {
  readonly name: string;
  readonly operator: Operator;
  readonly ifExists: boolean;
  readonly negated: boolean;
  readonly key: string;
  /** In small letters: keys do not differ by case. */
  readonly lower: string;
  readonly values: readonly string[];
  readonly at: readonly string[];
}

/** The tests of a statement under operators that IAM has. */
export function testsOf({ Condition = {} }: WrittenStatement): ConditionTest[] {
  return Object.entries(Condition).flatMap(([name, keys]) => {
    const operator = readOperator(name);
    if (operator === undefined) return [];
    return Object.entries(keys).map(([key, values]) => ({
      name,
      operator,
      ifExists: name.endsWith("IfExists"),
      negated: operator.base.includes("Not"),
      key,
      lower: key.toLowerCase(),
      values,
      at: ["Condition", name, key],
    }));
  });
}

/** Whether a key has several values; undefined where it is not known. */
export function isSet(key: string, reference: ServiceReference): boolean | undefined {
  const service = key.split(":", 1)[0]?.toLowerCase() ?? "";
  if (service !== "aws" && !reference.hasService(service)) return undefined;
  if (service !== "aws" && !reference.hasLoaded(service)) return undefined;
  return reference.conditionKey(key)?.type.startsWith("ArrayOf");
}

export const ANALYZER = "access-analyzer-reference-policy-checks";

/** What is told of a finding, in the order of its columns. */
export function kind(
  severity: Severity,
  summary: string,
  why: string,
  fix: string,
  source = ANALYZER,
): FindingKind {
  return { severity, summary, why, fix, source };
}
