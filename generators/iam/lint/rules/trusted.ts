/** Whom a policy trusts too widely. */
import { quote } from "../../../problem";
import { keepsStrangersOut, narrowsAccount } from "../../condition/callers";
import type { WrittenStatement } from "../../statement";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { kind } from "./tests";

type TrustId = "trusted-account" | "public-access" | "allow-not-principal" | "deny-not-principal";

export const trusted = defineRule({
  name: "trusted",
  finds: {
    "trusted-account": kind(
      "warning",
      "A trust policy trusts a whole account, and no condition says who of it.",
      "Everybody there whom a policy of that account lets can assume the role.",
      "Name the roles, or add a condition: aws:PrincipalArn, sts:ExternalId.",
      "id_roles_create_for-user_externalid",
    ),
    "public-access": kind(
      "warning",
      "The policy of a resource allows everybody, and no condition keeps strangers out.",
      "Anybody in the world has the access.",
      "Name who is meant, or add a condition on the organization, the account or the network.",
      "reference_policies_elements_principal",
    ),
    "allow-not-principal": kind(
      "warning",
      "An Allow has NotPrincipal.",
      "Everybody but those named has the access, unsigned requests too.",
      "Name in Principal who is meant.",
      "reference_policies_elements_notprincipal",
    ),
    "deny-not-principal": kind(
      "warning",
      "A Deny spares a role or a user by NotPrincipal, and not its account.",
      "The account is denied then, and whoever was to be spared with it.",
      "Name the account, too; better, deny everybody under a condition on aws:PrincipalArn.",
      "reference_policies_elements_notprincipal",
    ),
  },
  statement: (statement, { kind: document }) => {
    if (document === "identity") return [];
    if (statement.Effect === "Deny") return spared(statement);
    return statement.Effect === "Allow" ? everybody(statement, document === "trust") : [];
  },
});

function everybody(statement: WrittenStatement, isTrust: boolean): LintFault<TrustId>[] {
  const { Principal = {}, NotPrincipal, Condition } = statement;
  if (NotPrincipal !== undefined && !isTrust) {
    const message = "an Allow with NotPrincipal is for everybody but those it names";
    const fix = "name in Principal who is meant";
    return [{ id: "allow-not-principal", message, fix, at: ["NotPrincipal"] }];
  }
  const beside =
    Object.keys(Condition ?? {}).length > 0 ? ": the condition keeps no stranger out" : "";
  return (Principal.AWS ?? []).flatMap((text, index): LintFault<TrustId>[] => {
    const at = ["Principal", "AWS", index];
    if (text === "*" && !isTrust && !keepsStrangersOut(Condition)) {
      const message = `everybody in the world has the access${beside}`;
      const fix =
        "name who is meant, or add a condition on the organization, the account or the network";
      return [{ id: "public-access", message, fix, at }];
    }
    if (!isTrust || !ACCOUNT.test(text) || narrowsAccount(Condition)) return [];
    const message = `${quote(text)} is a whole account: who of it may assume the role, its own policies say`;
    const fix =
      "name who is meant, or add a condition on who asks: aws:PrincipalArn, sts:ExternalId";
    return [{ id: "trusted-account", message, fix, at }];
  });
}

const ACCOUNT = /^(\d{12}|arn:[a-z-]+:iam::\d{12}:root)$/;

/** Source: AWS IAM User Guide, reference_policies_elements_notprincipal (facts: evaluation.md, section 1). */
function spared({ NotPrincipal = {} }: WrittenStatement): LintFault<TrustId>[] {
  const names = NotPrincipal.AWS ?? [];
  const accounts = new Set(
    names.filter((name) => ACCOUNT.test(name)).map((name) => /\d{12}/.exec(name)?.[0]),
  );
  return names.flatMap((name, index): LintFault<TrustId>[] => {
    const account = /^arn:[a-z-]+:(?:iam|sts)::(\d{12}):(?!root$)/.exec(name)?.[1];
    if (account === undefined || accounts.has(account)) return [];
    const message = `${quote(name)} is spared, and its account ${account} is not: requests of the account may be denied, those of this one with them`;
    const fix = `add ${account}, or deny Principal "*" under ArnNotLike of aws:PrincipalArn`;
    return [{ id: "deny-not-principal", message, fix, at: ["NotPrincipal", "AWS", index] }];
  });
}
