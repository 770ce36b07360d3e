import { ownValue } from "../../text/own-value";
import { arnFields } from "./parts";

/** Where resources are: what the standard placeholders of an ARN format stand for. */
export interface ResourceFacts {
  readonly partition: string;
  readonly region: string;
  /** 12 digits. */
  readonly account: string;
}

/** Index of the account among the fields of an ARN. */
const ACCOUNT_FIELD = 4;

/**
 * The placeholders of an ARN format that name the resource, in order: `TableName` and `IndexName` of
 * `arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/index/${IndexName}`.
 */
export function formatPlaceholders(format: string): string[] {
  return arnFields(format).flatMap((field, index) =>
    [...field.matchAll(/\$\{([^}]+)\}/g)]
      .map((match) => match[1] ?? "")
      .filter((name) => factOf(name, index) === undefined),
  );
}

/**
 * The ARN of a resource: the format with `facts` and `values` (by placeholder name) in place. What
 * the format has as a wildcard stays one. Throws where a value is missing: callers know the names
 * from `formatPlaceholders`.
 */
export function fillFormat(
  format: string,
  facts: ResourceFacts,
  values: Readonly<Record<string, string>>,
): string {
  const fill = (name: string, index: number): string => {
    const fact = factOf(name, index);
    if (fact !== undefined) return facts[fact];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`no value for "${name}" of the ARN format ${format}`);
    return value;
  };
  return arnFields(format)
    .map((field, index) => field.replace(/\$\{([^}]+)\}/g, (_, name: string) => fill(name, index)))
    .join(":");
}

/**
 * The fact that a placeholder stands for in a field of the format, or undefined for one that names
 * the resource. A few services (chime, datasync, sso) write the account of the ARN as `AccountId`,
 * which in the resource part is the name of another account.
 */
export function factOf(placeholder: string, field: number): keyof ResourceFacts | undefined {
  if (placeholder === "Partition") return "partition";
  if (placeholder === "Region") return "region";
  if (placeholder === "Account") return "account";
  return placeholder === "AccountId" && field === ACCOUNT_FIELD ? "account" : undefined;
}

/**
 * A resource's short name split over placeholders: `Inventory/by-sku` → `TableName`, `IndexName`.
 * Parts are separated by "/", and the last placeholder takes the rest, slashes included
 * (`photos/in/2024/*`). A part that is absent or empty gets its value from `optional`; where that has
 * none, its placeholder is among `missing`. With no placeholders at all the name is not used: it is
 * the caller who must refuse one.
 */
export function splitName(
  placeholders: readonly string[],
  name: string,
  optional: Readonly<Record<string, string>> = {},
): { values: Record<string, string> } | { missing: string[] } {
  const parts = name.split("/");
  const last = placeholders.length - 1;
  const missing: string[] = [];
  const entries = placeholders.map((placeholder, index): [string, string] => {
    const part = index === last ? parts.slice(index).join("/") : (parts[index] ?? "");
    if (part !== "") return [placeholder, part];
    const given = ownValue(optional, placeholder);
    if (given === undefined) missing.push(placeholder);
    return [placeholder, given ?? ""];
  });
  return missing.length > 0 ? { missing } : { values: Object.fromEntries(entries) };
}
