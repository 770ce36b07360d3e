import { quote } from "../../problem";
import { formOf } from "../condition/forms";
import { readOperator } from "../condition/operators";
import type { Fault } from "../fault";
import type { ServiceReference } from "../reference";
import { conditionValues } from "./statement";
import type { StatementFault, StatementRule } from "./statement";

/**
 * Texts that a condition compares with and that no request has. Sources: AWS IAM User Guide,
 * reference_policies_elements_condition_operators; Access Analyzer's policy check "Wildcard without like operator" (facts:
 * evaluation.md, section 3).
 */
export const conditionTexts: StatementRule = (statement, { reference }) =>
  conditionValues(statement).flatMap(({ operator: name, key, text, at }): StatementFault[] => {
    const operator = readOperator(name);
    if (operator?.kind !== "String" && operator?.kind !== "ARN") return [];
    const isExact = operator.kind === "String" && !operator.base.endsWith("Like");
    const faults: (Omit<StatementFault, "at"> | undefined)[] = [
      // Of keys whose values have a form, a pattern is told as none of them.
      isExact && hasWildcard(text) && formOf(key.toLowerCase())?.fits(text) !== false
        ? takenAsWritten(text, name)
        : undefined,
      placeFault(text, isExact, reference),
    ];
    return faults.flatMap((fault) => (fault === undefined ? [] : [{ ...fault, at }]));
  });

/** Whether a text holds a wildcard that is not written as `${*}`. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text.replace(/\$\{[^}]*\}/g, ""));
}

function takenAsWritten(text: string, name: string): Omit<StatementFault, "at"> {
  const message = `${quote(text)} has a wildcard, which ${name} takes as it stands`;
  const kind = text.startsWith("arn:") ? "Arn" : "String";
  const like = name.includes("Not") ? `${kind}NotLike` : `${kind}Like`;
  return { id: "wildcard-without-like", message, fix: `write ${like}, or the value in full` };
}

/** `arn:aws:sqs:::alerts`: the ARN is whole but for a region and an account, or has one that its kind has not. */
function placeFault(
  text: string,
  isExact: boolean,
  reference: ServiceReference,
): (Fault & { readonly id: "bad-condition-value" }) | undefined {
  const [, service = "", place = "", name = ""] = PLACED.exec(text) ?? [];
  if (!reference.hasLoaded(service) || reference.typesOfArn(text).length > 0) return undefined;
  const start = text.slice(0, text.indexOf(`:${place}:${name}`));
  const write = (one: string): string => `${start}:${one}:${name}`;
  const meant = otherPlaces(place).find((one) => reference.typesOfArn(write(one)).length > 0);
  if (meant === undefined) return undefined;
  const message = `${quote(text)} is the ARN of nothing: those of ${service} have ${differences(place, meant)}`;
  // Where a pattern is compared as it stands, only the whole ARN will do.
  const isPattern = isExact && meant.includes("*");
  const fix = isPattern
    ? "write what is missing between the colons"
    : `write ${quote(write(meant))}`;
  return { id: "bad-condition-value", message, fix };
}

/** With what is missing, and without what is there. */
function otherPlaces(place: string): string[] {
  const [region = "", account = ""] = place.split(":");
  const all = [`${region || "*"}:${account || "*"}`, `${region}:`, `:${account}`, ":"];
  return all.filter((one) => one !== place);
}

function differences(place: string, meant: string): string {
  const [is, should] = [place.split(":"), meant.split(":")];
  const words = ["region", "account"].flatMap((word, index) =>
    is[index] === should[index]
      ? []
      : [should[index] === "" ? `no ${word}` : `a${word === "account" ? "n" : ""} ${word}`],
  );
  return words.join(" and ");
}

/** An ARN whose service and place are spelt out: with a wildcard in them it may be whole. */
const PLACED = /^arn:[\w-]+:([a-z0-9-]+):([\w-]*:\d*):([^]+)$/;
