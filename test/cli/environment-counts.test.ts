import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { environmentLines } from "../../generators/cli/environment-counts";
import { expectRecorded, readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";

interface Case {
  readonly name: string;
  /** Names, or how many. */
  readonly environments: readonly string[] | number;
  readonly defaults?: readonly string[];
  readonly fleets: Readonly<Record<string, object>>;
  readonly lines: readonly string[];
}

describe("what check says of each environment", () => {
  it("is short, whatever there is, as in test/cases/environment-counts.json", async () => {
    const file = join(temporaryFolder("counts"), "fleets.yaml");
    const found: Case[] = [];
    for (const one of readCases<readonly Case[]>("environment-counts.json")) {
      const names =
        typeof one.environments === "number"
          ? Array.from({ length: one.environments }, (_, index) => `e${String(index)}`)
          : one.environments;
      const environments = names.map((name, index) => {
        return [name, { account: String(index).padStart(12, "1"), region: "us-east-1" }];
      });
      const spec = {
        version: 1,
        defaults: { blueprint: "deeplens", environments: one.defaults },
        environments: Object.fromEntries(environments) as object,
        fleets: one.fleets,
      };
      writeFileSync(file, JSON.stringify(spec));
      const { model, spec: said } = await checkFile(file);
      const lines = environmentLines(model?.stacks ?? [], said?.data);
      expect(lines, one.name).to.have.length.at.most(6);
      found.push({ ...one, lines });
    }
    expectRecorded("environment-counts.json", found);
  });
});
