import { expect } from "chai";
import * as fc from "fast-check";
import { compareAccess } from "../../../generators/iam/proof/compare-access";
import { eachPrincipal } from "../../../generators/iam/proof/each-principal";

const ACCOUNTS = ["111111111111", "222222222222"];

const names = fc.record({
  AWS: fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...ACCOUNTS), fc.nat(30))
      .map(([account, role]) => `arn:aws:iam::${account}:role/r${String(role)}`),
    { minLength: 1, maxLength: 40 },
  ),
  Service: fc.subarray(["ec2.amazonaws.com", "lambda.amazonaws.com"], { minLength: 1 }),
});

const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Principal: names,
  Action: fc.constantFrom("s3:GetObject", "s3:PutObject"),
  Resource: fc.constant("arn:aws:s3:::b/*"),
});

const policy = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((Statement) => ({ Version: "2012-10-17", Statement }));

/** What is said of whom, whatever stands together. */
function said({ Statement }: { Statement?: unknown }): string[] {
  return [
    ...new Set(
      [Statement].flat().flatMap((one) => {
        const { Principal, ...rest } = one as { Principal: Record<string, string | string[]> };
        return Object.entries(Principal).flatMap(([type, all]) =>
          [all].flat().map((name) => JSON.stringify([rest, type, name])),
        );
      }),
    ),
  ].sort();
}

describe("statements for each principal", () => {
  it("say the same as those for all of them", () => {
    fc.assert(
      fc.property(policy, policy, (one, other) => {
        expect(said(eachPrincipal(one, other))).to.deep.equal(said(one));
        expect(eachPrincipal(one, one)).to.deep.equal(one);
      }),
    );
  });

  it("leave what is no policy as it is", () => {
    for (const one of [{}, { Statement: "x" }, { Statement: [null, { Effect: "Allow" }] }]) {
      const { Statement } = eachPrincipal(one, undefined) as { Statement?: unknown };
      expect([Statement].flat()).to.deep.equal([(one as { Statement?: unknown }).Statement].flat());
    }
  });

  it("show all whom one statement lets in, also where they did less before", () => {
    const of = (Action: string, ...AWS: string[]): object => ({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS }, Action, Resource: "arn:aws:s3:::b/*" }],
    });
    const [own, foreign] = ACCOUNTS.map((account) => `arn:aws:iam::${account}:role/r`);
    const [before, after] = ["s3:GetObject", "s3:*Object"].map((action) =>
      of(action, own ?? "", foreign ?? ""),
    );
    const { gained } = compareAccess([before ?? {}], [after ?? {}], { kind: "resource" });
    expect(gained.map(({ witness }) => witness.principal)).to.deep.equal([own, foreign]);
  });
});
