import { expect } from "chai";
import * as fc from "fast-check";
import { narrowingFaults, sharedPairs } from "../../../generators/iam/condition/narrowing";
import { OPERATORS } from "../../../generators/iam/condition/operators";
import type { ValueKind } from "../../../generators/iam/condition/operators";
import type { Condition } from "../../../generators/iam/document";
import { evaluate } from "../../../generators/iam";
import { readCases } from "../../support/cases";

const { narrow, idle } = readCases<{
  readonly narrow: readonly Condition[];
  readonly idle: readonly (readonly [Condition, readonly (string | number)[]])[];
}>("iam", "narrowing.json");

/** Values that are some of the kind, and one that every comparison of it may meet. */
const VALUES: Readonly<Record<ValueKind, readonly string[]>> = {
  String: ["a", "a*", "*"],
  Numeric: ["1"],
  Date: ["2026-01-01T00:00:00Z"],
  Bool: ["true", "false"],
  Binary: ["YQ=="],
  IPAddress: ["203.0.113.0/24", "0.0.0.0/0"],
  ARN: ["arn:aws:iot:us-east-1:111111111111:thing/a", "*"],
  Null: ["true", "false"],
};

const operators = Object.entries(OPERATORS).flatMap(([kind, names]) =>
  names.flatMap((name) =>
    ["", "ForAnyValue:", "ForAllValues:"].flatMap((set) =>
      ["", ...(name === "Null" ? [] : ["IfExists"])].map(
        (end) => [`${set}${name}${end}`, kind as ValueKind] as const,
      ),
    ),
  ),
);

/** Whether an Allow under the condition lets a request through that says nothing of itself. */
function letsThrough(condition: Condition): boolean {
  const statement = {
    Effect: "Allow",
    Action: ["*"],
    Resource: ["*"],
    Condition: condition,
  } as const;
  const { effect } = evaluate(
    {
      principal: "arn:aws:iam::111111111111:role/a",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::b/c",
      context: {},
    },
    { identity: [{ Version: "2012-10-17", Statement: [statement] }] },
  );
  return effect === "allowed";
}

describe("conditions that are added", () => {
  for (const condition of narrow) {
    it(`keep somebody out: ${JSON.stringify(condition)}`, () => {
      expect(narrowingFaults(condition)).to.deep.equal([]);
    });
  }

  for (const [condition, at] of idle) {
    it(`keep nobody out: ${JSON.stringify(condition)}`, () => {
      expect(narrowingFaults(condition).map((fault) => fault.at)).to.deep.equal([at]);
    });
  }

  it("never let a request through that lacks the key, whatever the operator", () => {
    const some = fc
      .constantFrom(...operators)
      .chain(([operator, kind]) =>
        fc
          .uniqueArray(fc.constantFrom(...VALUES[kind]), { minLength: 1 })
          .map((values): Condition => ({ [operator]: { "aws:SourceOrgID": values } })),
      );
    let taken = 0;
    fc.assert(
      fc.property(some, (condition) => {
        if (narrowingFaults(condition).length > 0) return;
        taken += 1;
        expect(letsThrough(condition)).to.equal(false);
      }),
    );
    expect(taken).to.be.greaterThan(0);
    // The other half of what makes that worth something.
    expect(letsThrough({ StringEqualsIfExists: { "aws:SourceOrgID": ["a"] } })).to.equal(true);
  });

  it("displace one of the same operator and key, however it is written", () => {
    const own = {
      StringEquals: { "aws:SourceAccount": ["1"] },
      ArnLike: { "aws:SourceArn": ["*"] },
    };
    const added = { StringEquals: { "AWS:sourceaccount": ["2"], "aws:SourceArn": ["3"] } };
    expect(sharedPairs(own, added)).to.deep.equal([["StringEquals", "AWS:sourceaccount"]]);
  });
});
