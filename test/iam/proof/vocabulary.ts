/** What random requests and policies are made of: few words, so that they meet. */

export const CALLERS: readonly string[] = [
  "arn:aws:iam::111111111111:user/ann",
  "arn:aws:iam::111111111111:user/team/ann",
  "arn:aws:iam::111111111111:role/reader",
  "arn:aws:iam::111111111111:role/path/reader",
  "arn:aws:sts::111111111111:assumed-role/reader/now",
  "arn:aws:sts::111111111111:federated-user/ann",
  "iot.amazonaws.com",
  "*",
];

export const PRINCIPALS: readonly (readonly [string, string])[] = [
  ...CALLERS.slice(0, 6).map((name): [string, string] => ["AWS", name]),
  ["AWS", "*"],
  ["AWS", "*"],
  ["AWS", "111111111111"],
  ["AWS", "arn:aws:iam::111111111111:root"],
  ["AWS", "222222222222"],
  ["AWS", "arn:aws:iam::111111111111:role/writer"],
  ["AWS", "arn:aws:iam::222222222222:role/reader"],
  ["AWS", "arn:aws:sts::111111111111:assumed-role/reader/then"],
  ["Service", "iot.amazonaws.com"],
  ["Service", "iotanalytics.amazonaws.com"],
  ["Federated", "cognito-identity.amazonaws.com"],
  ["CanonicalUser", "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"],
];

/** An action, resources of it, patterns of its name. */
export interface Subject {
  readonly action: string;
  readonly resources: readonly string[];
  readonly actions: readonly string[];
}

export const SUBJECTS: readonly Subject[] = [
  {
    action: "s3:GetObject",
    resources: ["arn:aws:s3:::bucket/a", "arn:aws:s3:::bucket/a/b", "arn:aws:s3:::bucket/a?b"],
    actions: [
      "s3:GetObject",
      "s3:Get*",
      "S3:getobject",
      "s3:?etObject",
      "*",
      "s3:PutObject",
      "s3:*",
    ],
  },
  {
    action: "dynamodb:GetItem",
    resources: [
      "arn:aws:dynamodb:eu-west-1:111111111111:table/a",
      "arn:aws:dynamodb:eu-west-1:222222222222:table/a",
      "arn:aws:dynamodb:us-east-1:111111111111:table/ab",
    ],
    actions: ["dynamodb:GetItem", "dynamodb:*Item", "*", "*:GetItem", "dynamodb:Put*"],
  },
  {
    action: "sns:Publish",
    resources: ["arn:aws:sns:eu-west-1:111111111111:a", "arn:aws:sns:eu-west-1:222222222222:a:b"],
    actions: ["sns:Publish", "sns:*", "*", "sns:Pub", "sns:"],
  },
  {
    action: "kms:Decrypt",
    resources: [
      "arn:aws:kms:eu-west-1:111111111111:key/a",
      "arn:aws:kms:eu-west-1:222222222222:key/a",
    ],
    actions: ["kms:Decrypt", "kms:*", "*", "kms:Encrypt"],
  },
  {
    action: "sts:AssumeRole",
    resources: ["arn:aws:iam::111111111111:role/target", "arn:aws:iam::222222222222:role/target"],
    actions: ["sts:AssumeRole", "sts:*", "*", "sts:Assume*", "sts:TagSession"],
  },
];

/** An action without a resource, which iam-simulate knows in its checked way only. */
export const STAR_SUBJECT: Subject = {
  action: "s3:ListAllMyBuckets",
  resources: ["*"],
  actions: ["s3:ListAllMyBuckets", "s3:List*", "*", "s3:GetObject"],
};

