import type { ResourceIntent } from "../../intents";

/**
 * The forms of an ARN that AWS checks actions under: itself, and with what it appends for some. One that a
 * wildcard ends takes in the longer form already, and one whose name has a part of that form is meant by it:
 * `function:resize:prod` is one alias of a function.
 */
export function formsOf(
  arn: string,
  intent: ResourceIntent | undefined,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const also = intent?.also;
  if (also === undefined || arn.endsWith("*")) return [arn];
  const [sign = ""] = also;
  return Object.values(values).some((value) => value.includes(sign)) ? [arn] : [arn, arn + also];
}

/** The values without what AWS appends to the ARN: what names of other resources are built from. */
export function bareValues(
  values: Readonly<Record<string, string>>,
  intent: ResourceIntent | undefined,
): Readonly<Record<string, string>> {
  const also = intent?.also;
  if (also === undefined) return values;
  const bare = Object.entries(values).map(([name, value]) => {
    return [name, value.endsWith(also) ? value.slice(0, -also.length) : value] as const;
  });
  return Object.fromEntries(bare);
}
