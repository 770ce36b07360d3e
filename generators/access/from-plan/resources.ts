/** Resources of a plan that have policies of their own. */
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY } from "../compare";
import { grouped } from "../../text/grouped";
import type { HeldPolicy, PolicyHolder } from "../holder";
import { documentIn } from "./documents";
import type { Links } from "./links";
import { text, type PlanResource } from "./plan";

/**
 * By type of Terraform's AWS provider, the argument that holds the policy. Of those with a type of its own beside them the argument
 * is worked out from what is there, unless it is set.
 */
export const POLICY_ARGUMENTS: Readonly<Record<string, string>> = {
  aws_ecr_repository_policy: "policy",
  aws_kms_key: "policy",
  aws_kms_key_policy: "policy",
  aws_s3_bucket: "policy",
  aws_s3_bucket_policy: "policy",
  aws_secretsmanager_secret: "policy",
  aws_secretsmanager_secret_policy: "policy",
  aws_sns_topic: "policy",
  aws_sns_topic_policy: "policy",
  aws_sqs_queue: "policy",
  aws_sqs_queue_policy: "policy",
};

const WORKED_OUT = new Set([
  ...["aws_kms_key", "aws_s3_bucket", "aws_secretsmanager_secret"],
  ...["aws_sns_topic", "aws_sqs_queue"],
]);

/** Every policy of a resource, and the permissions of each Lambda function as one. */
export function resourcePolicies(resources: readonly PlanResource[], links: Links): PolicyHolder[] {
  const own = resources.flatMap((one): PolicyHolder[] => {
    const argument = new Map(Object.entries(POLICY_ARGUMENTS)).get(one.type);
    if (argument === undefined) return [];
    if (WORKED_OUT.has(one.type) && !links.sets(one, argument)) return [];
    const policy = documentIn(one, argument, { kind: "resource", name: one.address });
    return policy === undefined ? [] : [holder(one.address, policy)];
  });
  const permissions = resources.filter(({ type }) => type === "aws_lambda_permission");
  const byFunction = grouped(
    permissions,
    ({ values, address }) => text(values.function_name) || address,
  );
  return [...own, ...[...byFunction].map(([name, list]) => functionHolder(name, list))];
}

function holder(address: string, policy: HeldPolicy): PolicyHolder {
  return { kind: "resource", id: address, stack: "", label: address, policies: [policy] };
}

/** What decides whom a permission lets in. */
const DECISIVE = ["principal", "source_arn", "source_account", "principal_org_id", "action"];

/** Lambda keeps a function's permissions as statements of one policy. */
function functionHolder(name: string, permissions: readonly PlanResource[]): PolicyHolder {
  const label = `permissions of ${name}`;
  const held = { kind: "resource", name: label } as const;
  const open = permissions.some(({ unknown }) =>
    DECISIVE.some((key) => ownValue(unknown, key) === true),
  );
  if (open) return holder(label, { ...held, document: undefined, why: AFTER_APPLY });
  const document = { Version: "2012-10-17", Statement: permissions.map(statementOf) };
  return holder(label, { ...held, document });
}

/** The statement that Lambda makes of a permission (AWS Lambda API reference, AddPermission). */
function statementOf({ values }: PlanResource): object {
  const principal = text(values.principal);
  const source = text(values.source_arn);
  const account = text(values.source_account);
  const organization = text(values.principal_org_id);
  const isService = principal.includes(".");
  return {
    Effect: "Allow",
    Principal: principal === "*" ? "*" : { [isService ? "Service" : "AWS"]: principal },
    Action: text(values.action) || "lambda:InvokeFunction",
    Resource: "*",
    Condition: {
      ...(source !== "" && { ArnLike: { "aws:SourceArn": source } }),
      StringEquals: {
        ...(account !== "" && { "aws:SourceAccount": account }),
        ...(organization !== "" && { "aws:PrincipalOrgID": organization }),
      },
    },
  };
}
