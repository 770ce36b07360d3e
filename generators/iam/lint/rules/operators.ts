/** Operators of conditions that do not do what they look like. */
import { quote } from "../../../problem";
import { isEverywhere } from "../../condition/ranges";
import { defineRule } from "../rule";
import type { LintContext, LintFault } from "../rule";
import { hasWildcard } from "../../statement/condition-texts";
import { isSet, kind, testsOf } from "./tests";
import type { ConditionTest } from "./tests";

const SETS = "reference_policies_condition-single-vs-multi-valued-context-keys";

export const setOperators = defineRule({
  name: "set-operators",
  finds: {
    "for-all-values": kind(
      "warning",
      "ForAllValues stands in an Allow, or with a key of one value.",
      "It holds for a request without the key, too.",
      "Ask beside it, with Null, that the key is there; for a key of one value leave ForAllValues out.",
      SETS,
    ),
    "set-operator-on-single": kind(
      "warning",
      "ForAnyValue stands with a key of one value.",
      "It says nothing, and hides that the key has one value.",
      "Leave ForAnyValue out.",
      SETS,
    ),
    "missing-set-operator": kind(
      "error",
      "A key of several values is compared without ForAnyValue or ForAllValues.",
      "What the comparison gives is not defined.",
      "Write ForAnyValue: or ForAllValues: before the operator.",
      SETS,
    ),
    "null-with-set-operator": kind(
      "notice",
      "Null stands with ForAllValues or ForAnyValue.",
      "It always holds, or never.",
      "Write Null alone.",
      SETS,
    ),
  },
  statement: (statement, { reference }) =>
    testsOf(statement).flatMap((test): LintFault<SetId>[] => {
      const { operator, lower, key, at } = test;
      const several = lower.endsWith(":aud") ? false : isSet(key, reference);
      const { set } = operator;
      if (operator.kind === "Null") {
        const message = `Null with ${set ?? ""} says nothing of ${quote(key)}`;
        const fix = 'write "Null" alone';
        return set === undefined ? [] : [{ id: "null-with-set-operator", message, fix, at }];
      }
      if (set === undefined && several === true) {
        const message = `${quote(key)} has several values, and ${test.name} compares one`;
        const fix = `write ForAnyValue:${test.name}, or ForAllValues:${test.name}`;
        return [{ id: "missing-set-operator", message, fix, at }];
      }
      if (set === "ForAnyValue" && several === false) {
        const message = `${quote(key)} has one value: ForAnyValue says nothing`;
        const fix = `write ${test.name.replace("ForAnyValue:", "")}`;
        return [{ id: "set-operator-on-single", message, fix, at }];
      }
      if (set !== "ForAllValues") return [];
      return forAllValues(test, several, isAskedFor(test, testsOf(statement)), statement.Effect);
    }),
});

type SetId =
  "for-all-values" | "set-operator-on-single" | "missing-set-operator" | "null-with-set-operator";

function forAllValues(
  { key, at, name }: ConditionTest,
  several: boolean | undefined,
  isThere: boolean,
  effect: string | undefined,
): LintFault<SetId>[] {
  if (several === false) {
    const message = `ForAllValues holds for a request without ${quote(key)}, which has one value at most`;
    return [
      { id: "for-all-values", message, fix: `write ${name.replace("ForAllValues:", "")}`, at },
    ];
  }
  if (effect !== "Allow" || isThere) return [];
  const message = `ForAllValues in an Allow holds for a request without ${quote(key)}`;
  const fix = `add "Null": { ${quote(key)}: "false" }, unless requests without it are meant to be allowed`;
  return [{ id: "for-all-values", message, fix, at }];
}

/** Whether another test asks that the key is there. */
function isAskedFor(test: ConditionTest, tests: readonly ConditionTest[]): boolean {
  return tests.some(
    ({ lower, operator, values, negated, ifExists }) =>
      lower === test.lower &&
      (operator.kind === "Null"
        ? values.includes("false")
        : operator.set !== "ForAllValues" && !negated && !ifExists),
  );
}

