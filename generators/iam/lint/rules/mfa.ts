/** Conditions on multi-factor authentication that requests without it pass. */
import { quote } from "../../../problem";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
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
    const isAsked = tests.some((one) => !holdsWithout(one));
    return tests.flatMap((test): LintFault<"mfa-not-asked">[] => {
      const { name, key, at } = test;
      if (statement.Effect === "Allow") {
        if (!holdsWithout(test) || isAsked) return [];
        const message = `${name} holds for access keys of a user, whose requests have no ${quote(key)}`;
        return [{ id: "mfa-not-asked", message, fix: `write ${name.replace("IfExists", "")}`, at }];
      }
      if (statement.Effect !== "Deny" || holdsWithout(test) || !isAbsence(test)) return [];
      const message = `access keys of a user are not denied: their requests have no ${quote(key)}, and ${name} does not hold`;
      return [{ id: "mfa-not-asked", message, fix: `write ${name}IfExists`, at }];
    });
  },
});

const KEYS: ReadonlySet<string> = new Set(["aws:multifactorauthpresent", "aws:multifactorauthage"]);

function holdsWithout({ ifExists, negated, operator, values }: ConditionTest): boolean {
  return operator.kind === "Null" ? values.includes("true") : ifExists || negated;
}

/** Whether it is meant for those who did not use a second factor, or long ago. */
function isAbsence({ operator, values }: ConditionTest): boolean {
  if (operator.kind === "Bool") return values.includes("false");
  return operator.base.startsWith("NumericGreater");
}
