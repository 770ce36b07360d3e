import { expect } from "chai";
import * as fc from "fast-check";
import { Prover } from "../../generators/access/expectations";
import type { HeldPolicy, PolicyHolder } from "../../generators/access/holder";
import { prove } from "../../generators/access/prove";
import type { Expectation } from "../../generators/model/types";

const PATTERNS = ["iam:*", "sts:AssumeRole*", "sqs:SendMessage", "SQS:send*", "s3:GetObject", "*"];

const statement = fc
  .record({
    Effect: fc.constantFrom("Allow", "Allow", "Deny", "Alow"),
    element: fc.constantFrom("Action", "Action", "Action", "NotAction"),
    actions: fc.array(fc.constantFrom("sqs:SendMessage", "s3:GetObject", ...PATTERNS), {
      minLength: 1,
      maxLength: 2,
    }),
    Resource: fc.constantFrom("*", "arn:aws:sqs:eu-west-1:111111111111:q", "arn:aws:s3:::b/*"),
    Condition: fc.constantFrom(
      {},
      ...[{}, {}, { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/R" } }],
      ...[{ Bool: { "aws:SecureTransport": "true" } }, { NoOperator: { "aws:userid": "x" } }],
    ),
  })
  .map(({ element, actions, ...others }) => ({ ...others, [element]: actions }));

const policy = fc
  .record({
    kind: fc.constantFrom("inline" as const, "aws-managed" as const),
    statements: fc.array(statement, { maxLength: 3 }),
  })
  .map(({ kind, statements }): HeldPolicy => {
    const document = { Version: "2012-10-17", Statement: statements };
    return { kind, name: "p", document };
  });

const expectation = fc
  .record({
    kind: fc.constantFrom("cannot" as const, "cannot" as const, "can" as const),
    text: fc.constantFrom(...PATTERNS),
    more: fc.array(fc.constantFrom(...PATTERNS), { maxLength: 1 }),
  })
  .map(({ kind, text, more }): Expectation => {
    return { kind, texts: [text, ...more], context: {}, of: "role", place: { path: [] } };
  });

function outcome(ask: () => { readonly outcome: string }): string {
  try {
    return ask().outcome;
  } catch (error) {
    return String(error);
  }
}

describe("proving expectations", () => {
  it("proves of many holders what it proves of each by itself", () => {
    const prover = new Prover();
    const found = new Map<string, number>();
    fc.assert(
      fc.property(expectation, fc.array(policy, { maxLength: 2 }), (asked, policies) => {
        const arn = "arn:aws:iam::111111111111:role/R";
        const holder: PolicyHolder = {
          ...{ kind: "role", id: "s/role", stack: "s", label: "role", arn, policies },
        };
        const context = { "aws:PrincipalArn": arn, "aws:PrincipalAccount": "111111111111" };
        const plainly = outcome(() => prove({ ...asked, context }, holder));
        found.set(plainly, (found.get(plainly) ?? 0) + 1);
        expect(outcome(() => prover.prove(asked, holder))).to.equal(plainly);
      }),
      { numRuns: 500 },
    );
    for (const one of ["holds", "fails"]) expect(found.get(one), one).to.be.greaterThan(30);
    expect([...found.keys()].join(" ")).to.include("PolicyError");
  });

  it("proves nothing of a holder one of whose documents is not known", () => {
    const own = { Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" }] };
    const known: HeldPolicy = {
      kind: "inline",
      name: "own",
      document: { ...own, Version: "2012-10-17" },
    };
    const open: HeldPolicy = { kind: "customer-managed", name: "theirs", document: undefined };
    const trust: HeldPolicy = { kind: "trust", name: "trust policy", document: undefined };
    const who = { kind: "role", id: "s/role", stack: "s", label: "role" } as const;
    const holder: PolicyHolder = { ...who, policies: [known, open], trust };
    for (const [kind, text] of [
      ["cannot", "s3:GetObject"],
      ["cannot", "sqs:SendMessage"],
      ["can", "sqs:SendMessage"],
      ["assumable-by", "lambda.amazonaws.com"],
      ["not-assumable-by", "*"],
    ] as const) {
      const asked: Expectation = {
        kind,
        texts: [text],
        context: {},
        of: "role",
        place: { path: [] },
      };
      expect(new Prover().prove(asked, holder).outcome, `${kind} ${text}`).to.equal("unknown");
    }
  });
});
