import { expect } from "chai";
import * as fc from "fast-check";
import type { Condition, PolicyDocument, PolicyStatement } from "../../../generators/iam/document";
import { minimiseAcross } from "../../../generators/iam/policy/across";
import type { Assignment } from "../../../generators/iam/policy/assign";
import { compactDocument } from "../../../generators/iam/policy/compact";
import {
  INLINE_POLICIES_MAX,
  MANAGED_POLICY_MAX,
  documentSize,
} from "../../../generators/iam/policy/quotas";
import { splitDocument } from "../../../generators/iam/policy/split";
import { spreadDocument, type SpreadPolicy } from "../../../generators/iam/policy/spread";
import { compareAccess } from "../../../generators/iam/proof/compare-access";
import { isActionWithin } from "../../../generators/iam/policy/within";
import { isLike } from "../../../generators/iam/wildcards";
import { ServiceReference } from "../../../generators/iam/reference";
import { readCases } from "../../support/cases";
import { byDepth } from "../../support/depth";
import { simulator } from "../proof/oracle";

interface AcrossCase {
  readonly name: string;
  readonly kept?: readonly string[];
  readonly statements: readonly PolicyStatement[];
  /** With the Sids of those that each was. */
  readonly minimal: readonly (PolicyStatement & { readonly of: string })[];
}

function documentOf(Statement: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement };
}

const reference = ServiceReference.loadSync(["s3", "sqs"]);

const ACTIONS = [
  ...["s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectTagging", "s3:GetObjectVersion"],
  ...["s3:PutObject", "s3:PutObjectAcl", "s3:ListBucket", "sqs:ListQueues", "sqs:ListQueueTags"],
  ...["s3:GetObject*", "S3:getobject", "s3:*", "sqs:L?st*", "*"],
];
/** All but the last, which are rarer: what they are beside says little else. */
const PLAIN = ACTIONS.slice(0, 11);

const BUCKETS = ["photos", "models", "logs"];
const filler = "of-the-warehouse-".repeat(25);

/** Names long enough for a few dozen of them to fill a policy. */
const OBJECTS = BUCKETS.flatMap((bucket) =>
  Array.from({ length: 15 }, (_, number) => `arn:aws:s3:::${bucket}/${String(number)}/${filler}`),
);

const resources = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...OBJECTS) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...["*", "arn:aws:s3:::photos/1*", "arn:aws:s3:::models/*", "arn:aws:s3:::*/7/*"],
      ...["arn:aws:s3:::photos/${aws:userid}/*", "arn:*:s3:::logs/??/*"],
      ...["arn:aws:s3:::photos/$*", "arn:aws:s3:::*:userid}/*", "arn:aws:s3:::photos/${*}*"],
    ),
  },
);

const conditions: fc.Arbitrary<Condition | undefined> = fc.constantFrom(
  ...[undefined, undefined, undefined],
  { Bool: { "aws:SecureTransport": ["true"] } },
  { Bool: { "aws:SecureTransport": ["true"] }, StringLike: { "aws:userid": ["dock*"] } },
);

const statement: fc.Arbitrary<Omit<PolicyStatement, "Sid">> = fc
  .record({
    Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Allow" as const, "Deny" as const),
    actions: fc.uniqueArray(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...PLAIN) },
        { weight: 1, arbitrary: fc.constantFrom(...ACTIONS) },
      ),
      { minLength: 1, maxLength: 4 },
    ),
    list: fc.uniqueArray(resources, { minLength: 1, maxLength: 8 }),
    negated: fc.nat({ max: 29 }),
    condition: conditions,
  })
  .map(({ Effect, actions, list, negated, condition }) => ({
    Effect,
    [negated === 0 ? "NotAction" : "Action"]: actions,
    [negated === 1 ? "NotResource" : "Resource"]: list,
    ...(condition !== undefined && { Condition: condition }),
  }));

/** Says what many others do, wherever these are. */
const broad = fc
  .record({
    actions: fc.constantFrom(
      ["s3:*"],
      ["s3:GetObject*"],
      ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
    ),
    one: fc.constantFrom("*", "arn:aws:s3:::photos/*", "arn:aws:s3:::*"),
  })
  .map(({ actions, one }) => ({ Effect: "Allow" as const, Action: actions, Resource: [one] }));

