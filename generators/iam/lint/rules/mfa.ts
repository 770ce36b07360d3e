/** Conditions on multi-factor authentication that requests without it pass. */
import { quote } from "../../../problem";
import type { ReadStatement } from "../read";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { coversRequests } from "./redundant";
import { kind, testsOf } from "./tests";
import type { ConditionTest } from "./tests";

export const mfa = defineRule({
  name: "mfa",
  finds: {
    "mfa-not-asked": kind(
      "warning",
      "A condition on multi-factor authentication is passed by requests that say nothing of it.",
      "Requests with the access keys of a user have no aws:MultiFactorAuthPresent.",
      "In an Allow use Bool, and in a Deny BoolIfExists.",
      "reference_policies_condition-keys",
    ),
  },
  statement: (statement) => {
    const tests = testsOf(statement).filter(({ lower }) => KEYS.has(lower));
    if (statement.Effect !== "Allow" || !tests.every(holdsWithout)) return [];
    return tests.map(({ name, key, at }): LintFault<"mfa-not-asked"> => {
      const message = `${name} holds for access keys of a user, whose requests have no ${quote(key)}`;
      return { id: "mfa-not-asked", message, fix: `write ${name.replace("IfExists", "")}`, at };
    });
  },
  document: ({ statements }) => {
    const keys = statements.filter(deniesKeys);
    return statements.flatMap((one) =>
      one.text.Effect !== "Deny" || keys.some((other) => coversRequests(other, one))
        ? []
        : denials(one),
    );
  },
});

/** What denies those without a second factor, and lets access keys pass. */
function denials({ text, at }: ReadStatement): LintFault<"mfa-not-asked">[] {
  const tests = testsOf(text).filter(({ lower }) => KEYS.has(lower));
  return tests
    .filter((test) => !holdsWithout(test) && isAbsence(test))
    .map((test) => {
      const message = `access keys of a user are not denied: their requests have no ${quote(test.key)}, and ${test.name} does not hold`;
      return {
        ...{ id: "mfa-not-asked" as const, message, fix: `write ${test.name}IfExists` },
        at: [...at, ...test.at],
      };
    });
}

/** Whether access keys are denied, whatever else their request says. */
function deniesKeys({ text }: ReadStatement): boolean {
  const tests = testsOf(text);
  return (
    text.Effect === "Deny" && tests.every((test) => KEYS.has(test.lower) && holdsWithout(test))
  );
}

const KEYS: ReadonlySet<string> = new Set(["aws:multifactorauthpresent", "aws:multifactorauthage"]);

function holdsWithout({ ifExists, negated, operator, values }: ConditionTest): boolean {
  return operator.kind === "Null" ? values.includes("true") : ifExists || negated;
}

/** Whether it is meant for those who did not use a second factor, or long ago. */
function isAbsence({ operator, values }: ConditionTest): boolean {
  if (operator.kind === "Bool") return values.includes("false");
  return operator.base.startsWith("NumericGreater");
}
