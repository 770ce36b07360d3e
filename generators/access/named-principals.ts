/** Whom a trust policy names: what shows that somebody is let in is one of many, where it names a whole account. */
import type { PolicyDocumentInput } from "../iam/proof/policy";
import type { HolderChange } from "./compare";

/** A change in which those who are let in now are called as the trust policy calls them: by the account, where it names that and not them. */
export function withNamedPrincipals(change: HolderChange): HolderChange {
  const { trust, holder } = change;
  const named = principalsIn(holder.trust?.document);
  const gained = trust.gained.map((one) => {
    const principal = nameOf(one.witness.principal, named);
    return { ...one, witness: { ...one.witness, principal } };
  });
  return { ...change, trust: { ...trust, gained } };
}

/** The account, of a principal that is a whole one. */
export function wholeAccount(principal: string): string | undefined {
  return /^arn:[^:]+:iam::([^:]+):root$/.exec(principal)?.[1];
}

function nameOf(principal: string, named: readonly string[]): string {
  if (named.includes(principal)) return principal;
  const [, partition = "aws", account = ""] =
    /^arn:([^:]+):(?:iam|sts)::(\d{12}):/.exec(principal) ?? [];
  const root = `arn:${partition}:iam::${account}:root`;
  return account !== "" && (named.includes(root) || named.includes(account)) ? root : principal;
}

/** All texts under `Principal` of what the document allows. */
function principalsIn(document: PolicyDocumentInput | undefined): string[] {
  const { Statement: statements } = { Statement: [], ...(document as { Statement?: unknown }) };
  return [statements].flat().flatMap((statement: unknown) => {
    const { Effect, Principal } = { ...(statement as { Effect?: unknown; Principal?: unknown }) };
    if (Effect !== "Allow" || typeof Principal !== "object" || Principal === null) return [];
    const { AWS = [] } = Principal as { AWS?: unknown };
    return [AWS].flat().filter((one) => typeof one === "string");
  });
}
