import { quote } from "../../problem";
import type { Mending } from "../../problem";
import { cutList } from "../../text/lists";

/**
 * Operations of APIs that are no actions of IAM: what a caller of each has to be allowed. In small letters. Sources: Amazon S3 User Guide,
 * using-with-s3-policy-actions (required permissions for API operations); AWS Lambda, Amazon SQS, Amazon SNS and Amazon DynamoDB Developer Guides
 * (batches and transactions are allowed by the actions in them); AWS KMS Developer Guide, kms-api-permissions-reference (ReEncrypt).
 */
const NEEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ["s3:headobject", ["s3:GetObject"]],
  ["s3:selectobjectcontent", ["s3:GetObject"]],
  ["s3:copyobject", ["s3:GetObject", "s3:PutObject"]],
  ["s3:headbucket", ["s3:ListBucket"]],
  ["s3:listobjects", ["s3:ListBucket"]],
  ["s3:listobjectsv2", ["s3:ListBucket"]],
  ["s3:listobjectversions", ["s3:ListBucketVersions"]],
  ["s3:listbuckets", ["s3:ListAllMyBuckets"]],
  ["s3:deleteobjects", ["s3:DeleteObject"]],
  ["s3:createmultipartupload", ["s3:PutObject"]],
  ["s3:completemultipartupload", ["s3:PutObject"]],
  ["s3:uploadpart", ["s3:PutObject"]],
  ["s3:listparts", ["s3:ListMultipartUploadParts"]],
  ["s3:listmultipartuploads", ["s3:ListBucketMultipartUploads"]],
  ["lambda:invoke", ["lambda:InvokeFunction"]],
  ["sqs:sendmessagebatch", ["sqs:SendMessage"]],
  ["sqs:deletemessagebatch", ["sqs:DeleteMessage"]],
  ["sqs:changemessagevisibilitybatch", ["sqs:ChangeMessageVisibility"]],
  ["sns:publishbatch", ["sns:Publish"]],
  ["dynamodb:transactgetitems", ["dynamodb:GetItem"]],
  [
    "dynamodb:transactwriteitems",
    [
      ...["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem"],
      ...["dynamodb:PutItem", "dynamodb:UpdateItem"],
    ],
  ],
  ["kms:reencrypt", ["kms:ReEncryptFrom", "kms:ReEncryptTo"]],
]);

/** What to write for an operation that is no action; undefined for a name that is none either. */
export function operationFix(text: string): Mending | undefined {
  const needed = NEEDED.get(text.toLowerCase());
  if (needed === undefined) return undefined;
  // In words alone: the action is another one, and may allow more than the operation.
  return { fix: `write ${cutList(needed.map(quote))}, which that operation asks for` };
}

/** Services whose actions begin otherwise than AWS's command line and its SDKs call them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["cloudwatchlogs", "logs"],
  ["cloudwatch-logs", "logs"],
  ["dynamodbstreams", "dynamodb"],
  ["efs", "elasticfilesystem"],
  ["eventbridge", "events"],
  ["iot-data", "iot"],
  ["opensearch", "es"],
  ["sagemaker-runtime", "sagemaker"],
  ["stepfunctions", "states"],
  ["timestream-query", "timestream"],
  ["timestream-write", "timestream"],
]);

/** What to write for the name of a client of AWS's. */
export function prefixFix(text: string, service: string): Mending | undefined {
  const prefix = PREFIXES.get(service.toLowerCase());
  if (prefix === undefined || !text.startsWith(`${service}:`)) return undefined;
  const fix = `write ${quote(`${prefix}${text.slice(service.length)}`)}: so begin the actions of that service`;
  return { fix, edit: { from: `${service}:`, to: `${prefix}:` } };
}
