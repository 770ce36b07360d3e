import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import cases from "../cases/truth-harness/readme-office.json";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { subjectsOfModel } from "./model-subjects";
import { runTable } from "./run-table";
import { parseTable } from "./tables";

const read = (name: string): string => readFileSync(join(repository, name), "utf8");

/** The README's example, and the same with the office as its text says it with a grant. */
function fleetFiles(): Record<keyof typeof cases, string> {
  const file = read("fleets.yaml");
  const granted = /```yaml\n(office:\n[\s\S]*?)```/.exec(read("README.md"))?.[1] ?? "";
  expect(granted, "the office in README.md").to.include("kinesisvideo:stream/");
  const without = file.slice(0, file.indexOf("  office:\n"));
  return { "as it is": file, "with a grant": `${without}${granted.replace(/^/gm, "  ")}` };
}

describe("the office of the README", function () {
  for (const name of Object.keys(cases) as (keyof typeof cases)[]) {
    it(`can put media to no stream but its own, ${name}; no case misses a widening`, async () => {
      const folder = temporaryFolder("readme-office");
      writeTree(folder, { "fleets.yaml": fleetFiles()[name] });
      const { model, problems } = await checkFile(join(folder, "fleets.yaml"));
      expect(problems.map(({ id }) => id)).to.deep.equal(["service-retired"]);
      if (model === undefined) throw new Error("no model");
      // No policy of AWS's is asked for: the role has none.
      const subjects = subjectsOfModel(model, (arn) => expect.fail(`${arn} is attached`));
      const result = await runTable(parseTable(name, cases[name]), subjects);
      expect([...result.failures, ...result.survivors]).to.deep.equal([]);
      expect(result.mutants).to.be.above(10);
    });
  }
});
