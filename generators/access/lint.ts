/** lint, with what of its data is no part of IAM: which actions are sensitive. */
import { lintPolicy as lintBare } from "../iam/lint";
import type { LintFinding, LintOptions } from "../iam/lint";
import { sensitiveActions } from "../sensitive-actions";

/**
 * What is wrong with an IAM policy document: see `lintPolicy` of `fleetroles/iam`. With the classes of sensitive actions that come with the
 * program, unless options have others.
 *
 * @throws ArgumentError for options that mean nothing; never for a document
 */
export function lintPolicy(document: unknown, options: LintOptions = {}): LintFinding[] {
  return lintBare(document, { sensitive: sensitiveActions(), ...options });
}