export const wildcards = defineRule({
  name: "condition-wildcards",
  finds: {
    "string-like-on-arn": kind(
      "warning",
      "StringLike compares an ARN.",
      "Its * goes over the colons between the parts, so that it may be another account's.",
      "Use ArnLike.",
    ),
    "equivalent-to-null": kind(
      "notice",
      "A condition asks in a roundabout way whether a key is there.",
      "Whoever reads it has to know the operators by heart.",
      'Write "Null".',
    ),
    "condition-always-holds": kind(
      "notice",
      "A condition holds for every request.",
      "It restricts nothing.",
      "Remove the key, or say what it must be.",
    ),
    "condition-never-holds": kind(
      "warning",
      "A condition holds for no request.",
      "The statement does nothing.",
      "Correct the condition, or remove the statement.",
    ),
  },
  statement: (statement, context) => {
    const tests = testsOf(statement);
    return tests.flatMap((test): LintFault<WildcardId>[] => {
      const { operator, key, values, at } = test;
      if (isAbsent(test) && tests.some((other) => needs(other, test))) {
        const message = `${quote(key)} has to be absent here, and to have a value beside it`;
        const fix = "put the two into statements of their own, or remove one";
        return [{ id: "condition-never-holds", message, fix, at }];
      }
      if (operator.kind === "IPAddress" && isEverywhere(values)) return [anywhere(test)];
      if (values.includes("*") && operator.base.endsWith("Like")) return [anything(test)];
      return operator.kind === "String" ? ofTexts(test, context) : [];
    });
  },
});

function ofTexts(
  { operator, key, name, values, at }: ConditionTest,
  { reference }: LintContext,
): LintFault<WildcardId>[] {
  if (!/^String(Not)?Like$/.test(operator.base)) return [];
  const type = reference.hasLoaded(key.split(":", 1)[0] ?? "") || key.startsWith("aws:");
  const isArn = type && reference.conditionKey(key)?.type.endsWith("ARN") === true;
  if (!isArn || !values.some(hasWildcard)) return [];
  const message = `${name} compares the ARN ${quote(key)} as a text`;
  const fix = `write ${name.replace("String", "Arn")}`;
  return [{ id: "string-like-on-arn", message, fix, at }];
}

type WildcardId =
  "string-like-on-arn" | "equivalent-to-null" | "condition-always-holds" | "condition-never-holds";

function isAbsent({ operator, values }: ConditionTest): boolean {
  return operator.kind === "Null" && operator.set === undefined && values.includes("true");
}

/** Whether a test on the same key holds only where the request has it. */
function needs(
  { lower, operator, values, negated, ifExists }: ConditionTest,
  absent: ConditionTest,
): boolean {
  if (lower !== absent.lower || operator.set === "ForAllValues" || ifExists) return false;
  return operator.kind === "Null" ? values.includes("false") : !negated;
}

/** Ranges that are every address of IPv4 together, or of IPv6. */
function anywhere({ name, key, negated, at }: ConditionTest): LintFault<WildcardId> {
  if (negated) {
    const message = `the ranges of ${name} are every address of ${quote(key)} of their kind`;
    return { id: "condition-never-holds", message, fix: "write the ranges that may not", at };
  }
  const message = `the ranges of ${name} are every address of ${quote(key)} of their kind: it keeps nobody out`;
  return {
    id: "condition-always-holds",
    message,
    fix: "write the ranges that may, or remove it",
    at,
  };
}

/** A pattern of everything. Source: AWS IAM User Guide, what operators say where the request has no such key. */
function anything({
  name,
  key,
  negated,
  ifExists,
  operator,
  at,
}: ConditionTest): LintFault<WildcardId> {
  const never = negated && operator.set === "ForAnyValue";
  if (never) {
    const message = `${name} of "*" holds for no value of ${quote(key)}`;
    return { id: "condition-never-holds", message, fix: "say what it must not be", at };
  }
  const always = !negated && (ifExists || operator.set === "ForAllValues");
  if (always) {
    const message = `${name} of "*" holds for every request, with ${quote(key)} or without`;
    return { id: "condition-always-holds", message, fix: "remove it, or say what it must be", at };
  }
  const there = negated ? "true" : "false";
  const message = `${name} of "*" asks whether ${quote(key)} is ${negated ? "absent" : "there"}`;
  return {
    id: "equivalent-to-null",
    message,
    fix: `write "Null": { ${quote(key)}: "${there}" }`,
    at,
  };
}
