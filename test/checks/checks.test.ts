import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { checks } from "../../generators/checks";
import type { Check } from "../../generators/checks";
import { casePath, expectRecorded, readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { problemLine } from "../support/problems";

interface CheckCase {
  readonly name: string;
  /** The fleet file, over a plain base; a string `${n × text}`, here and below, stands for so many repetitions. */
  readonly spec: Record<string, unknown>;
  /** Blueprints of the user's own, by id. */
  readonly blueprints?: Record<string, object>;
  /** Problem lines; the first case of each file has none. */
  readonly problems: readonly string[];
}

const BASE = {
  version: 1,
  environments: { dev: { account: "111111111111", region: "us-east-1" } },
  fleets: { office: { blueprint: "deeplens" } },
};

/** `${120 × a}` → 120 times `a`, so that cases about lengths stay readable. */
function repeated(value: unknown): unknown {
  const text = JSON.stringify(value).replace(
    /\$\{(\d+) × ([^}]*)\}/g,
    (_, count: string, part: string) => part.repeat(Number(count)),
  );
  return JSON.parse(text) as unknown;
}

/** The problems that the check finds: what others say of the case is theirs. */
async function run({ spec, blueprints = {} }: CheckCase, { finds }: Check): Promise<string[]> {
  const folder = temporaryFolder("checks");
  const own = Object.entries(blueprints).map(([id, data]): [string, string] => [
    `blueprints/${id}.yaml`,
    JSON.stringify(repeated(data)),
  ]);
  const more = own.length > 0 ? { blueprints: "./blueprints" } : {};
  const file = repeated({ ...BASE, ...more, ...spec });
  writeTree(folder, { ...Object.fromEntries(own), "fleets.yaml": JSON.stringify(file, null, 1) });
  const { problems } = await checkFile(join(folder, "fleets.yaml"));
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
