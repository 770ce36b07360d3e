import { expect } from "chai";
import * as fc from "fast-check";
import { ServiceReference } from "../../../generators/iam/reference";
import { statementJudge, statementRules } from "../../../generators/iam/statement";
import type {
  StatementContext,
  StatementFault,
  WrittenStatement,
} from "../../../generators/iam/statement";
import { sensitiveActions } from "../../../generators/sensitive-actions";
import { byDepth } from "../../support/depth";

const reference = ServiceReference.loadSync([
  ...["dynamodb", "greengrass", "iam", "iot", "lambda", "s3", "sqs", "sts"],
]);
const judgedWith = { reference, sensitive: sensitiveActions() };

/** Sound and not, sensitive and not; of several services, so that they fit and do not. */
const ACTIONS = [
  ...["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:ListTables", "dynamodb:*"],
  ...["s3:GetObject", "s3:PutObject", "s3:PutBucketPolicy", "s3:ListAllMyBuckets", "S3:getobject"],
  ...["iam:PassRole", "iam:pass*", "iam:CreateServiceLinkedRole", "iam:CreateRole"],
  ...["sqs:SendMessage", "sqs:SendMesage", "sqss:SendMessage", "iot:Publish", "iot:Connect"],
  ...[
    "sts:AssumeRole",
    "sts:TagSession",
    "greengrass:Discover",
    "*",
    "**",
    "s3",
    "s3:${aws:userid}",
  ],
];

const HERE = "eu-west-1:111111111111";
const RESOURCES = [
  ...[`arn:aws:dynamodb:${HERE}:table/A`, `arn:aws:dynamodb:${HERE}:table/A/index/*`],
  ...[`arn:aws:dynamodb:${HERE}:table/*`, `arn:aws:dynamodb:${HERE}:tables/A`],
  ...["arn:aws:s3:::photos", "arn:aws:s3:::photos/*", "arn:aws:s3:::*", "arn:aws:s3:::*/*"],
  ...["arn:aws:iam::111111111111:role/R", "arn:aws:iam::111111111111:role/*"],
  ...[`arn:aws:sqs:${HERE}:q`, `arn:aws-cn:sqs:${HERE}:q`, `arn:aws:sqs:${HERE}:*`, `sqs:q`],
  ...[
    `arn:aws:iot:${HERE}:topic/a`,
    `arn:aws:iot:${HERE}:topic/a/+`,
    `arn:aws:iot:${HERE}:client/a`,
  ],
  ...[`arn:aws:iot:${HERE}:topic/\${iot:Connection.Thing.ThingName}`, "arn:aws:s3:::${s3:x}/*"],
  ...["*", "arn:aws:s3:::${aws:userid}", "arn:aws:sqss:eu-west-1:111111111111:q", "", "arn:aws:*"],
];

const CONDITIONS: readonly WrittenStatement["Condition"][] = [
  { StringEquals: { "aws:SourceAccount": ["111111111111"] } },
  { StringEquals: { "iam:PassedToService": ["lambda.amazonaws.com"] } },
  { StringLike: { "aws:PrincipalTag/site": ["${aws:userid}"] } },
  { StringEqual: { "aws:SourceAccount": ["1"] } },
  { ArnLike: { "aws:SourceArn": [`arn:aws-cn:iot:${HERE}:*`] } },
  { Bool: { "aws:SecureTransport": ["yes"] } },
  { StringEquals: { "dynamodb:LeadingKeys": ["a"] } },
  { Bool: { "dynamodb:FullTableScan": ["false"] } },
];

const PRINCIPALS: readonly WrittenStatement["Principal"][] = [
  { Service: ["lambda.amazonaws.com"] },
  { Service: ["lamda.amazonaws.com", "${aws:userid}"] },
  { AWS: ["*"] },
  { AWS: ["111111111111"] },
];

