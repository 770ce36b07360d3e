/** How much is checked, by how many cases, and how much of what AWS checks: one line for a run of the tests. */
import { readdirSync } from "node:fs";
import { checks } from "../../generators/checks";
import { TEXT_FINDS, lintRules } from "../../generators/iam/lint";
import { awsCodes } from "../../generators/iam/lint/aws-codes";
import { casePath, readCases } from "./cases";

export function census(): string {
  const cases = [
    ...["checks", "iam/lint/cases"].flatMap((folder) =>
      readdirSync(casePath(folder)).map((file) => readCases<unknown[]>(folder, file).length),
    ),
    // A document that has the fault, and one that has not.
    2 * readCases<unknown[]>("iam", "lint", "aws-codes.json").length,
  ].reduce((sum, count) => sum + count, 0);
  const lint = new Set([TEXT_FINDS, ...lintRules.map(({ finds }) => finds)].flatMap(Object.keys));
  const covered = awsCodes.filter(({ by }) => by.length > 0).length;
  return (
    `checks: ${checks.length} of fleet files, ${lint.size} of lint, ${cases} cases; ` +
    `AWS's ${awsCodes.length} codes: ${covered} covered, ${awsCodes.length - covered} with a reason`
  );
}
