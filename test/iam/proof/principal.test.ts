import { expect } from "chai";
import fc from "fast-check";
import { findRequest, type RequestQuestion } from "../../../generators/iam";
import { evaluator } from "../../../generators/iam/proof/evaluate";
import { readCases } from "../../support/cases";
import { byDepth } from "../../support/depth";
import { documents, REQUESTS } from "./small";
import { whole } from "./whole";

interface Case extends Omit<RequestQuestion, "allowedBy" | "notAllowedBy"> {
  readonly it: string;
  readonly policies: Readonly<Record<string, unknown>>;
  /** What does not allow it. */
  readonly others?: Readonly<Record<string, unknown>>;
  readonly found: boolean;
}

const ROLE = "arn:aws:iam::111122223333:role/example";
const CALLERS: readonly string[] = [
  ...[ROLE, "arn:aws:sts::111122223333:assumed-role/example/s", "arn:aws:iam::111122223333:user/u"],
  ...["arn:aws:iam::444455556666:role/example", "111122223333", "iot.amazonaws.com", "*"],
  ...["arn:aws:iam::111122223333:role/aws-service-role/a.amazonaws.com/AWSServiceRoleForA"],
];
const PRINCIPALS: readonly unknown[] = [
  ...["*", { AWS: ROLE }, { AWS: "111122223333" }, { Service: "iot.amazonaws.com" }],
  ...[{ AWS: [ROLE, "arn:aws:sts::111122223333:assumed-role/example/s"] }, { Service: "*" }],
];

describe("a request of a certain caller", () => {
  for (const { it: what, policies, others, found, ...question } of readCases<Case[]>(
    ...["iam", "proof", "callers.json"],
  )) {
    it(`${found ? "finds one" : "finds none"} of ${what}`, () => {
      const notAllowedBy = others && { notAllowedBy: whole(others) };
      const answer = findRequest({ ...question, allowedBy: whole(policies), ...notAllowedBy });
      expect(answer.found).to.equal(found);
      if (answer.found !== true) return;
      expect(answer.request.principal).to.equal(question.principal);
    });
  }

  it("is what evaluate says of that caller, also within boundary and control policies", () => {
    const counts = { found: 0, none: 0, unknown: 0 };
    fc.assert(
      fc.property(
        policies(),
        fc.constantFrom(...CALLERS),
        fc.boolean(),
        (given, principal, wide) => {
          const reading = wide ? "most" : "least";
          const answer = findRequest({ allowedBy: given, principal, reading });
          const decide = evaluator(given, { reading });
          if (answer.found === true) {
            counts.found++;
            expect(answer.request.principal).to.equal(principal);
            expect(decide(answer.request).effect).to.equal("allowed");
          } else if (answer.found === false) {
            counts.none++;
            for (const request of REQUESTS.filter((_, index) => index % 7 === 0)) {
              expect(decide({ ...request, principal }).effect).to.not.equal("allowed");
            }
          } else counts.unknown++;
        },
      ),
      { seed: 11, numRuns: byDepth({ people: 15, all: 100, long: 3000 }) },
    );
    expect(counts.found).to.be.greaterThan(0);
    expect(counts.none).to.be.greaterThan(0);
    // Variables that exclude one another, in NotResource: docs/explanation/proof.md says so.
    expect(counts.unknown).to.be.at.most((counts.found + counts.none) / 20);
  });
});

function policies(): fc.Arbitrary<RequestQuestion["allowedBy"]> {
  const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 1 });
  return fc
    .tuple(
      documents(),
      maybe(documents()),
      maybe(documents()),
      maybe(resourcePolicy()),
      maybe(controlPolicy()),
    )
    .map(([one, boundary, scp, [resource], rcp]) => ({
      ...{ identity: [one], boundary, scp: scp.map((level) => [level]) },
      rcp: rcp.map((level) => [level]),
      ...(resource !== undefined && { resource }),
    }));
}

/** About everybody, as they all are. */
function controlPolicy(): fc.Arbitrary<object> {
  return resourcePolicy("*");
}

function resourcePolicy(...principals: readonly unknown[]): fc.Arbitrary<object> {
  const names = principals.length === 0 ? PRINCIPALS : principals;
  return fc.tuple(documents(), fc.constantFrom(...names)).map(([document, Principal]) => {
    const { Statement } = document as { Statement: object[] };
    return { ...document, Statement: Statement.map((one) => ({ ...one, Principal })) };
  });
}
