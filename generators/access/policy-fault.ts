/** Whether what stands in the place of a policy is one. */
import { createHash } from "node:crypto";
import { PolicyError } from "../iam/proof/policy";
import { prepare } from "../iam/proof/statements";

/** What a document is: of an identity, of a resource, or of trust. */
export type PolicyKind = "identity" | "resource" | "trust";

/**
 * Why a document is no policy of its kind, in words that begin with the place in it (`Statement[0] …`); undefined for one that
 * is: nothing that is asked of it can fail.
 */
export function policyFault(document: object, kind: PolicyKind): string | undefined {
  try {
    prepare(document, kind, 0);
    return undefined;
  } catch (error) {
    if (error instanceof PolicyError) return error.message.replace(`${kind}[0]: `, "");
    throw error;
  }
}

/** What a document is by its elements: who names principals is of a resource, or, without Resource, of trust. */
export function policyKind(document: object): PolicyKind {
  const { Statement } = document as { readonly Statement?: unknown };
  const has = (...elements: readonly string[]): boolean =>
    [Statement]
      .flat()
      .some((one) => elements.some((key) => Object.hasOwn(Object(one) as object, key)));
  if (!has("Principal", "NotPrincipal")) return "identity";
  return has("Resource", "NotResource") ? "resource" : "trust";
}

/** Something in few letters: whether it changes can be told, and not what it is. */
export function digestOf(content: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([content]))
    .digest("hex")
    .slice(0, 12);
}
