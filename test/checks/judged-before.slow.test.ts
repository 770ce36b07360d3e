import { expect } from "chai";
import { checkFile } from "../../generators";
import { checks } from "../../generators/checks";
import { ModelMemory } from "../../generators/model/memory";
import { readCases } from "../support/cases";
import { writeCase } from "../support/check-cases";
import type { CheckCase } from "../support/check-cases";

describe("what is not judged again", () => {
  for (const { name, scope } of checks) {
    if (!(scope === "stack" || scope === "statement")) continue;
    it(`is nothing that ${name} finds something of`, async () => {
      const [, ...cases] = readCases<CheckCase[]>("checks", `${name}.json`);
      expect(cases).not.to.deep.equal([]);
      for (const each of cases) {
        const path = writeCase(each);
        const memory = new ModelMemory();
        const first = await checkFile(path, { memory });
        const second = await checkFile(path, { memory });
        expect(second.problems, each.name).to.deep.equal(first.problems);
      }
    });
  }
});
