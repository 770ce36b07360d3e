/** Resources that give access in ways that are not compared: where they change, that is said. */
import { cutList } from "../../text/lists";
import { notCompared } from "../not-compared";
import { fieldsOf } from "../fields";
import type { PolicyHolder } from "../holder";
import { argumentsNamed } from "./table";
import type { Plan } from "./plan";
import type { Instance } from "./world";

/**
 * Types that give access without a policy document of their own. Source: the AWS provider's documentation of each; what
 * has a document in it is found by that, whatever its type.
 */
const GIVERS =
  /^(awscc_iam_\w+|aws_iam_((user|group)_policies_exclusive|access_key|user_login_profile|instance_profile|saml_provider|openid_connect_provider|user_ssh_key|service_specific_credential)|aws_ssoadmin_\w*attachment|aws_ssoadmin_account_assignment|aws_kms_grant|aws_eks_access_\w+|aws_ram_\w*association|aws_s3_\w*acl|aws_s3_(bucket|account)_public_access_block|aws_s3_bucket_ownership_controls|aws_cloudwatch_event_permission|aws_lambda_(layer_version_permission|function_url)|aws_eks_pod_identity_association|aws_cognito_identity_pool_roles_attachment|aws_rolesanywhere_(profile|trust_anchor)|aws_(ami_launch|snapshot_create_volume)_permission|aws_vpc_endpoint_service_allowed_principal|aws_opensearch_authorize_vpc_endpoint_access|aws_identitystore_group_membership|aws_\w+_role_association|aws_lakeformation_data_lake_settings|aws_cloudformation_stack\w*|aws_iot_(role_alias|policy_attachment)|aws_lakeformation_permissions|aws_organizations_policy_attachment)$/;

const READ: ReadonlySet<string> = new Set(argumentsNamed().keys());

/** Those of a plan, before and after, and what it puts off. */
export function unreadOfPlan({
  before,
  after,
  deferred,
}: Plan): Record<"before" | "after", PolicyHolder[]> {
  const later = deferred.map((address) => {
    const label = `${address} (deferred)`;
    return notCompared({ id: label, stack: "", label }, address, "this plan puts it off");
  });
  return { before: unreadIn(before, ""), after: [...unreadIn(after, ""), ...later] };
}

/** What is to be known of a plan besides: what it leaves out, and types of resources that change and nobody looks at. */
export function notesOnPlan({ before, after, changed, isComplete }: Plan): string[] {
  const named = new Set([...unreadIn(before, ""), ...unreadIn(after, "")].map(({ id }) => id));
  const told = new Set(
    [...before, ...after].flatMap(({ address, type }) => (named.has(address) ? [type] : [])),
  );
  const others = changed.filter((type) => !READ.has(type) && !told.has(type));
  return [
    ...(isComplete ? [] : ["The plan is not complete: what it leaves out is not looked at."]),
    ...(others.length === 0
      ? []
      : [`Resources of other types change, and are not looked at: ${cutList(others, 10)}.`]),
  ];
}

/** Those of one side, each by its address. */
export function unreadIn(instances: readonly Instance[], stack: string): PolicyHolder[] {
  return instances
    .filter(({ mode, type }) => mode === "managed" && !READ.has(type))
    .filter((one) => GIVERS.test(one.type) || hasDocument(one.values) || willHave(one))
    .map((one) => notCompared({ id: one.address, stack, label: one.address }, contentOf(one), WHY));
}

const WHY = "resources of this type are not compared";

function contentOf({ values, unknown }: Instance): unknown {
  const open = JSON.stringify(unknown ?? null).includes("true");
  return [Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)), open];
}

/** How arguments are called that hold a document. */
export const DOCUMENT = /(^|_)(policy|policies|policy_document|policy_text)$/;

/** Whether an argument that is called as policies are will be known after apply. */
function willHave({ unknown }: Instance): boolean {
  const open = Object.entries(fieldsOf(unknown)).filter(([, value]) => value === true);
  return open.some(([argument]) => DOCUMENT.test(argument));
}

/** Whether a text in it is a policy, of whatever language: an object with statements. */
function hasDocument(value: unknown): boolean {
  if (typeof value === "string") return /^\s*\{/.test(value) && /"Statement"\s*:/.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasDocument);
}
