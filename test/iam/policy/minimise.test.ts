import { expect } from "chai";
import * as fc from "fast-check";
import type { Effect, PolicyDocument } from "../../../generators/iam/document";
import { toDocument, type DraftStatement } from "../../../generators/iam/policy/minimise";
import { isValidSid } from "../../../generators/iam/policy/sid";
import { readCases } from "../../support/cases";

interface MinimiseCase {
  readonly name: string;
  readonly drafts: readonly DraftStatement[];
  readonly document: PolicyDocument["Statement"] | null;
  readonly why: Readonly<Record<string, string>> | null;
}

/** Drafts from few words, so that many of them meet. Reasons are left to the tests about them. */
function draftsOf(fields: { why?: boolean; sid?: boolean } = {}): fc.Arbitrary<DraftStatement[]> {
  const some = (...items: string[]): fc.Arbitrary<string[]> => fc.subarray(items, { minLength: 1 });
  const required = {
    effect: fc.constantFrom<Effect>("Allow", "Allow", "Deny"),
    actions: some("s3:A", "s3:B", "s3:C"),
    resources: fc.oneof({ weight: 4, arbitrary: some("x", "y", "z") }, fc.constant(["*", "x"])),
    label: fc.constantFrom("S3Object", "S3Bucket"),
    verbs: fc.subarray(["Read", "Write", "Encrypt"]),
  };
  const optional = {
    condition: fc.constantFrom({}, { Bool: { "aws:SecureTransport": ["true"] } }),
    part: fc.constantFrom("Index", "Any"),
    why: fc.constantFrom("the dock", "The dock!", "…"),
    sid: fc.constantFrom("Mine", "S3ObjectRead"),
  };
  const keys = (["condition", "part", "why", "sid"] as const).filter(
    (key) => key === "condition" || key === "part" || fields[key] === true,
  );
  const picked = Object.fromEntries(keys.map((key) => [key, optional[key]]));
  const draft = fc.record<DraftStatement>(
    { ...required, ...picked },
    { requiredKeys: ["effect", "actions", "resources", "label", "verbs"] },
  );
  return fc.array(draft, { maxLength: 8 });
}

describe("minimal documents", () => {
  for (const { name, drafts, document, why } of readCases<MinimiseCase[]>("iam", "minimise.json")) {
    it(name, () => {
      const built = toDocument(drafts);
      // As text: the order of the keys is part of what is promised.
      expect(JSON.stringify(built?.document.Statement ?? null)).to.equal(JSON.stringify(document));
      expect(built?.why ?? null).to.deep.equal(why);
    });
  }

  it("refuse drafts that say nothing", () => {
    const draft: DraftStatement = { effect: "Allow", actions: ["s3:A"], label: "S3", verbs: [] };
    for (const wrong of [draft, { ...draft, resources: [] }, { ...draft, notActions: ["s3:B"] }]) {
      expect(() => toDocument([wrong])).to.throw("a draft needs one list of actions");
    }
  });

  it("say what the drafts said, no more and no less", () => {
    fc.assert(
      fc.property(draftsOf({ why: true, sid: true }), (drafts) => {
        const said = tuples(drafts);
        const says = tuples(
          (toDocument(drafts)?.document.Statement ?? []).map((statement) => ({
            effect: statement.Effect,
            actions: statement.Action ?? [],
            resources: statement.Resource ?? [],
            ...(statement.Condition !== undefined && { condition: statement.Condition }),
          })),
        );
        const covers = (all: Set<string>, tuple: string): boolean =>
          all.has(tuple) || all.has(tuple.replace(/ [^ ]*$/, " *"));
        for (const tuple of said) expect(covers(says, tuple), tuple).to.equal(true);
        for (const tuple of says) expect(said.has(tuple), tuple).to.equal(true);
      }),
      { numRuns: 300 },
    );
  });

  it("do not depend on the order of the drafts", () => {
    fc.assert(
      fc.property(
        draftsOf().chain((drafts) =>
          fc.tuple(fc.constant(drafts), fc.shuffledSubarray(drafts, { minLength: drafts.length })),
        ),
        ([drafts, shuffled]) => {
          expect(JSON.stringify(toDocument(shuffled))).to.equal(JSON.stringify(toDocument(drafts)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("have valid Sids, each of them once, in their order", () => {
    fc.assert(
      fc.property(draftsOf({ why: true, sid: true }), (drafts) => {
        const sids = (toDocument(drafts)?.document.Statement ?? []).map(({ Sid = "" }) => Sid);
        expect(sids.filter(isValidSid)).to.deep.equal([...new Set(sids)].sort());
      }),
      { numRuns: 300 },
    );
  });

  it("keep their statements when a grant of another kind is added", () => {
    fc.assert(
      fc.property(draftsOf({ why: true, sid: true }), draftsOf(), (drafts, others) => {
        const added = others.map((other) => ({ ...other, label: "ZzOther" }));
        const before = toDocument(drafts)?.document.Statement ?? [];
        const after = toDocument([...drafts, ...added])?.document.Statement ?? [];
        const texts = after.map((statement) => JSON.stringify(statement));
        expect(texts).to.include.members(before.map((statement) => JSON.stringify(statement)));
      }),
      { numRuns: 300 },
    );
  });

  it("keep their statements when a grant of another reason is added", () => {
    fc.assert(
      fc.property(draftsOf({ why: true }), draftsOf(), (drafts, others) => {
        const added = others.map((other) => ({ ...other, why: "zz other" }));
        const before = toDocument(drafts)?.document.Statement ?? [];
        const after = toDocument([...drafts, ...added])?.document.Statement ?? [];
        const texts = after.map((statement) => JSON.stringify(statement));
        expect(texts).to.include.members(before.map((statement) => JSON.stringify(statement)));
      }),
      { numRuns: 300 },
    );
  });

  it("are minimal already", () => {
    fc.assert(
      fc.property(draftsOf({ why: true }), (drafts) => {
        const once = toDocument(drafts)?.document;
        const again = toDocument(
          (once?.Statement ?? []).map(({ Sid, Effect, Action, Resource, Condition }) => ({
            effect: Effect,
            label: "S3",
            verbs: [],
            ...(Sid !== undefined && { sid: Sid }),
            ...(Action !== undefined && { actions: Action }),
            ...(Resource !== undefined && { resources: Resource }),
            ...(Condition !== undefined && { condition: Condition }),
          })),
        )?.document;
        expect(JSON.stringify(again)).to.equal(JSON.stringify(once));
      }),
    );
  });

  it("are made of thousands of drafts in no time", () => {
    const drafts = Array.from({ length: 3000 }, (_, index): DraftStatement => {
      const resources = [`arn:aws:s3:::b${String(index)}/*`];
      const actions = index % 2 === 0 ? ["s3:GetObject"] : ["s3:PutObject"];
      return { effect: "Allow", actions, resources, label: "S3Object", verbs: ["Read"] };
    });
    expect(toDocument(drafts)?.document.Statement).to.have.length(2);
  });
});

/** Effect, condition, action and resource of everything that statements say, as texts. */
function tuples(
  statements: readonly Pick<DraftStatement, "effect" | "actions" | "resources" | "condition">[],
): Set<string> {
  return new Set(
    statements.flatMap(({ effect, actions = [], resources = [], condition = {} }) =>
      actions.flatMap((action) =>
        resources.map((resource) => `${effect} ${JSON.stringify(condition)} ${action} ${resource}`),
      ),
    ),
  );
}
