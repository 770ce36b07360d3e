import { expect } from "chai";
import fc from "fast-check";
import { compareAccess, evaluate, PolicyError } from "../../../generators/iam";
import { documents } from "./small";

type Statement = Readonly<Record<string, unknown>>;

const NOTHING = { gained: [], lost: [], unknown: [] };
const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
const WRITE = {
  ...{ Effect: "Allow", Action: ["s3:PutObject"], Resource: "arn:aws:s3:::b/*" },
  Condition: { Bool: { "aws:SecureTransport": "true" } },
};

describe("what a change gives and takes", () => {
  it("is one row for each statement, with a request that shows it", () => {
    const [before, after] = [policy(READ), policy(READ, WRITE)];
    const { gained, lost, unknown } = compareAccess([before], [after]);
    expect([lost, unknown]).to.deep.equal([[], []]);
    expect(gained).to.have.length(1);
    const [row] = gained;
    expect(row).to.deep.include({
      actions: ["s3:PutObject"],
      resource: "arn:aws:s3:::b/*",
      condition: "aws:SecureTransport Bool true",
      reading: "most",
    });
    if (row === undefined) return;
    expect(evaluate(row.witness, { identity: [after] }).effect).to.equal("allowed");
    expect(evaluate(row.witness, { identity: [before] }).effect).to.equal("implicitly-denied");
    expect(compareAccess([after], [before])).to.deep.equal({ gained: [], lost: gained, unknown });
  });

  it("names a pattern only where all of it is given", () => {
    const [narrow, wide] = ["s3:GetObject", "s3:GetObject*"].map((Action) =>
      policy({ ...READ, Action }),
    );
    const given = compareAccess([narrow ?? {}], [wide ?? {}]).gained[0]?.actions ?? [];
    expect(given).to.include("s3:GetObjectAcl").and.not.include("s3:GetObject*");
    expect(compareAccess([], [wide ?? {}]).gained[0]?.actions).to.deep.equal(["s3:GetObject*"]);
  });

  it("is nothing for the same in other words", () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const { Statement } = document as { Statement: readonly Statement[] };
        const split = Statement.flatMap(bySingleResource).reverse();
        const sids = split.map((one, index) => ({ Sid: `S${index}`, ...upperCase(one) }));
        const other = [{ Version: "2012-10-17", Statement: sids }];
        expect(compareAccess([document], other)).to.deep.equal(NOTHING);
      }),
      { seed: 11, numRuns: 8 },
    );
  });

  it("takes policies that are split over documents for one", () => {
    const both = compareAccess([policy(READ, WRITE)], [policy(WRITE), policy(READ)]);
    expect(both).to.deep.equal(NOTHING);
  });

  it("says what it did not decide", () => {
    const { gained, unknown } = compareAccess([], [policy(READ)], { limit: 3 });
    expect(gained).to.deep.equal([]);
    expect(unknown[0]).to.deep.include({ change: "gained", resource: "arn:aws:s3:::b/*" });
    expect(unknown[0]?.why).to.equal("no answer within 3 steps of search");
  });

  it("compares whom a role trusts", () => {
    const trust = (...Service: string[]): object =>
      policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } });
    const before = [trust("iot.amazonaws.com")];
    const after = [trust("iot.amazonaws.com", "lambda.amazonaws.com")];
    const { gained, lost } = compareAccess(before, after, { kind: "trust" });
    expect(gained.map(({ witness }) => witness.principal)).to.deep.equal(["lambda.amazonaws.com"]);
    expect(lost).to.deep.equal([]);
    expect(() => compareAccess(before, [...before, ...after], { kind: "trust" })).to.throw(
      PolicyError,
      "a role has one trust policy, and not 2: give one document",
    );
  });
});

function policy(...Statement: object[]): object {
  return { Version: "2012-10-17", Statement };
}

/** An Allow or a Deny of several resources is one of each; of NotResource it is not. */
function bySingleResource(statement: Statement): Statement[] {
  const { Resource } = statement;
  if (!Array.isArray(Resource)) return [statement];
  return Resource.map((one: unknown) => ({ ...statement, Resource: one }));
}

function upperCase(statement: Statement): Statement {
  const { Action } = statement;
  return Array.isArray(Action)
    ? { ...statement, Action: Action.map((one) => String(one).toUpperCase()) }
    : statement;
}
