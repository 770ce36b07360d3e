/** Identity providers that a role trusts: whose tokens are let in. */
import { quote } from "../../../problem";
import { ownValue } from "../../../text/own-value";
import { asksFor } from "../../condition/restricting";
import type { WrittenStatement } from "../../statement";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { hasWildcard } from "../../statement/condition-texts";
import { kind, testsOf } from "./tests";
import type { ConditionTest } from "./tests";

const OIDC = "id_roles_create_for-idp_oidc";
const SHARED = "id_roles_providers_oidc_secure-by-default";
const GITHUB = "token.actions.githubusercontent.com";

/**
 * Providers that everybody shares, and the claim that says whose a token is: IAM refuses roles that do not ask for it, and took them
 * before 2025. Source: AWS IAM User Guide, id_roles_providers_oidc_secure-by-default, as of 2025.
 */
const CLAIMS: Readonly<Record<string, "sub" | "aud">> = {
  "agent.buildkite.com": "sub",
  "api.pulumi.com/oidc": "aud",
  "app.terraform.io": "sub",
  "cognito-identity.amazonaws.com": "aud",
  "gitlab.com": "sub",
  "oidc-configuration.audit-log.githubusercontent.com": "sub",
  "oidc.codefresh.io": "sub",
  "oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb": "sub",
  "oidc.vercel.com": "aud",
  "proidc.upbound.io": "sub",
  "sandboxes.cloud": "aud",
  "scalr.io": "sub",
  "studio.datachain.ai/api": "sub",
  "token.actions.githubusercontent.com": "sub",
  "tokens.cloud.shisho.dev": "sub",
  "vstoken.actions.githubusercontent.com": "sub",
};

type ProviderId = "oidc-without-condition" | "github-without-repository" | "github-wide";

export const providers = defineRule({
  name: "providers",
  finds: {
    "oidc-without-condition": kind(
      "warning",
      "An OIDC provider is trusted without a condition that says whose tokens.",
      "Everybody whom the provider knows can assume the role.",
      "Ask for the audience and the subject.",
      SHARED,
    ),
    "github-without-repository": kind(
      "warning",
      "GitHub's provider is trusted without a condition on the subject.",
      "Every repository on GitHub can assume the role.",
      "Ask for token.actions.githubusercontent.com:sub.",
      OIDC,
    ),
    "github-wide": kind(
      "warning",
      "The subject of GitHub's tokens has a wildcard for the repository (a notice: for the branch).",
      "Repositories of others, or branches that nobody reviewed, can assume the role.",
      "Name the organization, the repository and the branch.",
      OIDC,
    ),
  },
  statement: (statement, { kind: document }) =>
    statement.Effect === "Allow" && document === "trust" ? ofStatement(statement) : [],
});

function ofStatement(statement: WrittenStatement): LintFault<ProviderId>[] {
  return (statement.Principal?.Federated ?? []).flatMap((text, index): LintFault<ProviderId>[] => {
    if (text.includes(":saml-provider/") || text.includes("${")) return [];
    const host = text.replace(/^arn:[a-z-]+:iam::\d{12}:oidc-provider\//, "");
    const at = ["Principal", "Federated", index];
    return host.toLowerCase() === GITHUB ? ofGithub(statement, at) : ofOthers(statement, host, at);
  });
}

function ofOthers(
  statement: WrittenStatement,
  host: string,
  at: LintFault["at"],
): LintFault<ProviderId>[] {
  const lower = host.toLowerCase();
  const needed = ownValue(CLAIMS, lower) ?? (isCluster(lower) ? "sub" : undefined);
  const claims = testsOf(statement).filter((test) => test.lower.startsWith(`${lower}:`));
  const asked = needed === undefined ? claims.map(({ lower: key }) => key) : [`${lower}:${needed}`];
  if (asksFor(statement.Condition, asked)) {
    return needed === "sub" ? claims.flatMap((test) => wideSubjects(test, lower)) : [];
  }
  const message =
    needed === undefined || claims.length === 0
      ? `everybody whom ${quote(host)} knows can assume the role`
      : `everybody whom ${quote(host)} knows can assume the role: only ${quote(needed)} tells them apart`;
  const keys = needed === "aud" ? `"${host}:aud"` : `"${host}:aud" and "${host}:sub"`;
  return [{ id: "oidc-without-condition", message, fix: `add a condition on ${keys}`, at }];
}

/** What subjects begin with, before whose they are. Sources: the guides of the providers; Amazon EKS User Guide. */
function beginningOf(host: string): string {
  if (isCluster(host)) return "system:serviceaccount:";
  if (host === "gitlab.com") return "project_path:";
  return ["agent.buildkite.com", "app.terraform.io"].includes(host) ? "organization:" : "";
}

function wideSubjects(test: ConditionTest, host: string): LintFault<ProviderId>[] {
  if (test.lower !== `${host}:sub` || test.negated || !test.operator.base.endsWith("Like")) {
    return [];
  }
  return test.values.flatMap((value, index): LintFault<ProviderId>[] => {
    const [literal = ""] = value.split(/[*?]/, 1);
    if (literal === value || literal.length > beginningOf(host).length) return [];
    const message = `${quote(value)} stands for tokens of strangers, too`;
    const fix = "write whose they are, before the first wildcard";
    return [{ id: "oidc-without-condition", message, fix, at: [...test.at, index] }];
  });
}

/** A cluster of Amazon EKS tells by the subject which of its service accounts asks. Source: Amazon EKS User Guide, associate-service-account-role. */
function isCluster(host: string): boolean {
  return /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/id\//.test(host);
}

function ofGithub(statement: WrittenStatement, at: LintFault["at"]): LintFault<ProviderId>[] {
  const subject = `${GITHUB}:sub`;
  const fix = `add "StringLike": { "${subject}": "repo:ORGANIZATION/REPOSITORY:ref:refs/heads/BRANCH" }`;
  // What holds for a token without a subject does not matter: GitHub's tokens have one.
  const subjects = testsOf(statement).filter(({ lower, negated, operator }) => {
    return lower === subject && !negated && operator.kind !== "Null";
  });
  if (subjects.length === 0) {
    const message = "every repository on GitHub can assume the role";
    return [{ id: "github-without-repository", message, fix, at }];
  }
  return subjects.flatMap((test) =>
    test.values.flatMap((value, place): LintFault<ProviderId>[] => {
      const repository = /^repo:[^:]*/.exec(value)?.[0] ?? value;
      if (!hasWildcard(value) || !test.operator.base.endsWith("Like")) return [];
      const at = [...test.at, place];
      if (hasWildcard(repository)) {
        const message = `${quote(value)} stands for repositories of others, too`;
        return [{ id: "github-wide", message, fix, at }];
      }
      const message = `${quote(value)} stands for every branch that it fits, and for pull requests`;
      return [{ id: "github-wide", severity: "notice", message, fix, at }];
    }),
  );
}
