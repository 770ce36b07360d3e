/** Whom a condition lets in, where the principal beside it is everybody, a whole account, or a service. */
import { isIP } from "node:net";
import type { Condition } from "../document";
import { asksFor, restricts } from "./restricting";

/**
 * Keys that AWS fills in, and that no stranger can have a given value of: of accounts, organizations, networks and single identities. Tags,
 * names of users and types of principals are none of them: whoever has an account of his own chooses those.
 * Sources: AWS IAM User Guide, reference_policies_condition-keys; Amazon S3 User Guide, access-control-block-public-access (what is public);
 * AWS KMS and Amazon EFS Developer Guides, their keys.
 */
const OF_CALLERS = [
  ...["PrincipalAccount", "PrincipalArn", "PrincipalOrgID", "PrincipalOrgPaths", "userid"],
  ...["SourceIp", "SourceVpc", "SourceVpcArn", "SourceVpce", "VpceAccount", "VpceOrgID"],
  ...["VpceOrgPaths", "FederatedProvider", "Ec2InstanceSourceVpc"],
].map((name) => `aws:${name}`);
const OF_RESOURCES = ["Account", "Arn", "OrgID", "OrgPaths", "Owner"].map(
  (name) => `aws:Source${name}`,
);
const OF_OTHERS = [
  ...["kms:CallerAccount", "s3:DataAccessPointAccount", "s3:DataAccessPointArn"],
  ...["elasticfilesystem:AccessedViaMountTarget", "lambda:SourceFunctionArn"],
];

/** Whether strangers are kept out of what everybody is let in to: some test names an account, an organization, a network or an identity. */
export function keepsStrangersOut(condition: Condition = {}): boolean {
  return asksFor(known(condition), [...OF_CALLERS, ...OF_RESOURCES, ...OF_OTHERS]);
}

/** What every request of an account has alike: of a statement for that account it restricts nothing. */
const OF_THE_ACCOUNT = /^aws:principal(account|orgid|orgpaths)$/i;

/** Whether a condition leaves anybody out of an account that is let in as a whole. */
export function narrowsAccount(condition: Condition = {}): boolean {
  return restricts(filtered(condition, (key) => !OF_THE_ACCOUNT.test(key)));
}

/** Whether a service is held to resources of accounts or organizations that are named. Source: AWS IAM User Guide, confused-deputy. */
export function namesSource(condition: Condition = {}): boolean {
  return asksFor(known(condition), OF_RESOURCES);
}

/** The same in the policy of a resource, where keys of the resource's own service can say as much. */
export function namesSourceOfResource(condition: Condition = {}): boolean {
  const encrypted = Object.values(condition)
    .flatMap((keys) => Object.keys(keys))
    .filter((key) => /^kms:encryptioncontext:/i.test(key));
  return (
    namesSource(condition) ||
    asksFor(known(condition), ["kms:CallerAccount", "lambda:SourceFunctionArn", ...encrypted])
  );
}

/** A condition without the tests of which one value is a stranger's, too: any of several values is enough. */
function known(condition: Condition): Condition {
  return filtered(condition, (key, values) => !values.some((value) => isOfStrangers(key, value)));
}

function filtered(
  condition: Condition,
  keeps: (key: string, values: readonly string[]) => boolean,
): Condition {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).filter(([key, values]) => keeps(key, values))),
    ]),
  );
}

function isOfStrangers(key: string, value: string): boolean {
  // What the caller himself is says nothing; what the resource is, the owner decides.
  if (/\$\{(?!aws:resource(account|orgid|orgpaths)\})[^*?$]/i.test(value)) return true;
  if (/^aws:sourceip$/i.test(key)) return isBroad(value);
  return /arn$/i.test(key) && isOfAnyAccount(value);
}

/** Ranges so wide that they keep few out: wider than /8 of IPv4, or /32 of IPv6. That Amazon S3 draws the line there, too (access-control-block-public-access), is unverified. */
function isBroad(range: string): boolean {
  const [address = "", bits] = range.split("/");
  if (bits === undefined) return false;
  return Number(bits) < (isIP(address) === 6 ? 32 : 8);
}

/** An ARN whose account is a pattern; of a bucket, which has none, one whose name begins with a pattern. */
function isOfAnyAccount(arn: string): boolean {
  const [, , service, , account = "*", resource = "*"] = arn.split(":");
  if (account === "") return service !== "s3" || /^[*?]/.test(resource);
  return /[*?]/.test(account);
}