/** Sids by what statements say, so that they are the same in every order. */
function named(all: readonly Omit<PolicyStatement, "Sid">[]): PolicyDocument {
  const texts = [...new Map(all.map((one) => [JSON.stringify(one), one]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return documentOf(texts.map(([text, one]) => ({ Sid: `S${hash(text)}`, ...one })));
}

function withoutSid(statement: PolicyStatement): Omit<PolicyStatement, "Sid"> {
  const entries = Object.entries(statement).filter(([element]) => element !== "Sid");
  return Object.fromEntries(entries) as unknown as Omit<PolicyStatement, "Sid">;
}

function hash(text: string): string {
  let sum = 0;
  for (const sign of text) sum = (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return sum.toString(36);
}

const documents = fc.array(statement, { minLength: 1, maxLength: 12 }).map(named);

/** The whole way: minimal, perhaps compact, and in policies. */
function fitted(
  document: PolicyDocument,
  {
    isCompact = false,
    beside = 0,
    past,
  }: { isCompact?: boolean; beside?: number; past?: Assignment } = {},
): SpreadPolicy[] {
  const { document: minimal, of } = minimiseAcross(document);
  const made = isCompact ? compactDocument(minimal, reference) : minimal;
  const sids = document.Statement.map(({ Sid = "" }) => Sid);
  const merged = of.map((all) => all.map((one) => sids[one] ?? ""));
  return spreadDocument(made, beside, past, merged);
}

function memoryOf(policies: readonly SpreadPolicy[]): Assignment {
  return new Map(policies.map(({ number, keys }) => [number, keys]));
}

describe("documents minimised across their statements", () => {
  for (const { name, kept = [], statements, minimal } of readCases<AcrossCase[]>(
    "iam",
    "across.json",
  )) {
    it(name, () => {
      const { document, of } = minimiseAcross(documentOf(statements), new Set(kept));
      const made = document.Statement.map((one, index) => {
        return { of: (of[index] ?? []).map((at) => statements[at]?.Sid).join(" "), ...one };
      });
      // As text: the order of the keys counts.
      expect(JSON.stringify(made, null, 1)).to.equal(JSON.stringify(minimal, null, 1));
    });
  }

  it("are the same for any order of statements and elements, and minimal already", () => {
    fc.assert(
      fc.property(documents, ({ Statement }) => {
        const turned = [...Statement].reverse().map((one) => ({
          ...one,
          ...(one.Action && { Action: [...one.Action].reverse() }),
          ...(one.Resource && { Resource: [...one.Resource].reverse() }),
        }));
        const { document } = minimiseAcross(documentOf(Statement));
        expect(minimiseAcross(documentOf(turned)).document).to.deep.equal(document);
        expect(minimiseAcross(document).document).to.deep.equal(document);
        expect(documentSize(document)).to.be.at.most(
          documentSize(documentOf(Statement)) + 20 * Statement.length,
        );
        expect(document.Statement.length).to.be.at.most(Statement.length);
      }),
      { numRuns: byDepth({ people: 60, all: 300, long: 5000 }) },
    );
  });

  it("know what each statement was, and lose none", () => {
    fc.assert(
      fc.property(documents, ({ Statement }) => {
        const { document, of } = minimiseAcross(documentOf(Statement));
        expect(of).to.have.length(document.Statement.length);
        expect(of.flat().sort((a, b) => a - b)).to.deep.equal([...Statement.keys()]);
        for (const [index, { Sid, Effect }] of document.Statement.entries()) {
          const was = (of[index] ?? []).map((at) => Statement[at]);
          expect(was.every((one) => one?.Effect === Effect)).to.equal(true);
          const isOwn = Statement.some((one) => one.Sid === Sid);
          if (isOwn) expect(was[0]?.Sid).to.equal(Sid);
        }
      }),
      { numRuns: byDepth({ people: 60, all: 300, long: 5000 }) },
    );
  });

  it("decide as they did, compact and in policies that IAM takes, our engine and an independent simulator say", async () => {
    const decide = await simulator();
    fc.assert(
      fc.property(
        documents,
        fc.boolean(),
        fc.constantFrom(0, 6000, INLINE_POLICIES_MAX),
        fc.nat({ max: 14 }),
        (document, isCompact, beside, number) => {
          const policies = fitted(document, { isCompact, beside });
          const made = policies.map((one) => one.document);
          const copies = splitDocument(minimiseAcross(document).document, MANAGED_POLICY_MAX);
          for (const [index, one] of made.entries()) {
            const isInline = policies[index]?.number === 0;
            // What is left out cannot come apart.
            if (one.Statement.some(({ NotResource, NotAction }) => NotResource ?? NotAction)) {
              continue;
            }
            expect(documentSize(one)).to.be.at.most(
              isInline ? INLINE_POLICIES_MAX - beside : MANAGED_POLICY_MAX,
            );
          }
          for (const [bucket, action, index] of asked(number)) {
            const ask = (identity: readonly PolicyDocument[]): string =>
              decide({
                request: {
                  ...{ action, resourceAccount: "111111111111" },
                  resource: `arn:aws:s3:::${bucket}/${String(index)}/${filler}`,
                  principal: "arn:aws:iam::111111111111:role/Camera",
                  context: {
                    "aws:SecureTransport": String(index % 2 === 0),
                    "aws:userid": index % 3 === 0 ? "dock1" : "7",
                  },
                },
                policies: { identity },
              });
            const was = ask([document]);
            expect(ask(made), `${action} on ${bucket}`).to.equal(was);
            expect(ask(copies), `${action} on ${bucket}`).to.equal(was);
          }
        },
      ),
      { numRuns: byDepth({ people: 40, all: 200, long: 3000 }) },
    );
  });

  it("give and take nothing, a search for any request says", () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (document, isCompact) => {
        const made = fitted(document, { isCompact }).map((one) => one.document);
        const { gained, lost } = compareAccess([document], made, {
          reference,
          services: ["s3", "sqs"],
        });
        // Patterns name actions that AWS may have one day; where a policy leaves the service open, one of these is looked at, too.
        const today = (all: typeof gained): typeof gained =>
          all.filter(({ actions }) => !isCompact || actions.some((one) => reference.action(one)));
        expect({ gained: today(gained), lost: today(lost) }).to.deep.equal({
          gained: [],
          lost: [],
        });
      }),
      { numRuns: byDepth({ people: 8, all: 60, long: 1000 }) },
    );
  });

  it("lose nothing between two policies while an apply changes one after the other, the last first", () => {
    fc.assert(
      fc.property(documents, fc.oneof(statement, broad), (document, more) => {
        const now = named([...document.Statement.map(withoutSid), more]);
        const beside = INLINE_POLICIES_MAX;
        const before = fitted(document, { beside });
        const after = fitted(now, { beside, past: memoryOf(before) });
        const last = Math.max(...[...before, ...after].map(({ number }) => number));
        const wanted = allowed([document]);
        for (let from = last + 1; from >= 0; from--) {
          const there = [
            ...after.filter(({ number }) => number >= from),
            ...before.filter(({ number }) => number < from),
          ];
          const has = new Set(allowed(there.map((one) => one.document)));
          expect(
            wanted.filter((one) => !has.has(one)),
            String(from),
          ).to.deep.equal([]);
        }
      }),
      { numRuns: byDepth({ people: 60, all: 300, long: 3000 }) },
    );
  });
});

function asked(number: number): (readonly [bucket: string, action: string, index: number])[] {
  return BUCKETS.flatMap((bucket) =>
    ["s3:GetObject", "s3:PutObjectAcl", "sqs:ListQueues", "sqs:ListQueueTags"].map(
      (action) => [bucket, action, number] as const,
    ),
  );
}

/** Objects, each with an action on it, that Allow statements without a condition name. */
function allowed(all: readonly PolicyDocument[]): string[] {
  const plain = all.flatMap(({ Statement }) =>
    Statement.filter(({ Effect, Condition }) => Effect === "Allow" && Condition === undefined),
  );
  return plain.flatMap(({ Action = [], Resource = [] }) =>
    OBJECTS.filter((object) => Resource.some((one) => isLike(object, one))).flatMap((object) =>
      PLAIN.filter((action) => Action.some((one) => isActionWithin(action, one))).map(
        (action) => `${action} ${object}`,
      ),
    ),
  );
}
