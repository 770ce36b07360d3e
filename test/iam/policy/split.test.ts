import { expect } from "chai";
import * as fc from "fast-check";
import { ManagedPolicies } from "../../../generators/managed-policies";
import type { PolicyDocument, PolicyStatement } from "../../../generators/iam/document";
import { MANAGED_POLICY_MAX, documentSize } from "../../../generators/iam/policy/quotas";
import { splitDocument } from "../../../generators/iam/policy/split";
import { packageFolder } from "../../../generators/package-root";
import { readCases } from "../../support/cases";

interface SplitCase {
  readonly name: string;
  readonly limit: number;
  readonly statements: readonly PolicyStatement[];
  readonly documents: readonly (readonly PolicyStatement[])[];
}

function documentOf(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

function statementsOf(documents: readonly PolicyDocument[]): PolicyStatement[] {
  return documents.flatMap(({ Statement }) => Statement);
}

/** All that statements say, as texts: a list that says what is left out is one thing. */
function tuples(statements: readonly PolicyStatement[]): string[] {
  const all = statements.flatMap((statement) => {
    const { Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
    return (Action ?? [NotAction]).flatMap((action) =>
      (Resource ?? [NotResource]).map((resource) =>
        JSON.stringify([Effect, action, resource, Condition]),
      ),
    );
  });
  return [...new Set(all)].sort();
}

/** The largest document of one action and one resource, a numbered Sid included, that has to be. */
function leastLimit(statements: readonly PolicyStatement[]): number {
  const sizes = statements.flatMap((statement) => {
    const { Action = [""], Resource = [""], Sid } = statement;
    return Action.flatMap((action) =>
      Resource.map((resource) =>
        documentSize(
          documentOf([
            {
              ...statement,
              ...(Sid !== undefined && { Sid: `${Sid}0000` }),
              ...(statement.Action && { Action: [action] }),
              ...(statement.Resource && { Resource: [resource] }),
            },
          ]),
        ),
      ),
    );
  });
  return Math.max(documentSize(documentOf([])), ...sizes);
}

const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 30,
});

const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    sid: fc.option(fc.constantFrom("A", "A2", "Ab", "B"), { nil: undefined }),
    Effect: fc.constantFrom("Allow" as const, "Deny" as const),
    actions: fc.tuple(fc.constantFrom("Action", "Action", "NotAction"), texts),
    resources: fc.tuple(fc.constantFrom("Resource", "Resource", "NotResource"), texts),
    condition: fc.option(fc.constant({ Bool: { "aws:SecureTransport": ["true"] } }), {
      nil: undefined,
    }),
  })
  .map(({ sid, Effect, actions, resources, condition }) => ({
    ...(sid !== undefined && { Sid: sid }),
    Effect,
    [actions[0]]: actions[1],
    [resources[0]]: resources[1],
    ...(condition !== undefined && { Condition: condition }),
  }));

/** Documents with Sids that differ, as IAM demands, and limits around what is possible. */
const inputs = fc
  .tuple(
    fc.uniqueArray(statement, {
      maxLength: 5,
      selector: ({ Sid }) => Sid,
      comparator: (a, b) => a !== undefined && a === b,
    }),
    fc.integer({ min: -40, max: 600 }),
  )
  .map(([statements, room]) => {
    const least = leastLimit(statements);
    return { document: documentOf(statements), limit: least + room, splittable: room >= 0 };
  });

