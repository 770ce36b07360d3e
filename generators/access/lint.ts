/** lint, with what of its data is no part of IAM: which actions are sensitive, and which paths lead to permissions. */
import { loadEscalationPaths } from "../escalation-paths";
import { lintPolicy as lintBare } from "../iam/lint";
import type { LintFinding, LintOptions } from "../iam/lint";
import { packageFolder } from "../package-root";
import { sensitiveActions } from "../sensitive-actions";

/**
 * What is wrong with an IAM policy document: see `lintPolicy` of `fleetroles/iam`. With the classes of sensitive actions
 * and the paths of escalation that come with the program, unless options have others.
 *
 * @throws ArgumentError for options that mean nothing; never for a document
 */
export function lintPolicy(document: unknown, options: LintOptions = {}): LintFinding[] {
  const { paths } = loadEscalationPaths(packageFolder("templates", "escalation-paths"));
  return lintBare(document, { sensitive: sensitiveActions(), escalationPaths: paths, ...options });
}
