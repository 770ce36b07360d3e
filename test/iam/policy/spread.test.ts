import { expect } from "chai";
import * as fc from "fast-check";
import type { Assignment } from "../../../generators/iam/policy/assign";
import type { PolicyDocument, PolicyStatement } from "../../../generators/iam/document";
import { toDocument, type DraftStatement } from "../../../generators/iam/policy/minimise";
import {
  INLINE_POLICIES_MAX,
  MANAGED_POLICY_MAX,
  documentSize,
} from "../../../generators/iam/policy/quotas";
import { spreadDocument, type SpreadPolicy } from "../../../generators/iam/policy/spread";
import type { Decision } from "../../../generators/iam/proof/request";
import { simulator } from "../proof/oracle";

const ACTIONS = ["s3:GetObject", "s3:PutObject", "s3:Get*", "s3:ListBucket", "iot:Publish", "*"];
const SOURCES = ["10.0.0.1", "10.0.0.2"];

/** Resources with long names, so that few of them fill a policy; some that hold others. */
const resources = fc.oneof(
  { weight: 9, arbitrary: fc.nat({ max: 60 }).map(nameOf) },
  { weight: 1, arbitrary: fc.constantFrom("*", "arn:aws:s3:::photos-1*", `${nameOf(7)}/*`) },
);

function nameOf(number: number): string {
  return `arn:aws:s3:::photos-${String(number)}-${"of-the-warehouse-".repeat(30)}`;
}

const draft: fc.Arbitrary<DraftStatement> = fc
  .record({
    effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
    actions: fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 3 }),
    resources: fc.uniqueArray(resources, { minLength: 1, maxLength: 20 }),
    label: fc.constantFrom("S3Object", "S3Bucket", "IotTopic"),
    verbs: fc.constantFrom([], ["read"]),
    why: fc.option(fc.constantFrom("one reason", "another"), { nil: undefined }),
    isNegated: fc.nat({ max: 9 }).map((number) => number === 0),
    source: fc.option(fc.constantFrom(...SOURCES), { nil: undefined }),
  })
  .map(({ isNegated, source, why, resources: list, ...rest }) => ({
    ...rest,
    ...(isNegated ? { notResources: list } : { resources: list }),
    ...(why !== undefined && { why }),
    ...(source !== undefined && { condition: { StringEquals: { "aws:SourceIp": [source] } } }),
  }));

const drafts = fc.array(draft, { minLength: 1, maxLength: 12 });

const beside = fc.constantFrom(0, 4000, INLINE_POLICIES_MAX);

function documentOf(all: readonly DraftStatement[]): PolicyDocument {
  return toDocument(all)?.document ?? { Version: "2012-10-17", Statement: [] };
}

/** What a run remembers for the next one. */
function memoryOf(policies: readonly SpreadPolicy[]): Assignment {
  return new Map(policies.map(({ number, keys }) => [number, keys]));
}

/** Every action on every resource, by what goes with it. */
function tuples(statements: readonly PolicyStatement[]): string[] {
  const all = statements.flatMap(({ Effect, Action, Resource, NotResource, Condition }) =>
    (Action ?? []).flatMap((action) =>
      (Resource ?? [NotResource]).map((one) => JSON.stringify([Effect, action, one, Condition])),
    ),
  );
  return [...new Set(all)].sort();
}

