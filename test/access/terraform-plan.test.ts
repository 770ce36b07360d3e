import { expect } from "chai";
import { planHolders, readPlan } from "../../generators/access/terraform";
import { ownValue } from "../../generators/text/own-value";
import { readCases } from "../support/cases";
import { holderLines } from "./holder-lines";

interface Cases {
  readonly managed: Readonly<Record<string, object>>;
  readonly cases: readonly {
    readonly name: string;
    readonly plan: unknown;
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
  readonly refused: readonly {
    readonly what: string;
    readonly data: unknown;
    readonly message: string;
  }[];
}

const { managed, cases, refused } = readCases<Cases>("access", "terraform", "plans.json");

describe("holders of a plan", () => {
  for (const { name, plan, before, after } of cases) {
    it(name, () => {
      const read = readPlan(plan, "p.json");
      if ("id" in read) throw new Error(read.message);
      const found = planHolders(read, (arn) => ownValue(managed, arn));
      expect(found.before.flatMap(holderLines), "before").to.deep.equal(before);
      expect(found.after.flatMap(holderLines), "after").to.deep.equal(after);
    });
  }

  for (const { what, data, message } of refused) {
    it(`refuses ${what}`, () => {
      const read = readPlan(data, "p.json");
      if (!("id" in read)) throw new Error("it was read");
      expect(read).to.include({ id: "not-a-plan", severity: "error", message });
      expect(read.fix).to.match(/plan/);
    });
  }
});
