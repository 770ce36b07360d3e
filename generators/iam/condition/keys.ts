import type { Edit } from "../../problem";
import { onlyEdit } from "../../text/meant";
import { nearest } from "../../text/nearest";
import { OPERATORS, type ValueKind } from "./operators";

/**
 * Condition keys, with their types, that AWS documents for roles of devices and that the
 * service-authorization reference does not list.
 * Source: AWS IoT Core Developer Guide, authorizing-direct-aws.
 */
export const UNLISTED_CONDITION_KEYS: readonly { readonly key: string; readonly type: string }[] = [
  { key: "credentials-iot:AwsCertificateId", type: "String" },
  { key: "credentials-iot:ThingName", type: "String" },
  { key: "credentials-iot:ThingTypeName", type: "String" },
];

/**
 * Whether `key` is the condition key that `template` describes, whatever the case. In a template
 * `${…}`, `<…>` and a last `/tag-key` stand for one character or more: `aws:PrincipalTag/site` is
 * `aws:PrincipalTag/tag-key`.
 */
export function sameConditionKey(template: string, key: string): boolean {
  let pattern = templates.get(template);
  if (pattern === undefined) {
    const literals = template.split(/\$\{[^}]*\}|<[^<>]*>|(?<=\/)tag-key$/);
    const escaped = literals.map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    pattern = new RegExp(`^${escaped.join(".+")}$`, "is");
    templates.set(template, pattern);
  }
  return pattern.test(key);
}

const templates = new Map<string, RegExp>();

/**
 * Which kinds of operators fit a key, by its type in the reference; undefined for a type that is
 * not known. Text operators work on ARNs too. Two things the reference leaves out: it has some keys
 * that hold ARNs or addresses as `String`, and `aws:EpochTime` compares as a number as well.
 */
export function kindsFor(key: string, type: string): ValueKind[] | undefined {
  const kind = (Object.keys(OPERATORS) as ValueKind[]).find(
    (known) => known === type.replace(/^ArrayOf/, ""),
  );
  if (kind === undefined) return undefined;
  if (kind === "ARN") return ["ARN", "String"];
  if (kind === "String" && /arns?$/i.test(key)) return ["String", "ARN"];
  if (kind === "String" && /ip(v[46])?(address)?$/i.test(key)) return ["String", "IPAddress"];
  return key.toLowerCase() === "aws:epochtime" ? ["Date", "Numeric"] : [kind];
}

/** The key that a misspelt one was most likely meant to be; what follows its "/" stays as written. */
export function nearestConditionKey(key: string, known: readonly string[]): string | undefined {
  const [head = "", ...tag] = key.split("/");
  const near = nearest(
    head,
    known.map((name) => name.split("/")[0] ?? ""),
  );
  return near === undefined ? undefined : [near, ...tag].join("/");
}

/** The edit of a misspelt key to that one, where it is sure; what follows the "/" stays as written. */
export function keyEdit(
  key: string,
  near: string,
  known: readonly string[],
): { readonly edit?: Edit } {
  const head = (text: string): string => text.split("/")[0] ?? "";
  return onlyEdit(head(key), head(near), known.map(head));
}
