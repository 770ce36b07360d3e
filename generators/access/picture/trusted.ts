/** Whom a trust policy lets in. */
import { parseArn } from "../../iam/arn";
import type { PolicyDocumentInput, ReadStatement } from "../../iam/proof/policy";
import { cutList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import { statementsOf } from "./reached";

/** Somebody who may assume a role. */
export interface Trusted {
  /** The kind in policies: `AWS`, `Service`, `Federated`. */
  readonly kind: string;
  /** As it was written: an ARN, an account, a service, a provider, `*`. */
  readonly principal: string;
  /** How, and under which conditions; empty where there is nothing to say. */
  readonly how: string;
}

/** What a trust policy's Allow statements say, each kind of principal by itself. */
export function trustedBy(document: PolicyDocumentInput): Trusted[] {
  return statementsOf(document).flatMap((statement) => {
    if (statement.effect === "Deny") return [];
    const { principals = {}, notPrincipals } = statement;
    const said = { ...principals, ...(notPrincipals && { AWS: ["*"] }) };
    return Object.entries(said).flatMap(([kind, names]) =>
      names.map((principal) => ({ kind, principal, how: howOf(statement) })),
    );
  });
}

const WAYS: readonly (readonly [RegExp, string])[] = [
  [/^sts:AssumeRoleWithWebIdentity$/i, "by web identity"],
  [/^sts:AssumeRoleWithSAML$/i, "by SAML"],
];

function howOf({ actions = [], conditions }: ReadStatement): string {
  const ways = WAYS.filter(([pattern]) => actions.some((action) => pattern.test(action)));
  // `aws:SourceAccount` says as much without the prefix, in less room.
  const keys = sortedUnique(conditions.map(({ key }) => key.slice(key.lastIndexOf(":") + 1)));
  const when = keys.length === 0 ? [] : [`if ${cutList(keys, 2)}`];
  return [...ways.map(([, words]) => words), ...when].join(", ");
}

/** `account 111111111111`, `role Deploy (in 1…)`: what it is called, by its general form. */
export function principalWords(kind: string, general: string, short: string): string {
  if (general === "*") return "anybody";
  const account = /^\d{12}$/.test(general) ? general : parseArn(general)?.account;
  if (kind !== "AWS") return short.replace(/^(?:oidc|saml)-provider\//, "");
  if (/^\d{12}$/.test(general) || short.startsWith("root")) {
    return /^\d{12}$/.test(account ?? "") ? `account ${account ?? ""}` : "its own account";
  }
  return short.replace(/^(role|user|assumed-role)\//, "$1 ");
}
