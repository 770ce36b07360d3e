import { quote } from "../../problem";
import { isLike } from "../wildcards";
import { partitionNames } from "../partitions";
import { conditionValues, items } from "./statement";
import type { StatementFault, StatementRule, WrittenStatement } from "./statement";

/**
 * Whatever is named lies in the partition of the account: nothing of another one is ever compared with it.
 * Source: AWS IAM User Guide, reference-arns; id_roles_compare-resource-policies (facts: evaluation.md,
 * section 1: never across partitions).
 */
export const partition: StatementRule = (statement, context) =>
  [
    ...items(statement, "Resource", "NotResource"),
    ...conditionValues(statement),
    ...principals(statement),
  ]
    .map(({ text, at }): StatementFault | undefined => {
      const fault = partitionFault(text, context.partition);
      return fault && { ...fault, at };
    })
    .filter((fault) => fault !== undefined);

/** What is wrong with an ARN's partition, or with that of a service principal, in another partition. */
export function partitionFault(text: string, own: string): Omit<StatementFault, "at"> | undefined {
  const named = /^arn:([^:]*):/.exec(text)?.[1] ?? (isChinese(text) ? "aws-cn" : undefined);
  if (named === undefined || named.includes("$") || isLike(own, named)) return undefined;
  // One that is misspelt has a fault of its own.
  if (!partitionNames.some((known) => isLike(known, named))) return undefined;
  const message = `${quote(text)} is of the partition ${quote(named)}, and can match nothing in ${quote(own)}`;
  const edit = text.startsWith("arn:")
    ? { from: `arn:${named}:`, to: `arn:${own}:` }
    : { from: text, to: text.replace(/\.cn$/, "") };
  return { id: "foreign-partition", message, fix: fixFor(text, own), edit };
}

function isChinese(text: string): boolean {
  return /^[a-z0-9.-]+\.amazonaws\.com\.cn$/.test(text);
}

function fixFor(text: string, own: string): string {
  const rest = /^arn:[^:]*(:[^]*)$/.exec(text)?.[1];
  return rest === undefined
    ? `write ${text.replace(/\.cn$/, "")}`
    : `write arn:${own}${rest}, or {{partition}} in its place`;
}

function principals({ Principal = {} }: WrittenStatement): {
  readonly text: string;
  readonly at: readonly (string | number)[];
}[] {
  return Object.entries(Principal).flatMap(([type, texts]) =>
    texts.map((text, index) => ({ text, at: ["Principal", type, index] })),
  );
}
