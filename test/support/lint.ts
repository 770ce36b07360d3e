import { lintBy, lintRules } from "../../generators/iam/lint";
import type { LintFinding, LintRule, PolicyKind } from "../../generators/iam/lint";
import { loadEscalationPaths } from "../../generators/escalation-paths";
import { packageFolder } from "../../generators/package-root";
import { sensitiveActions } from "../../generators/sensitive-actions";

/** A document to be linted; a statement alone stands for a policy of 2012-10-17. */
export interface LintCase {
  readonly name: string;
  readonly kind?: PolicyKind;
  readonly document?: unknown;
  readonly statement?: unknown;
}

/** `error unknown-action /Statement/Action: AWS has … → did you mean …` */
export function findingLine({ severity, id, pointer, message, fix }: LintFinding): string {
  return `${severity} ${id} ${pointer}: ${message} → ${fix}`;
}

/** What all rules, or some of them, say of the case. */
export function lintCase(
  { kind, document, statement }: Omit<LintCase, "name">,
  rules: readonly LintRule[] = lintRules,
): LintFinding[] {
  const whole =
    statement === undefined ? document : { Version: "2012-10-17", Statement: statement };
  return lintBy(rules, whole, {
    sensitive: sensitiveActions(),
    escalationPaths: loadEscalationPaths(packageFolder("templates", "escalation-paths")).paths,
    ...(kind !== undefined && { kind }),
  });
}