/** Mostly short and of plain texts, so that statements without a fault are among them. */
function listOf(texts: readonly string[], minLength = 0): fc.Arbitrary<string[]> {
  const plain = fc.constantFrom(...texts.slice(0, 2));
  const one = fc.oneof({ weight: 2, arbitrary: plain }, fc.constantFrom(...texts));
  return fc.array(one, { minLength, maxLength: 3 });
}

/** Something, in so many of ten cases. */
function inTen<T>(weight: number, values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  const none = { weight: 10 - weight, arbitrary: fc.constant(undefined) };
  return fc.oneof({ weight, arbitrary: values }, none);
}

const anything = fc.record({
  Effect: fc.constantFrom("Allow", "Allow", "Deny", "Alow"),
  Sid: inTen(2, fc.constantFrom("Read", "no Sid")),
  Action: inTen(8, listOf(ACTIONS)),
  NotAction: inTen(2, listOf(ACTIONS)),
  Resource: inTen(8, listOf(RESOURCES)),
  NotResource: inTen(2, listOf(RESOURCES)),
  Principal: inTen(2, fc.constantFrom(...PRINCIPALS)),
  NotPrincipal: inTen(1, fc.constantFrom(...PRINCIPALS)),
  Condition: inTen(2, fc.constantFrom(...CONDITIONS)),
});

/** What fits together, nearly: as fleets say it. */
const likely = fc.constantFrom("dynamodb", "s3", "iam", "sqs").chain((service) => {
  const actions = ACTIONS.filter((one) => one.startsWith(`${service}:`));
  const resources = RESOURCES.filter((one) => one.includes(`:${service}:`));
  return fc.record({
    Effect: fc.constant("Allow"),
    Action: listOf(actions, 1),
    Resource: listOf(resources, 1),
    Condition: inTen(2, fc.constantFrom(...CONDITIONS)),
  });
});

const likelyTrust = fc.record({
  Effect: fc.constant("Allow"),
  Action: fc.constant(["sts:AssumeRole"]),
  Principal: fc.constantFrom(...PRINCIPALS),
  Condition: inTen(5, fc.constantFrom(...CONDITIONS)),
});

const statements = fc
  .oneof({ weight: 4, arbitrary: anything }, { weight: 4, arbitrary: likely }, likelyTrust)
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
  .map((all): WrittenStatement => all);

const IDENTITY = ["identity", "identity"] as const;

const judgedAs = fc.record({
  kind: fc.constantFrom(...IDENTITY, ...IDENTITY, ...IDENTITY, "trust", "resource", "iot"),
  partition: fc.constantFrom("aws", "aws", "aws-cn"),
  givesNothing: fc.constantFrom(undefined, undefined, true as const),
});

/** What each rule finds, asked by itself. */
function plainly(text: WrittenStatement, context: StatementContext): [string, StatementFault[]][] {
  const all = Object.entries(statementRules).map(([name, rule]): [string, StatementFault[]] => [
    name,
    rule(text, context),
  ]);
  return all.filter(([, faults]) => faults.length > 0);
}

describe("judging many statements", () => {
  // One for all of them: what it remembers of one statement must not be said of another.
  const judge = statementJudge(judgedWith);
  const names = new Map(Object.entries(statementRules).map(([name, rule]) => [rule, name]));
  const judged = (text: WrittenStatement, as: Omit<StatementContext, "reference">): unknown =>
    [...judge.of(text, as)].map(([rule, faults]) => [names.get(rule), faults]);

  it("finds what the rules find, in their order", () => {
    let sound = 0;
    fc.assert(
      fc.property(statements, judgedAs, (text, as) => {
        const found = plainly(text, { ...judgedWith, ...as });
        if (found.length === 0) sound += 1;
        expect(judged(text, as)).to.deep.equal(found);
      }),
      { numRuns: byDepth({ people: 2_000, all: 20_000, long: 500_000 }) },
    );
    expect(sound, "statements without a fault").to.be.greaterThan(100);
  });
});
