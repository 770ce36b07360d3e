/** What a permission of a path is needed on, as patterns of ARNs. */
import { ServiceReference } from "../reference";
import { resourcesOf } from "./allowed-resources";
import type { Need, Subject } from "./path";

/** Where a policy names no region, this one stands for all. */
const SOME_REGION = "us-east-1";

/**
 * Patterns of the resources that a permission may be on; undefined where any will do, and none where there is no such
 * resource. Those of a type are in the subject's partition and account and in a region that its policies name (their formats are AWS's, in
 * the service authorization reference).
 *
 * @param name what stands for the names in them
 */
export function patternsOf(
  need: Need,
  subject: Subject,
  name = "*",
): readonly string[] | undefined {
  const { action, on } = need;
  if (on === "any") return undefined;
  if (on === "self") return subject.arn === undefined ? [] : [subject.arn];
  if (on === "own-policy") return subject.ownPolicies;
  const service = action.slice(0, action.indexOf(":"));
  const { arns = [] } = ServiceReference.loadSync([service]).resourceType(service, on) ?? {};
  const isRegional = arns.some((format) => format.includes("${Region}"));
  // A wildcard would stand for more than a region: patterns of resources do not end at a colon.
  const regions = isRegional ? regionsOf(need, subject) : [SOME_REGION];
  return arns.flatMap((format) => regions.map((region) => filled(format, region, name, subject)));
}

function filled(
  format: string,
  region: string,
  name: string,
  { partition, account }: Subject,
): string {
  return format
    .replaceAll("${Partition}", partition)
    .replaceAll("${Region}", region)
    .replaceAll("${Account}", account)
    .replace(/\$\{[^}]+\}/g, name);
}

function regionsOf({ action }: Need, { policies: { identity = [] } }: Subject): string[] {
  const named = resourcesOf(identity, [action]).flatMap((arn) => arn.split(":", 4).slice(3));
  const regions = [...new Set(named)].filter((region) => /^[a-z0-9-]+$/.test(region));
  return regions.length === 0 ? [SOME_REGION] : regions;
}
