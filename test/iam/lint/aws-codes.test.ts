import { expect } from "chai";
import { knownProblems } from "../../../generators/cli/known-problems";
import { lintRules, TEXT_FINDS } from "../../../generators/iam/lint";
import { awsCodes } from "../../../generators/iam/lint/aws-codes";
import { readCases } from "../../support/cases";
import { findingLine, lintCase } from "../../support/lint";
import type { LintCase } from "../../support/lint";

interface CodeCase {
  readonly code: string;
  readonly bad: Omit<LintCase, "name">;
  readonly good: Omit<LintCase, "name">;
}

const cases = readCases<CodeCase[]>("iam", "lint", "aws-codes.json");
const covered = awsCodes.filter(({ by }) => by.length > 0);
const ids = new Set([
  ...lintRules.flatMap(({ finds }) => Object.keys(finds)),
  ...Object.keys(TEXT_FINDS),
]);
const totals = [
  `${String(ids.size)} checks of lint`,
  `${String(knownProblems().length)} problems in all`,
  `${String(cases.length * 2)} documents for AWS's codes`,
  `${String(covered.length)} of ${String(awsCodes.length)} codes covered`,
];

describe(`AWS's codes: ${totals.join(", ")}`, () => {
  it("are all there, each once", () => {
    const count = (type: string): number => awsCodes.filter((one) => one.type === type).length;
    expect(["ERROR", "WARNING", "SECURITY_WARNING", "SUGGESTION"].map(count)).to.deep.equal([
      79, 26, 18, 29,
    ]);
    expect(new Set(awsCodes.map(({ code }) => code)).size).to.equal(152);
    for (const { by, reason } of awsCodes) expect(by.length === 0).to.equal(reason !== undefined);
  });

  it("are covered by findings that there are, each with its case", () => {
    for (const { by } of covered) for (const id of by) expect(ids).to.include(id);
    expect(cases.map(({ code }) => code)).to.deep.equal(covered.map(({ code }) => code));
  });

  for (const { code, bad, good } of cases) {
    it(`${code}: is found, and is quiet where it is mended`, () => {
      const by = awsCodes.find((one) => one.code === code)?.by ?? [];
      const found = lintCase(bad);
      for (const id of by) {
        expect(
          found.map((one) => one.id),
          found.map(findingLine).join("\n"),
        ).to.include(id);
      }
      const quiet = lintCase(good).filter(({ id }) => by.includes(id));
      expect(quiet.map(findingLine)).to.deep.equal([]);
    });
  }
});
