/** Values that a condition key can have, by the key. */
import { quote } from "../../problem";
import type { Mending } from "../../problem";
import { meant } from "../../text/meant";
import { partitionNames, regions } from "../partitions";
import { SERVICE_PRINCIPALS } from "../principals/services";

/** What the values of a key look like. */
export interface KeyForm {
  readonly fits: (value: string) => boolean;
  readonly mend: (value: string) => Mending;
}

const say = (words: string) => (): Mending => ({ fix: `write ${words}` });

const ACCOUNT: KeyForm = { fits: (value) => /^\d{12}$/.test(value), mend: ofAccount };

export const ALL_REGIONS = partitionNames.flatMap((name) => regions(name));
const REGION: KeyForm = {
  fits: (value) => ALL_REGIONS.includes(value),
  mend: (value) => meant(value, ALL_REGIONS, "write a region's code, as us-east-1"),
};

const KMS_KEY: KeyForm = {
  fits: (value) => /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(value),
  mend: say("the ARN of a key, as arn:aws:kms:us-east-1:111111111111:key/KEY-ID"),
};

const VPC: KeyForm = {
  fits: (value) => /^vpc-([\da-z]{8}|[\da-z]{17})$/.test(value),
  mend: say("vpc- and 8 or 17 letters and digits"),
};
const VPCE: KeyForm = {
  fits: (value) => /^vpce-([\da-z]{8}|[\da-z]{17})$/.test(value),
  mend: say("vpce- and 8 or 17 letters and digits"),
};
const ORGANIZATION: KeyForm = {
  fits: (value) => /^o-[a-z\d]{10,32}$/.test(value),
  mend: say("an organization's id, as o-a1b2c3d4e5"),
};
const SERVICE_IN_REGION: KeyForm = {
  fits: (value) => /^[a-z\d-]+\.[a-z\d-]+\.amazonaws\.com(\.cn)?$/.test(value),
  mend: (value) => ({
    fix: `write a service in a region, as ${/^[a-z\d-]+/.exec(value)?.[0] ?? "s3"}.us-east-1.amazonaws.com`,
  }),
};
const SERVICE: KeyForm = {
  fits: (value) => /^[a-z\d._-]+\.(amazonaws\.com(\.cn)?|amazon\.com)$/.test(value),
  mend: ofService,
};

/** Source: AWS IAM User Guide, reference_policies_condition-keys and reference_policies_iam-condition-keys; AWS KMS and Amazon S3, their keys. */
const FORMS: readonly (readonly [RegExp, KeyForm])[] = [
  [/^aws:(principal|resource|source|vpce)account$/, ACCOUNT],
  [/^(kms:calleraccount|s3:resourceaccount)$/, ACCOUNT],
  [/^aws:requestedregion$/, REGION],
  [/^aws:sourcevpc$/, VPC],
  [/^aws:sourcevpce$/, VPCE],
  [/^aws:(principal|resource|source|vpce)orgid$/, ORGANIZATION],
  [/^s3:x-amz-server-side-encryption-aws-kms-key-id$/, KMS_KEY],
  [/^kms:viaservice$/, SERVICE_IN_REGION],
  [/^(aws:principalservicename|aws:calledvia(first|last)?)$/, SERVICE],
  [/^iam:(passedtoservice|awsservicename)$/, SERVICE],
];

const known = new Map<string, KeyForm | undefined>();

/** The form of a key's values, where it has one; the key in small letters. */
export function formOf(lower: string): KeyForm | undefined {
  if (!known.has(lower)) known.set(lower, FORMS.find(([keys]) => keys.test(lower))?.[1]);
  return known.get(lower);
}

/** Whether the values of a key are service principals. */
export function isOfServices(lower: string): boolean {
  return formOf(lower) === SERVICE;
}

function ofAccount(value: string): Mending {
  const found = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(value)?.[1] ?? value.replace(/[-\s]/g, "");
  return /^\d{12}$/.test(found)
    ? { fix: `write ${quote(found)}`, edit: { from: value, to: found } }
    : { fix: "write an account's 12 digits" };
}

function ofService(value: string): Mending {
  const whole = `${value}.amazonaws.com`;
  if (SERVICE_PRINCIPALS.includes(whole)) {
    return { fix: `write ${quote(whole)}`, edit: { from: value, to: whole } };
  }
  return meant(
    value,
    SERVICE_PRINCIPALS,
    "write a service principal, as cloudformation.amazonaws.com",
  );
}
