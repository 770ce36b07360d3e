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
  readonly permissions: readonly {
    readonly name: string;
    readonly arguments: Readonly<Record<string, string>>;
    readonly statement: object;
  }[];
  readonly refused: readonly {
    readonly what: string;
    readonly data: unknown;
    readonly message: string;
  }[];
}

const { managed, cases, permissions, refused } = readCases<Cases>(
  "access",
  "terraform",
  "plans.json",
);

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

  for (const { name, arguments: said, statement } of permissions) {
    it(`makes a statement of a permission: ${name}`, () => {
      const after = { function_name: "f", ...said };
      const change = { actions: ["create"], before: null, after, after_unknown: {} };
      const [type, address] = ["aws_lambda_permission", "aws_lambda_permission.p"];
      const changes = [{ address, mode: "managed", type, name: "p", change }];
      const read = readPlan({ format_version: "1.2", resource_changes: changes }, "p.json");
      if ("id" in read) throw new Error(read.message);
      const [holder] = planHolders(read, () => undefined).after;
      const document = { Version: "2012-10-17", Statement: [statement] };
      expect(holder?.policies).to.deep.equal([{ kind: "resource", name: address, document }]);
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
