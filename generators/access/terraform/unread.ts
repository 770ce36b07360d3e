/** Resources that give access in ways that are not compared: where they change, that is said. */
import { notCompared } from "../not-compared";
import type { PolicyHolder } from "../holder";
import { argumentsNamed } from "./table";
import type { Plan } from "./plan";
import type { Instance } from "./world";

/**
 * Types that give access without a policy document of their own. Source: the AWS provider's documentation of each; what
 * has a document in it is found by that, whatever its type.
 */
const GIVERS =
  /^(awscc_iam_\w+|aws_iam_(access_key|user_login_profile|instance_profile|saml_provider|openid_connect_provider|user_ssh_key|service_specific_credential)|aws_ssoadmin_\w*attachment|aws_ssoadmin_account_assignment|aws_kms_grant|aws_eks_access_\w+|aws_ram_\w*association|aws_s3_bucket_(acl)|aws_cloudformation_stack\w*|aws_iot_(role_alias|policy_attachment)|aws_lakeformation_permissions|aws_organizations_policy_attachment)$/;

const READ: ReadonlySet<string> = new Set(argumentsNamed().keys());

/** Those of a plan, before and after. */
export function unreadOfPlan({ before, after }: Plan): Record<"before" | "after", PolicyHolder[]> {
  return { before: unreadIn(before, ""), after: unreadIn(after, "") };
}

/** Those of one side, each by its address. */
export function unreadIn(instances: readonly Instance[], stack: string): PolicyHolder[] {
  return instances
    .filter(({ mode, type }) => mode === "managed" && !READ.has(type))
    .filter((one) => GIVERS.test(one.type) || hasDocument(one.values))
    .map((one) => notCompared({ id: one.address, stack, label: one.address }, contentOf(one), WHY));
}

const WHY = "resources of this type are not compared";

function contentOf({ values, unknown }: Instance): unknown {
  const open = JSON.stringify(unknown ?? null).includes("true");
  return [Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)), open];
}

/** Whether a text in it is a policy, of whatever language: an object with statements. */
function hasDocument(value: unknown): boolean {
  if (typeof value === "string") return /^\s*\{/.test(value) && /"Statement"\s*:/.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasDocument);
}
