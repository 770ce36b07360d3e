import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { checks } from "../../generators/checks";
import type { Check } from "../../generators/checks";
import { casePath, expectRecorded, readCases } from "../support/cases";
import { writeCase } from "../support/check-cases";
import type { CheckCase } from "../support/check-cases";
import { problemLine } from "../support/problems";

/** The problems that the check finds: what others say of the case is theirs. */
async function run(item: CheckCase, { finds }: Check): Promise<string[]> {
  const { problems } = await checkFile(writeCase(item));
  return problems.filter(({ id }) => Object.hasOwn(finds, id)).map(problemLine);
}

/** Nobody has found an expectation so hard that a case could have it in a test's time. */
const SEARCH_GIVES_UP = "expectation-undecided";

/** Problem lines of all cases: some findings take more than one check's base has. */
const recorded = [
  ...readdirSync(casePath("checks")).map((file) => readFileSync(casePath("checks", file), "utf8")),
  readFileSync(casePath("fleet-file.json"), "utf8"),
].join("\n");

describe("checks", () => {
  for (const check of checks) {
    const { name } = check;
    it(`${name}: its cases give exactly their problems`, async () => {
      expect(
        existsSync(casePath("checks", `${name}.json`)),
        `test/cases/checks/${name}.json`,
      ).to.equal(true);
      const cases = readCases<CheckCase[]>("checks", `${name}.json`);
      const actual: CheckCase[] = [];
      for (const item of cases) actual.push({ ...item, problems: await run(item, check) });
      expect(actual[0]?.problems, "the first case is the good one").to.deep.equal([]);
      expect(actual.slice(1).every(({ problems }) => problems.length > 0)).to.equal(true);
      expect(actual.length).to.be.above(1);
      expectRecorded(join("checks", `${name}.json`), actual);
    });

    it(`${name}: some case has each of its findings`, () => {
      const unseen = Object.keys(check.finds).filter((id) => !recorded.includes(` ${id}: `));
      expect(unseen.filter((id) => id !== SEARCH_GIVES_UP)).to.deep.equal([]);
    });
  }

  it("are all there: cases without their check fail", () => {
    const files = readdirSync(casePath("checks")).map((file) => file.replace(/\.json$/, ""));
    expect(checks.map(({ name }) => name)).to.include.members(files);
  });
});