describe("documents that are split", () => {
  const { cases } = readCases<{ cases: readonly SplitCase[] }>("iam", "split.json");
  for (const { name, limit, statements, documents } of cases) {
    it(name, () => {
      const split = splitDocument(documentOf(statements), limit);
      const expected = documents.length === 0 ? [documentOf([])] : documents.map(documentOf);
      // As text: the order of the keys counts.
      expect(JSON.stringify(split, null, 1)).to.equal(JSON.stringify(expected, null, 1));
    });
  }

  it("AmazonSageMakerFullAccess takes three customer managed policies", () => {
    const policies = ManagedPolicies.open(packageFolder("templates", "managed-policies"));
    const { document } =
      policies.tryFind("arn:aws:iam::aws:policy/AmazonSageMakerFullAccess") ?? {};
    if (document === undefined) throw new Error("the snapshot lacks AmazonSageMakerFullAccess");
    const split = splitDocument(document, MANAGED_POLICY_MAX);
    expect(split).to.have.length(Math.ceil(documentSize(document) / MANAGED_POLICY_MAX));
    expect(Math.max(...split.map(documentSize))).to.be.at.most(MANAGED_POLICY_MAX);
    expect(tuples(statementsOf(split))).to.deep.equal(tuples(document.Statement));
  });

  it("say what they said together, in its order", () => {
    fc.assert(
      fc.property(inputs, ({ document, limit }) => {
        const said = statementsOf(splitDocument(document, limit));
        expect(tuples(said)).to.deep.equal(tuples(document.Statement));
        const order = said.map(({ Sid }) => Sid).filter((sid) => sid !== undefined);
        const first = document.Statement.flatMap(({ Sid }) => Sid ?? []);
        expect(order.filter((sid) => first.includes(sid))).to.deep.equal(first);
      }),
      { numRuns: 500 },
    );
  });

  it("are not over the limit where they can be under it, and never empty", () => {
    fc.assert(
      fc.property(inputs, ({ document, limit, splittable }) => {
        const split = splitDocument(document, limit);
        if (document.Statement.length > 0) {
          expect(split.every(({ Statement }) => Statement.length > 0)).to.equal(true);
        }
        fc.pre(splittable);
        for (const part of split) expect(documentSize(part)).to.be.at.most(limit);
      }),
      { numRuns: 500 },
    );
  });

  it("leave no two neighbours that fit into one", () => {
    fc.assert(
      fc.property(inputs, ({ document, limit }) => {
        const split = splitDocument(document, limit);
        for (const [index, part] of split.slice(1).entries()) {
          const before = split[index]?.Statement ?? [];
          const [next] = part.Statement;
          const joined = documentOf(next === undefined ? before : [...before, next]);
          expect(documentSize(joined)).to.be.greaterThan(limit);
        }
      }),
    );
  });

  it("have Sids that differ, and are the same every time", () => {
    fc.assert(
      fc.property(inputs, ({ document, limit }) => {
        const split = splitDocument(document, limit);
        const sids = statementsOf(split).flatMap(({ Sid }) => Sid ?? []);
        expect(sids).to.deep.equal([...new Set(sids)]);
        expect(JSON.stringify(splitDocument(document, limit))).to.equal(JSON.stringify(split));
      }),
      { numRuns: 500 },
    );
  });

  it("keep a statement whole that would be too large however it is cut", () => {
    fc.assert(
      fc.property(statement, fc.integer({ min: 1, max: 40 }), (huge, less) => {
        const before = { Effect: "Allow" as const, Action: ["s3:A"], Resource: ["*"] };
        const limit = leastLimit([huge]) - less;
        const split = splitDocument(documentOf([before, huge, before]), limit);
        expect(split.map(({ Statement }) => Statement)).to.deep.include([huge]);
      }),
    );
  });

  it("are split in no time where both lists are long", () => {
    const list = (prefix: string): string[] =>
      Array.from({ length: 2000 }, (_, index) => `${prefix}${String(index)}`);
    const document = documentOf([
      { Sid: "Long", Effect: "Allow", Action: list("s3:A"), Resource: list("arn:aws:s3:::b") },
    ]);
    const split = splitDocument(document, MANAGED_POLICY_MAX);
    expect(Math.max(...split.map(documentSize))).to.be.at.most(MANAGED_POLICY_MAX);
    expect(split.length).to.be.lessThan(100);
  });
});
