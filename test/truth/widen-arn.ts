import { fillFormat, parseArn, type Arn } from "../../generators/iam/arn";
import { ServiceReference } from "../../generators/iam/reference";

/**
 * The ARN patterns that are one step wider than the given one: any region, any account, any name in
 * each place that AWS's format of the resource has for one, and any name that begins as it does (the
 * sibling with the same prefix). What is already open, or empty (the region of a bucket), has none.
 */
export async function widerArns(arn: string): Promise<string[]> {
  const parts = parseArn(arn);
  if (parts === undefined) return [];
  return unique(arn, [...widerPlaces(parts), ...(await widerNames(arn, parts))]);
}

/**
 * As `widerArns`, for the values of conditions, whose ARNs are not always those of a resource type:
 * after the account anything, or anything that begins so.
 */
export function widerConditionArns(arn: string): string[] {
  const parts = parseArn(arn);
  if (parts === undefined) return [];
  const anything = [
    { ...parts, resource: "*" },
    { ...parts, resource: `${parts.resource}*` },
  ];
  return unique(arn, [
    ...widerPlaces(parts),
    ...(parts.resource.endsWith("*") ? anything.slice(0, 1) : anything).map(toText),
    "arn:*:*:*:*:*",
  ]);
}

function widerPlaces(parts: Arn): string[] {
  const { region, account } = parts;
  return [
    ...(region === "" ? [] : [{ ...parts, region: "*" }]),
    ...(account === "" ? [] : [{ ...parts, account: "*" }]),
  ].map(toText);
}

async function widerNames(arn: string, parts: Arn): Promise<string[]> {
  const reference = await ServiceReference.load([parts.service]);
  const [reading] = reference.typesOfArn(arn);
  if (reading?.literal !== true) return [...atTheEnd(parts.resource)].map(inPlace);
  const { format, values } = reading;
  return Object.entries(values).flatMap(([name, value]) =>
    ["*", ...atTheEnd(value)].map((wider) =>
      fillFormat(format, parts, { ...values, [name]: wider }),
    ),
  );

  function inPlace(resource: string): string {
    return toText({ ...parts, resource });
  }
}

/** `in/x` → `in/x*`, and with a wildcard behind it, too; nothing for a name that ends in one itself. */
function atTheEnd(name: string): string[] {
  const [, stem = "", open = ""] = /^(.*?)((?:[:/]\*)*)$/s.exec(name) ?? [];
  return stem === "" || stem.endsWith("*") ? [] : [`${stem}*${open}`];
}

function toText({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

function unique(given: string, wider: readonly string[]): string[] {
  return [...new Set(wider)].filter((arn) => arn !== given);
}
