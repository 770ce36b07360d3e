import { readdirSync } from "node:fs";
import { expect } from "chai";
import { lintRules } from "../../../generators/iam/lint";
import { awsCodes } from "../../../generators/iam/lint/aws-codes";
import { casePath, readCases } from "../../support/cases";
import { lintCase } from "../../support/lint";
import type { LintCase } from "../../support/lint";

interface CodeCase {
  readonly code: string;
  readonly bad: Omit<LintCase, "name">;
}

const byCode = new Map(awsCodes.map(({ code, by }) => [code, by]));
const codes = readCases<CodeCase[]>("iam", "lint", "aws-codes.json").map(({ code, bad }) => {
  return { bad, ids: byCode.get(code) ?? [] };
});
const recorded = readdirSync(casePath("iam", "lint", "cases")).flatMap((file) =>
  readCases<(LintCase & { readonly findings: readonly string[] })[]>(
    "iam",
    "lint",
    "cases",
    file,
  ).map((one) => ({ bad: one, ids: one.findings.map((line) => line.split(" ")[1] ?? "") })),
);

describe("lint without one of its checks", () => {
  for (const rule of lintRules) {
    it(`fails a case without ${rule.name}`, () => {
      const others = lintRules.filter((one) => one !== rule);
      const failing = [...codes, ...recorded].filter(({ bad, ids }) => {
        const found = new Set(lintCase(bad, others).map(({ id }) => id));
        return ids.some((id) => !found.has(id));
      });
      expect(failing.length).to.be.above(0);
    });

    for (const id of Object.keys(rule.finds)) {
      it(`fails a case where ${rule.name} does not find ${id}`, () => {
        const own = (one: LintCase | CodeCase["bad"]): boolean =>
          lintCase(one, [rule]).some((finding) => finding.id === id);
        expect(
          [...codes, ...recorded].some(({ bad, ids }) => ids.includes(id) && own(bad)),
        ).to.equal(true);
      });
    }
  }
});
