import { parseArn } from "../iam/arn";
import type { Fault } from "../iam/fault";
import { nearest } from "../text/nearest";
import { quote } from "../problem";
import type { PolicyList } from "../aws/fetch-policies";
import { managedPolicyArn } from "../iam/arn/identities";
import type { Replaced } from "./files";
import { ownValue } from "../text/own-value";

const SERVICE_LINKED = "/aws-service-role/";

/**
 * Why the AWS managed policy of an ARN cannot be attached to a role, group or user, or undefined. ARNs
 * of anything else than the account `aws` are not looked at. What is suggested keeps the ARN's partition.
 *
 * The index is of partition `aws`. For other partitions, paths and deprecations are taken to be the
 * same, but that a name is unknown is no fault there, unless only its case differs.
 *
 * @param refresh what to say of an index that may be too old; nothing where it is fresh
 */
export function attachmentFault(
  arn: string,
  index: PolicyList,
  replaced: Replaced,
  refresh = "",
): Fault | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== "iam" || parsed.account !== "aws") return undefined;
  const { partition, resource } = parsed;
  const [, path, name] = /^policy(\/(?:.*\/)?)([^/]+)$/s.exec(resource) ?? [];
  if (path === undefined || name === undefined) {
    const fix = `write arn:${partition}:iam::aws:policy/ and, with its path, the policy's name`;
    return { message: `${quote(arn)} is no ARN of a managed policy`, fix };
  }
  const known = own(index, name, partition);
  if (known !== undefined) return pathFault(arn, known);
  const by = Object.hasOwn(replaced, name) ? replaced[name]?.arn : undefined;
  if (by === undefined) return unknownFault(arn, { partition, name, index, refresh });
  const message = `AWS deprecated ${quote(arn)}: it cannot be attached to anything new`;
  return { message, fix: `use its replacement, ${by.replace(/^arn:aws:/, `arn:${partition}:`)}` };
}

/**
 * What to write instead of a policy's name alone, for IAM attaches policies by their ARNs: that of AWS's policy of this name, or
 * of a name like it; else that of one of the account's own.
 */
export function nameFault(
  name: string,
  partition: string,
  index: PolicyList,
  replaced: Replaced,
): Fault {
  const message = `${quote(name)} is a name, and managed policies are attached by their ARNs`;
  const last = name.slice(name.lastIndexOf("/") + 1);
  const known = own(index, last, partition);
  if (known !== undefined) {
    return { message, fix: `write ${known}`, edit: { from: name, to: known } };
  }
  const by = ownValue(replaced, last)?.arn.replace(/^arn:aws:/, `arn:${partition}:`);
  if (by !== undefined) return { message, fix: `AWS deprecated it: write ${by}, its replacement` };
  const like = nearestPolicy(last, attachable(index, last));
  const near = like === undefined ? undefined : own(index, like, partition);
  const ours = `arn:{{partition}}:iam::{{account}}:policy/${last}`;
  return { message, fix: near === undefined ? `write ${ours}` : `did you mean ${near}?` };
}

/** The name that was cut short, as AmazonS3ReadOnly, or that was most likely meant. */
function nearestPolicy(name: string, names: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const longer = names.filter((one) => one.toLowerCase().startsWith(lower));
  const [shortest] = longer.sort((a, b) => a.length - b.length);
  return name.length < SHORTEST_PART ? nearest(name, names) : (shortest ?? nearest(name, names));
}

/** With less, as `Amazon`, nobody means one policy. */
const SHORTEST_PART = 8;

/** The ARN by which AWS has a policy, or undefined if it has none of this name. */
function own({ policies }: PolicyList, name: string, partition: string): string | undefined {
  const entry = Object.hasOwn(policies, name) ? policies[name] : undefined;
  return entry && managedPolicyArn(entry.path, name, partition);
}

/** The name is AWS's; is the path? */
function pathFault(arn: string, known: string): Fault | undefined {
  if (known.includes(`:policy${SERVICE_LINKED}`)) {
    const message = `${quote(arn)} is for a service-linked role: only AWS can attach it`;
    return { message, fix: "remove it, and let the service make its service-linked role" };
  }
  if (arn === known) return undefined;
  return { message: `AWS has no managed policy ${quote(arn)}`, fix: `AWS has it as ${known}` };
}

/** What may be suggested: what can be attached, and the name itself in whatever case. */
function attachable({ policies }: PolicyList, name: string): string[] {
  const lower = name.toLowerCase();
  const names = Object.keys(policies);
  const same = names.filter((policy) => policy.toLowerCase() === lower);
  if (same.length > 0) return same;
  return names.filter((policy) => !ownValue(policies, policy)?.path.startsWith(SERVICE_LINKED));
}

interface Unknown {
  readonly partition: string;
  readonly name: string;
  readonly index: PolicyList;
  readonly refresh: string;
}

function unknownFault(arn: string, unknown: Unknown): Fault | undefined {
  const { partition, name, index, refresh } = unknown;
  const meant = nearestPolicy(name, attachable(index, name));
  const onlyCase = meant?.toLowerCase() === name.toLowerCase();
  if (partition !== "aws" && !onlyCase) return undefined;
  const message = `AWS has no managed policy ${quote(arn)}, or has deprecated it (as of ${index.asOf})`;
  const suggestion = meant === undefined ? undefined : own(index, meant, partition);
  if (suggestion === undefined) {
    return { message, fix: `name one that AWS has${refresh === "" ? "" : `; ${refresh}`}` };
  }
  if (suggestion.includes(SERVICE_LINKED)) return pathFault(arn, suggestion);
  const hint = onlyCase || refresh === "" ? "" : ` ${refresh}`;
  return { message, fix: `did you mean ${suggestion}?${hint}` };
}
