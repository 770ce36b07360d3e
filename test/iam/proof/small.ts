/** Small documents about a few things, and all requests about these: what is said to be none is looked for here. */
import fc from "fast-check";
import type { Request } from "../../../generators/iam/proof/request";

const ACTIONS = [
  "s3:GetObject",
  "s3:PutObject",
  "s3:Get*",
  "s3:*Object",
  "s3:?etObject",
  "S3:*",
  "*",
];
const RESOURCES = [
  ...["arn:aws:s3:::b/*", "arn:aws:s3:::b/a*", "arn:aws:s3:::b/?", "arn:aws:s3:::b/a/b", "*"],
  ...[
    "arn:aws:s3:::*/a",
    "arn:aws:s3:::b/${aws:PrincipalTag/x}",
    "arn:aws:s3:::b/*/${aws:username}",
  ],
];
const CONDITIONS = [
  { StringEquals: { "aws:PrincipalTag/x": ["a", "b"] } },
  { StringLike: { "aws:PrincipalTag/x": "a*" } },
  { StringNotLike: { "aws:PrincipalTag/x": "?" } },
  { StringEqualsIfExists: { "aws:PrincipalTag/x": "ab" } },
  { Null: { "aws:PrincipalTag/x": "true" } },
  { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
  { NotIpAddress: { "aws:SourceIp": "10.128.0.0/9" } },
  { NumericLessThan: { "aws:MultiFactorAuthAge": "10" } },
  { NumericGreaterThanEqualsIfExists: { "aws:MultiFactorAuthAge": "5" } },
  { Bool: { "aws:SecureTransport": "true" } },
  { NumericNotEquals: { "aws:MultiFactorAuthAge": ["4", "7.5"] } },
  { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:111122223333:a*" } },
  { ArnNotEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:*:a" } },
  { StringEqualsIgnoreCase: { "aws:UserAgent": ["A", "b"] } },
  { StringNotEquals: { "aws:UserAgent": "a" } },
  { "ForAnyValue:StringEquals": { "aws:TagKeys": ["a", "b"] } },
  { "ForAllValues:StringLike": { "aws:TagKeys": "a*" } },
];

/** A document of one to three statements. */
export function documents(): fc.Arbitrary<object> {
  return fc.record({
    Version: fc.constant("2012-10-17"),
    Statement: fc.array(statement(), { minLength: 1, maxLength: 3 }),
  });
}

function statement(): fc.Arbitrary<object> {
  return fc
    .tuple(
      fc.constantFrom("Allow", "Allow", "Deny"),
      fc.constantFrom("Action", "Action", "NotAction"),
      fc.subarray(ACTIONS, { minLength: 1, maxLength: 2 }),
      fc.constantFrom("Resource", "Resource", "NotResource"),
      fc.subarray(RESOURCES, { minLength: 1, maxLength: 2 }),
      fc.option(fc.constantFrom(...CONDITIONS), { nil: undefined, freq: 1 }),
    )
    .map(([Effect, action, actions, resource, resources, Condition]) => ({
      ...{ Effect, [action]: actions, [resource]: resources },
      ...(Condition !== undefined && { Condition }),
    }));
}

const CONTEXTS: Readonly<Record<string, readonly (string | readonly string[] | undefined)[]>> = {
  "aws:PrincipalTag/x": [undefined, "a", "ab", "c"],
  "aws:SourceIp": [undefined, "10.1.1.1", "10.200.0.1"],
  "aws:MultiFactorAuthAge": [undefined, "4", "12"],
  "aws:SecureTransport": [undefined, "true"],
  "aws:TagKeys": [undefined, ["a"], ["c", "b"]],
  "aws:username": [undefined, "b"],
  "aws:SourceArn": [undefined, "arn:aws:sns:us-east-1:111122223333:a"],
  "aws:UserAgent": [undefined, "a", "B"],
};

/** Requests that can be made. */
export const REQUESTS: readonly Request[] = ["s3:GetObject", "s3:PutObject"].flatMap((action) =>
  ["arn:aws:s3:::b/a", "arn:aws:s3:::b/a/b", "arn:aws:s3:::c/a"].flatMap((resource) =>
    contexts().map((context) => ({
      ...{ principal: "arn:aws:iam::111122223333:role/example", action, resource, context },
    })),
  ),
);

function contexts(): NonNullable<Request["context"]>[] {
  return Object.entries(CONTEXTS).reduce<NonNullable<Request["context"]>[]>(
    (before, [key, values]) =>
      values.flatMap((value) =>
        before.map((one) => (value === undefined ? one : { ...one, [key]: value })),
      ),
    [{}],
  );
}