describe("documents that are spread over policies", () => {
  it("never exceed what IAM takes, and say what they said", () => {
    fc.assert(
      fc.property(drafts, beside, (all, other) => {
        const document = documentOf(all);
        const policies = spreadDocument(document, other);
        for (const policy of policies) {
          const most = policy.number === 0 ? INLINE_POLICIES_MAX - other : MANAGED_POLICY_MAX;
          expect(policy.document.Statement).not.to.deep.equal([]);
          // What is left out cannot come apart.
          if (policy.document.Statement.some(({ NotResource }) => NotResource)) continue;
          expect(documentSize(policy.document)).to.be.at.most(most);
        }
        const said = policies.flatMap((policy) => policy.document.Statement);
        expect(tuples(said)).to.deep.equal(tuples(document.Statement));
      }),
    );
  });

  it("have every Sid once, and each statement knows what it is of", () => {
    fc.assert(
      fc.property(drafts, beside, (all, other) => {
        const document = documentOf(all);
        const policies = spreadDocument(document, other);
        const sids = policies.flatMap((one) => one.document.Statement.map(({ Sid }) => Sid));
        expect(sids).to.have.length(new Set(sids).size);
        for (const { of, document: part } of policies) {
          for (const [index, { Sid = "", Effect, Condition }] of part.Statement.entries()) {
            const whole = document.Statement[of[index] ?? -1];
            expect(Sid.startsWith(whole?.Sid ?? "?")).to.equal(true);
            expect([Effect, Condition]).to.deep.equal([whole?.Effect, whole?.Condition]);
          }
        }
      }),
    );
  });

  it("are the same for any order of what is said", () => {
    fc.assert(
      fc.property(drafts, drafts, beside, (before, all, other) => {
        // Sids from one reason may meet, and the earlier one keeps it.
        const plain = all.filter(({ why }) => why === undefined);
        const past = memoryOf(spreadDocument(documentOf(before), other));
        const text = (list: readonly DraftStatement[]): string =>
          JSON.stringify(spreadDocument(documentOf(list), other, past));
        expect(text([...plain].reverse())).to.equal(text(plain));
      }),
    );
  });

  it("take one policy more at most than if each were four fifths full", () => {
    fc.assert(
      fc.property(drafts, (all) => {
        const document = documentOf(all.filter(({ resources: list }) => list));
        const policies = spreadDocument(document, INLINE_POLICIES_MAX);
        const size = policies.reduce((sum, policy) => sum + documentSize(policy.document), 0);
        expect(policies.length).to.be.at.most(Math.ceil(size / (MANAGED_POLICY_MAX * 0.8)) + 1);
      }),
    );
  });

  it("change two policies at most where a resource is added to a long list, and rename none", () => {
    const list = fc.uniqueArray(fc.nat({ max: 400 }), { minLength: 60, maxLength: 200 });
    fc.assert(
      fc.property(list, fc.integer({ min: 401, max: 999 }), (numbers, more) => {
        const about = (all: readonly number[]): PolicyDocument =>
          documentOf([
            {
              ...{ effect: "Allow", label: "S3Object", verbs: ["read"] },
              actions: ["s3:GetObject", "s3:GetObjectVersion"],
              resources: all.map(
                (number) => `arn:aws:s3:::photos-${String(number)}/${"x".repeat(180)}`,
              ),
            },
          ]);
        const before = spreadDocument(about(numbers), 0);
        const after = spreadDocument(about([...numbers, more]), 0, memoryOf(before));
        const text = (policies: readonly SpreadPolicy[], number: number): string =>
          JSON.stringify(policies.find((one) => one.number === number)?.document);
        const all = new Set([...before, ...after].map(({ number }) => number));
        const changed = [...all].filter((number) => text(before, number) !== text(after, number));
        expect(changed.length).to.be.at.most(2);
      }),
      { numRuns: 30 },
    );
  });

  it("decide as they did, an independent simulator says", async () => {
    const decide = await simulator();
    fc.assert(
      fc.property(drafts, beside, fc.nat({ max: 60 }), (all, other, number) => {
        const documents = spreadDocument(documentOf(all), other).map(({ document }) => document);
        const written = all.map((one): PolicyDocument => ({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: one.effect,
              Action: one.actions ?? [],
              ...(one.resources && { Resource: one.resources }),
              ...(one.notResources && { NotResource: one.notResources }),
              ...(one.condition && { Condition: one.condition }),
            },
          ],
        }));
        for (const action of ["s3:GetObject", "s3:ListBucket", "iot:Publish"]) {
          for (const resource of [nameOf(number), `${nameOf(7)}/key`]) {
            const ask = (identity: readonly PolicyDocument[]): Decision["effect"] =>
              decide({
                request: {
                  ...{ action, resource, resourceAccount: "111111111111" },
                  principal: "arn:aws:iam::111111111111:role/Camera",
                  context: { "aws:SourceIp": SOURCES[number % 3] ?? "10.0.0.3" },
                },
                policies: { identity },
              });
            expect(ask(documents), `${action} on ${resource}`).to.equal(ask(written));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
