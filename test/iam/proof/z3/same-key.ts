/**
 * Pairs of documents whose conditions are all about one key. Of documents drawn at random few differ by a condition alone,
 * and a mistake in an operator hides behind everything else that they do not share.
 */
import fc from "fast-check";

const tag = "aws:PrincipalTag/x";
const age = "aws:MultiFactorAuthAge";
const arn = "aws:SourceArn";
const agent = "aws:UserAgent";

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Conditions by key: of one group each pair and triple meets. */
const GROUPS: readonly (readonly Condition[])[] = [
  ...[tag, agent].map((key) => [
    { StringEquals: { [key]: ["a", "b"] } },
    { StringEquals: { [key]: "A" } },
    { StringNotEquals: { [key]: "a" } },
    { StringLike: { [key]: "a*" } },
    { StringLike: { [key]: ["?", "*bc"] } },
    { StringNotLike: { [key]: "?" } },
    { StringEqualsIgnoreCase: { [key]: ["A", "b"] } },
    { StringNotEqualsIgnoreCase: { [key]: "AB" } },
    { StringEqualsIfExists: { [key]: "ab" } },
    { Null: { [key]: "true" } },
    { Null: { [key]: "false" } },
  ]),
  [
    { NumericEquals: { [age]: "5" } },
    { NumericNotEquals: { [age]: ["4", "7.5"] } },
    { NumericLessThan: { [age]: "10" } },
    { NumericLessThanEquals: { [age]: "10" } },
    { NumericGreaterThan: { [age]: "5" } },
    { NumericGreaterThanEqualsIfExists: { [age]: "5" } },
    { NumericEqualsIfExists: { [age]: ["10", "4"] } },
    { Null: { [age]: "true" } },
  ],
  [
    { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
    { IpAddress: { "aws:SourceIp": ["10.128.0.0/9", "10.0.0.0/9"] } },
    { NotIpAddress: { "aws:SourceIp": "10.128.0.0/9" } },
    { IpAddressIfExists: { "aws:SourceIp": "10.0.0.1" } },
    { Null: { "aws:SourceIp": "false" } },
  ],
  [
    { ArnLike: { [arn]: "arn:aws:sns:*:111122223333:a*" } },
    { ArnEquals: { [arn]: "arn:aws:sns:us-*-1:111122223333:a" } },
    { ArnNotEquals: { [arn]: "arn:aws:sns:us-east-1:*:a" } },
    { ArnNotLike: { [arn]: ["arn:aws:*:*:*:a?", "arn:aws:sns:*:111122223333:a"] } },
    { ArnLikeIfExists: { [arn]: "arn:aws:s?s:*:*:*:b" } },
    { StringLike: { [arn]: "arn:aws:sns:*:a*" } },
    { StringNotEquals: { [arn]: "arn:aws:sns:us-east-1:111122223333:a" } },
  ],
  [
    { "ForAnyValue:StringEquals": { "aws:TagKeys": ["a", "b"] } },
    { "ForAnyValue:StringLike": { "aws:TagKeys": "b*" } },
    { "ForAnyValue:StringNotEquals": { "aws:TagKeys": ["a", "b"] } },
    { "ForAllValues:StringEquals": { "aws:TagKeys": ["a", "bc"] } },
    { "ForAllValues:StringLike": { "aws:TagKeys": "a*" } },
    { "ForAllValues:StringNotLike": { "aws:TagKeys": "?" } },
  ],
  [
    { Bool: { "aws:SecureTransport": "true" } },
    { BoolIfExists: { "aws:SecureTransport": "false" } },
    { Null: { "aws:SecureTransport": "true" } },
  ],
];

/** What allows and what does not: each an Allow, and maybe a Deny. */
export function conditionsOfOneKey(): fc.Arbitrary<[object, object]> {
  return fc.constantFrom(...GROUPS).chain((group) => {
    const one = fc.constantFrom(...group);
    const side = fc
      .tuple(fc.option(one, { freq: 3 }), fc.option(one, { freq: 1 }))
      .map(([allow, deny]) => ({
        Version: "2012-10-17",
        Statement: [statement("Allow", allow), ...(deny === null ? [] : [statement("Deny", deny)])],
      }));
    return fc.tuple(side, side);
  });
}

/**
 * Of keys whose values have an order or ranges, each condition and each other one, both ways: what one lets through is told from
 * what another does by a few values alone, which pairs drawn at random may miss.
 */
export function orderedPairs(): [object, object][] {
  const groups = GROUPS.filter((group) => group.some(isOfLine));
  return groups.flatMap((group) =>
    group.flatMap((one) =>
      group
        .filter((other) => other !== one)
        .map((other): [object, object] => [alone(one), alone(other)]),
    ),
  );
}

function isOfLine(condition: Condition): boolean {
  return Object.keys(condition).some((operator) => /Numeric|IpAddress/.test(operator));
}

function alone(condition: Condition): object {
  return { Version: "2012-10-17", Statement: [statement("Allow", condition)] };
}

function statement(Effect: string, Condition: Condition | null): object {
  const all = { Effect, Action: "*", Resource: "*" };
  return Condition === null ? all : { ...all, Condition };
}
