/** What a part's documentation says of it, line by line. */
import { testsOf } from "./parts";
import type { BlueprintRole, When, WhenCondition } from "./schema";

/** Prose in `text`, or code in `values`. */
export interface Fact {
  readonly name: string;
  readonly text: string;
  readonly values: readonly string[];
}

/** `sagemaker_guard is true`, as prose; empty where it always holds. */
export function whenText(when: When | undefined): string {
  return testsOf(when).map(testText).join(" and ");
}

function testText(test: WhenCondition): string {
  if (typeof test === "string") return `${test} is set`;
  const { parameter, equals, like, unlike } = test;
  if (equals !== undefined) return `${parameter} is ${JSON.stringify(equals)}`;
  if (like !== undefined) return `${parameter} is like ${like.join(" or ")}`;
  if (unlike !== undefined) return `${parameter} is unlike ${unlike.join(", ")}`;
  return `${parameter} is empty`;
}

export function fact(name: string, ...values: readonly string[]): Fact[] {
  const there = values.filter((value) => value !== "");
  return there.length === 0 ? [] : [{ name, text: "", values: there }];
}

export function words(name: string, text: string): Fact[] {
  return text === "" ? [] : [{ name, text, values: [] }];
}

/** Settings outside of Terraform that name a part. */
export function listed({ named_in: settings = [] }: Pick<BlueprintRole, "named_in">): string {
  return settings.join("; ");
}

/** Problems that are meant to be, each with the reason. */
export function accepted({ accept = {} }: Pick<BlueprintRole, "accept">): string {
  const all = Object.entries(accept).map(([problem, reason]) => `${problem}: ${reason}`);
  return all.join("; ");
}

export function managedTexts(managed: BlueprintRole["managed"]): string[] {
  return (managed ?? []).map((entry) =>
    typeof entry === "string"
      ? entry
      : `${entry.arn}${entry.when === undefined ? "" : ` if ${whenText(entry.when)}`}`,
  );
}
