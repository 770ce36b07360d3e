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

/** What of a case's findings each rule has: rules know nothing of each other, so that all without one are the others' together. */
const found = [...codes, ...recorded].map(({ bad, ids }) => ({
  ids,
  byRule: lintRules.map((rule) => new Set(lintCase(bad, [rule]).map(({ id }) => id))),
}));

describe("lint without one of its checks", () => {
  lintRules.forEach((rule, index) => {
    it(`fails a case without ${rule.name}`, () => {
      const failing = found.filter(({ ids, byRule }) =>
        ids.some((id) => !byRule.some((own, other) => other !== index && own.has(id))),
      );
      expect(failing.length).to.be.above(0);
    });

    for (const id of Object.keys(rule.finds)) {
      it(`fails a case where ${rule.name} does not find ${id}`, () => {
        const needing = found.filter(
          ({ ids, byRule }) =>
            ids.includes(id) && byRule.every((own, other) => own.has(id) === (other === index)),
        );
        expect(needing.length).to.be.above(0);
      });
    }
  });
});
