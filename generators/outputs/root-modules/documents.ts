/** Documents in Terraform JSON: as texts they are one line each, as data they can be read. */
import { ownValue } from "../../text/own-value";

type Json = Readonly<Record<string, unknown>>;

/**
 * Where documents stand. Of these arguments the provider compares what documents mean and not how they are written
 * (`verify.SuppressEquivalentPolicyDiffs` in hashicorp/terraform-provider-aws), for Terraform's `jsonencode` sorts keys.
 */
const DOCUMENTS: Readonly<Record<string, string>> = {
  aws_iam_policy: "policy",
  aws_iam_role: "assume_role_policy",
  aws_iam_role_policy: "policy",
  aws_iot_policy: "policy",
};

/** Resources whose documents are local values now, and those. */
export interface WithLocals {
  readonly resource: Json;
  /** By name, the documents: templates of Terraform's, in keys and values. */
  readonly locals: Json;
}

/**
 * Makes local values of the documents of resources: `"${jsonencode(local.iam_role-service)}"`. What would come out otherwise than it
 * was, but for the order of keys, stays as it is.
 *
 * @param resource by type and name
 * @param taken names that local values have already
 */
export function documentsApart(resource: Json, taken: Json): WithLocals {
  const locals: [string, unknown][] = [];
  const types = Object.entries(resource).map(([type, named]): [string, unknown] => {
    const argument = ownValue(DOCUMENTS, type);
    if (argument === undefined) return [type, named];
    const resources = Object.entries(named as Json).map(([name, body]): [string, unknown] => {
      const local = `${type.replace(/^aws_/, "")}-${name}`;
      const document = readable(ownValue(body as Json, argument));
      if (document === undefined || Object.hasOwn(taken, local)) return [name, body];
      locals.push([local, document]);
      return [name, { ...(body as Json), [argument]: `\${jsonencode(local.${local})}` }];
    });
    return [type, Object.fromEntries(resources)];
  });
  return { resource: Object.fromEntries(types), locals: Object.fromEntries(locals) };
}

/**
 * What Terraform's `jsonencode` writes in another way than JavaScript does: it would be longer, and policies have limits. The mark
 * that Terraform drops where a template begins with it, and halves of characters, which no data of Terraform's has.
 */
const ESCAPED = /[<>&\u2028\u2029\ufeff]|\\ud[89a-f]/;

/** A document whose parts, each as a template, make up the same document; undefined of any other text. */
function readable(text: unknown): object | undefined {
  if (typeof text !== "string" || !text.startsWith("{") || ESCAPED.test(text)) return undefined;
  // What is left of a template when its escapes are gone: an expression may hold quotes, and be no string.
  if (/[$%]\{/.test(text.replaceAll(/\$\$\{|%%\{/g, ""))) return undefined;
  try {
    const document = JSON.parse(text) as object;
    // Keys that stand twice, and numbers that JavaScript has not.
    return JSON.stringify(document) === text ? document : undefined;
  } catch {
    return undefined;
  }
}