/** Keys by the kind of their operators; the last are of several values. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  String: ["aws:username", "aws:PrincipalTag/site", "aws:PrincipalOrgID", "aws:TagKeys"],
  Numeric: ["aws:MultiFactorAuthAge", "s3:signatureAge"],
  Date: ["aws:CurrentTime", "aws:TokenIssueTime"],
  Bool: ["aws:SecureTransport", "aws:ViaAWSService"],
  Binary: ["dev:Bytes"],
  IPAddress: ["aws:SourceIp", "aws:VpcSourceIp"],
  ARN: ["aws:SourceArn", "aws:PrincipalArn", "aws:CalledViaArns"],
  Null: ["aws:username", "aws:TagKeys", "aws:SourceIp"],
};

export const MULTIVALUED: ReadonlySet<string> = new Set(["aws:TagKeys", "aws:CalledViaArns"]);

/** Values of requests by kind. The last of each is none that the operators can read. */
export const GIVEN: Readonly<Record<string, readonly string[]>> = {
  String: ["a", "b", "A", "ab", "a*", "a?b", "*", "", "$a", "a\\b", "$"],
  Numeric: ["1", "2", "10", "1.0", "1.5", "-1", "0", "9007199254740993", "1e1", "10abc"],
  Date: [
    "2026-01-31T00:00:00Z",
    "2026-01-31T01:00:00+01:00",
    "2026-01-31",
    "1769817600",
    "2026-01-31T00:00:00.5Z",
    "2027-01-01T00:00:00Z",
    "0",
    "soon",
  ],
  Bool: ["true", "false", "true", "false", "TRUE", "yes"],
  Binary: ["YQ==", "YWI=", "YR==", "Yg==", "?"],
  IPAddress: [
    "10.0.0.1",
    "10.0.0.2",
    "10.1.0.1",
    "203.0.113.9",
    "2001:db8::1",
    "2001:DB8:0:0:0:0:0:1",
    "2001:db8:1::2",
    "::1",
    "nowhere",
  ],
  ARN: [
    "arn:aws:iot:eu-west-1:111111111111:thing/a",
    "arn:aws:iot:eu-west-1:111111111111:thing/a:b",
    "arn:aws:sns:eu-west-1:222222222222:a",
    "arn:aws:s3:::bucket",
    "a",
  ],
};

/** Values of policies by kind. */
export const WANTED: Readonly<Record<string, readonly string[]>> = {
  String: [
    ...["a", "b", "A", "a*", "?", "*", "a?b", "", "ab", "?*b"],
    ...["${aws:username}", "${aws:PrincipalTag/site, 'a'}", "a${*}", "${?}", "${$}a", "a\\*"],
    ...["${aws:TagKeys}", "${aws:TagKeys, 'b'}", "x${AWS:Username}", "${a", "${}"],
  ],
  Numeric: ["1", "2", "10", "1.5", "1.50", "-1", "0", "-0", "9007199254740992"],
  Date: [
    "2026-01-31T00:00:00Z",
    "2026-01-31T00:00:00-01:00",
    "2026-01-31",
    "1769817600",
    "2026-06-01T12:00:00Z",
    "2026-01",
  ],
  Bool: ["true", "false", "true", "false", "False", "${aws:username}"],
  Binary: ["YQ==", "YWI=", "YR=="],
  IPAddress: [
    "10.0.0.0/24",
    "10.0.0.1",
    "10.0.0.1/8",
    "0.0.0.0/0",
    "203.0.113.9/32",
    "2001:db8::/32",
    "2001:db8::1",
    "2001:db8:0::1/128",
    "::/0",
  ],
  ARN: [
    "arn:aws:iot:eu-west-1:111111111111:thing/a",
    "arn:aws:iot:*:111111111111:thing/*",
    "arn:aws:*:eu-west-?:*:*",
    "arn:*:s3:::bucket",
    "arn:aws:iot:eu-west-1:111111111111:thing/${aws:username}",
    "arn:aws:sns:eu-west-1:222222222222:${aws:PrincipalTag/site, 'a'}",
    "arn:aws:s3:::*",
    "arn:aws:s3",
    "*",
  ],
  Null: ["true", "false"],
};
