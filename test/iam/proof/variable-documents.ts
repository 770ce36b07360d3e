/** Documents that are about policy variables: in resources and conditions, once and twice, with and without defaults. */
import fc from "fast-check";

const U = "${aws:username}";
const T = "${aws:PrincipalTag/t}";
const RESOURCES = [
  ...["arn:aws:s3:::b/*", "arn:aws:s3:::b/a/*", "arn:aws:s3:::b/a", "*"],
  ...[`arn:aws:s3:::b/${U}`, `arn:aws:s3:::b/${U}/*`, `arn:aws:s3:::b/*/${U}`],
  ...[`arn:aws:s3:::b/${T}`, `arn:aws:s3:::b/${T}/${U}`, `arn:aws:s3:::b/${U}/${U}`],
  ...["arn:aws:s3:::b/${aws:username, 'a'}", "arn:aws:s3:::b/${aws:PrincipalTag/t, 'a'}/*"],
  ...[`arn:aws:s3:::b/${U}${T}`, `arn:aws:s3:::b/a${U}`, `arn:aws:s3:::b/${T}?`],
];
const CONDITIONS = [
  { StringEquals: { "aws:username": ["a", "b"] } },
  { StringLike: { "aws:username": "a*" } },
  { StringNotLike: { "aws:username": "*/*" } },
  { StringEquals: { "aws:PrincipalTag/t": U } },
  { StringNotEquals: { "aws:PrincipalTag/t": U } },
  { StringLike: { "aws:PrincipalTag/t": `${U}*` } },
  { StringLikeIfExists: { "aws:PrincipalTag/t": "?" } },
  { StringEquals: { "aws:userid": `a-${T}` } },
  { StringEqualsIgnoreCase: { "aws:userid": U } },
  { Null: { "aws:username": "true" } },
  { Null: { "aws:PrincipalTag/t": "false" } },
];

/** A document of one to three statements. */
export function variableDocuments(): fc.Arbitrary<object> {
  return fc.record({
    Version: fc.constant("2012-10-17"),
    Statement: fc.array(statement(), { minLength: 1, maxLength: 3 }),
  });
}

function statement(): fc.Arbitrary<object> {
  return fc
    .tuple(
      fc.constantFrom("Allow", "Allow", "Deny"),
      fc.constantFrom("Resource", "Resource", "Resource", "NotResource"),
      fc.subarray(RESOURCES, { minLength: 1, maxLength: 2 }),
      fc.option(fc.constantFrom(...CONDITIONS), { nil: undefined, freq: 1 }),
    )
    .map(([Effect, resource, resources, Condition]) => ({
      ...{ Effect, Action: ["s3:GetObject", "s3:PutObject"], [resource]: resources },
      ...(Condition !== undefined && { Condition }),
    }));
}
