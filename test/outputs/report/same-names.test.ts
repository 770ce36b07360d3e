import { expect } from "chai";
import type { PolicyHolder } from "../../../generators/access/holder";
import { asIn } from "../../../generators/outputs/report/same-names";
import type { Stack } from "../../../generators/model/types";
import { readCases } from "../../support/cases";

interface Case {
  readonly name: string;
  readonly environments: readonly [Named, Named];
  readonly resource: string;
  readonly becomes: string;
}

interface Named {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

function stackOf(environment: Named): Stack {
  return { name: `${environment.name}-dock`, environment } as unknown as Stack;
}

function holderOf(own: Stack, resource: string): PolicyHolder {
  const Statement = [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: [resource] }];
  const document = { Version: "2012-10-17", Statement };
  return {
    ...{ kind: "role", id: `${own.name}/device`, stack: own.name, label: "device" },
    policies: [{ kind: "inline", name: "grants", document }],
  };
}

describe("one environment's policies as another's", () => {
  for (const { name, environments, resource, becomes } of readCases<readonly Case[]>(
    "report/same-names.json",
  )) {
    it(name, () => {
      const [own, other] = environments.map(stackOf);
      if (own === undefined || other === undefined) throw new Error("two environments");
      const found = asIn(holderOf(own, resource), own, other);
      expect(found).to.include({ id: `${other.name}/device`, stack: other.name });
      expect(found.policies).to.deep.equal(holderOf(other, becomes).policies);
    });
  }
});
