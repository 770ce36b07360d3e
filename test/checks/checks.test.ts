import { existsSync } from "node:fs";
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
  }
});
