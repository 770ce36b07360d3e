import { expect } from "chai";
import * as fc from "fast-check";
import { compactActions, compactDocument } from "../../../generators/iam/policy/compact";
import { isActionWithin } from "../../../generators/iam/policy/within";
import { ServiceReference } from "../../../generators/iam/reference";
import { readCases } from "../../support/cases";
import { byDepth } from "../../support/depth";

interface CompactCase {
  readonly name: string;
  readonly actions: readonly string[];
  /** A service of which all actions are listed as well. */
  readonly all?: string;
  readonly compact: readonly string[];
}

const SERVICES = ["dynamodb", "ecr", "iot", "iotjobsdata", "s3", "sqs"];
const reference = ServiceReference.loadSync(SERVICES);

function actionsOf(service: string): string[] {
  return reference.actions(service).map(({ name }) => `${service}:${name}`);
}

describe("lists of actions that are shortened", () => {
  for (const { name, actions, all, compact } of readCases<CompactCase[]>("iam", "compact.json")) {
    it(name, () => {
      const listed = [...actions, ...(all === undefined ? [] : actionsOf(all))];
      expect(compactActions(listed, reference)).to.deep.equal(compact);
    });
  }

  const known = SERVICES.flatMap(actionsOf);
  const beginning = fc.constantFrom(
    "iot:Describe",
    "iot:List",
    "s3:Get",
    "s3:Put",
    "sqs:",
    "ecr:Batch",
  );
  const some = fc.oneof(
    fc.constantFrom(...known).map((one) => [one]),
    beginning.map((one) => known.filter((name) => name.startsWith(one))),
    beginning.map((one) => [`${one}*`]),
  );
  const lists = fc
    .tuple(fc.array(some, { minLength: 1, maxLength: 6 }), fc.nat({ max: 40 }))
    .map(([all, gone]) => all.flat().filter((_, index) => index === 0 || index !== gone));

  it("name the actions of today that they named, no more and no less, in no more characters", () => {
    fc.assert(
      fc.property(lists, (actions) => {
        const compact = compactActions(actions, reference);
        const named = (list: readonly string[]): string[] =>
          known.filter((name) => list.some((one) => isActionWithin(name, one)));
        expect(named(compact)).to.deep.equal(named(actions));
        expect(JSON.stringify(compact).length).to.be.at.most(JSON.stringify(actions).length);
        expect(
          compact.filter((one) => /^[^:]+:\*$/.test(one) && !actions.includes(one)),
        ).to.deep.equal([]);
        expect(compactActions([...actions].reverse(), reference)).to.deep.equal(compact);
        expect(compactActions(compact, reference)).to.deep.equal(compact);
      }),
      { numRuns: byDepth({ people: 30, all: 200, long: 2000 }) },
    );
  });

  it("are those of Action alone", () => {
    const [Action, short] = [
      actionsOf("sqs").filter((one) => one.startsWith("sqs:List")),
      ["sqs:List*"],
    ];
    const said = { Effect: "Allow" as const, Resource: ["*"] };
    const Statement = [
      { Sid: "A", ...said, Action },
      { Sid: "B", ...said, NotAction: Action },
    ];
    const { Statement: made } = compactDocument({ Version: "2012-10-17", Statement }, reference);
    expect(made).to.deep.equal([
      { Sid: "A", ...said, Action: short },
      { Sid: "B", ...said, NotAction: Action },
    ]);
  });
});
