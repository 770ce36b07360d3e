/** Whom a trust policy names: what shows that somebody is let in is one of many, where it names a whole account. */
import type { PolicyDocumentInput } from "../iam/proof/policy";
import type { HolderChange } from "./compare";

/** A change in which those who are let in now are called as the trust policy calls them: by the account, where it names that. */
export function withNamedPrincipals(change: HolderChange): HolderChange {
  const { trust, holder } = change;
  const accounts = accountsIn(holder.trust?.document);
  const gained = trust.gained.map((one) => {
    const { principal } = one.witness;
    const root = accounts.get(accountOf(principal));
    return root === undefined ? one : { ...one, witness: { ...one.witness, principal: root } };
  });
  return { ...change, trust: { ...trust, gained } };
}

/** The account, of a principal that is a whole one. */
export function wholeAccount(principal: string): string | undefined {
  return /^arn:[^:]+:iam::([^:]+):root$/.exec(principal)?.[1];
}

/** The ARNs of accounts that a document names whole, where it names none of their principals besides. */
function accountsIn(document: PolicyDocumentInput | undefined): ReadonlyMap<string, string> {
  const named = textsIn(document);
  const whole = named.flatMap((text): [string, string][] => {
    const arn = /^\d{12}$/.test(text) ? `arn:aws:iam::${text}:root` : text;
    const account = wholeAccount(arn);
    return account === undefined ? [] : [[account, arn]];
  });
  const single = new Set(named.filter((text) => wholeAccount(text) === undefined).map(accountOf));
  return new Map(whole.filter(([account]) => !single.has(account)));
}

function accountOf(principal: string): string {
  return /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1] ?? "";
}

/** All texts under `Principal` of what the document allows. */
function textsIn(document: PolicyDocumentInput | undefined): string[] {
  const { Statement: statements } = { Statement: [], ...(document as { Statement?: unknown }) };
  return [statements].flat().flatMap((statement: unknown) => {
    const { Effect, Principal } = { ...(statement as { Effect?: unknown; Principal?: unknown }) };
    if (Effect !== "Allow" || typeof Principal !== "object" || Principal === null) return [];
    const { AWS = [] } = Principal as { AWS?: unknown };
    return [AWS].flat().filter((one) => typeof one === "string");
  });
}
