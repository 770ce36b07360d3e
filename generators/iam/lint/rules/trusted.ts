/** Whom a policy trusts too widely, and guards that do not guard. */
import { quote } from "../../../problem";
import { cutList } from "../../../text/lists";
import { asksFor } from "../../condition/restricting";
import type { WrittenStatement } from "../../statement";
import type { ReadDocument } from "../read";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { hasWildcard, kind, testsOf } from "./tests";

const DEPUTY = "confused-deputy";
const OIDC = "id_roles_create_for-idp_oidc";

/** Services that AWS documents a guard for (facts: roles.md, section 4; the guides of the services). */
const GUARDED: ReadonlySet<string> = new Set(
  ["greengrass", "panorama", "iotanalytics", "iot", "credentials.iot"].map(
    (name) => `${name}.amazonaws.com`,
  ),
);

const SOURCES = ["aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"];

/** What is known of people and roles, and of no service. */
const OF_CALLERS =
  /^aws:(principalorgid|principalorgpaths|principalarn|principalaccount|principaltag\/.*|multifactorauth(present|age)|username|userid)$/;

type TrustId =
  | "trusted-account"
  | "public-access"
  | "allow-not-principal"
  | "unguarded-service"
  | "caller-key-of-service"
  | "guards-disagree"
  | "oidc-without-condition"
  | "github-without-repository"
  | "github-wide";

export const trusted = defineRule({
  name: "trusted",
  finds: {
    "trusted-account": kind(
      "warning",
      "A trust policy trusts a whole account, without a condition.",
      "Everybody there whom a policy of that account lets can assume the role.",
      "Name the roles, or add a condition: aws:PrincipalArn, sts:ExternalId.",
      "id_roles_create_for-user_externalid",
    ),
    "public-access": kind(
      "warning",
      "The policy of a resource allows everybody, without a condition.",
      "Anybody in the world has the access.",
      "Name who is meant, or add a condition on the organization or the account.",
      "reference_policies_elements_principal",
    ),
    "allow-not-principal": kind(
      "warning",
      "An Allow has NotPrincipal.",
      "Everybody but those named has the access, unsigned requests too.",
      "Name in Principal who is meant.",
      "reference_policies_elements_notprincipal",
    ),
    "unguarded-service": kind(
      "warning",
      "A service is trusted without the guard that AWS documents for it.",
      "Who uses the service in another account can make it use this role.",
      "Add aws:SourceAccount, and aws:SourceArn where the service says which.",
      DEPUTY,
    ),
    "caller-key-of-service": kind(
      "warning",
      "A condition for a service alone is on a key of people and roles.",
      "A service that calls for itself has no such key: it never holds, or always.",
      "Use aws:SourceArn or aws:SourceAccount.",
      DEPUTY,
    ),
    "guards-disagree": kind(
      "error",
      "A condition has different accounts in aws:SourceArn and aws:SourceAccount.",
      "No request has both.",
      "Name one account in both.",
      DEPUTY,
    ),
    "oidc-without-condition": kind(
      "warning",
      "An OIDC provider is trusted without a condition on its tokens.",
      "Everybody whom the provider knows can assume the role.",
      "Ask for the audience and the subject.",
      OIDC,
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
      "The subject of GitHub's tokens has a wildcard for the repository.",
      "Repositories of others can assume the role.",
      "Name the organization, the repository and the branch.",
      OIDC,
    ),
  },
  statement: (statement, { kind: document }) => {
    if (statement.Effect !== "Allow" || document === "identity") return [];
    const isTrust = document === "trust";
    return [
      ...everybody(statement, isTrust),
      ...services(statement, isTrust),
      ...disagreeing(statement),
      ...(isTrust ? providers(statement) : []),
    ];
  },
});

function everybody(statement: WrittenStatement, isTrust: boolean): LintFault<TrustId>[] {
  const { Principal = {}, NotPrincipal, Condition = {} } = statement;
  const fix = "name who is meant, or add a condition";
  if (NotPrincipal !== undefined && !isTrust) {
    const message = "an Allow with NotPrincipal is for everybody but those it names";
    return [
      {
        id: "allow-not-principal",
        message,
        fix: "name in Principal who is meant",
        at: ["NotPrincipal"],
      },
    ];
  }
  if (Object.keys(Condition).length > 0) return [];
  return (Principal.AWS ?? []).flatMap((text, index): LintFault<TrustId>[] => {
    const at = ["Principal", "AWS", index];
    if (text === "*" && !isTrust) {
      return [{ id: "public-access", message: "everybody in the world has the access", fix, at }];
    }
    if (!isTrust || !/^(\d{12}|arn:[a-z-]+:iam::\d{12}:root)$/.test(text)) return [];
    const message = `${quote(text)} is a whole account: who of it may assume the role, its own policies say`;
    return [{ id: "trusted-account", message, fix, at }];
  });
}

function services(statement: WrittenStatement, isTrust: boolean): LintFault<TrustId>[] {
  const { Principal = {} } = statement;
  const { Service = [] } = Principal;
  const bare = Service.flatMap((text, index): LintFault<TrustId>[] => {
    if (!isTrust || !GUARDED.has(text) || asksFor(statement.Condition, SOURCES)) return [];
    const message = `${quote(text)} is trusted for whatever account uses it`;
    const fix =
      'add "StringEquals": { "aws:SourceAccount": "<this account>" }, and ArnLike on aws:SourceArn';
    return [{ id: "unguarded-service", message, fix, at: ["Principal", "Service", index] }];
  });
  const alone = Service.length > 0 && Object.keys(Principal).length === 1;
  const strange = testsOf(statement).filter(({ lower }) => alone && OF_CALLERS.test(lower));
  return [
    ...bare,
    ...strange.map(({ key, at }): LintFault<TrustId> => {
      const message = `${cutList(Service, 3)} calls for itself, and has no ${quote(key)}`;
      return {
        id: "caller-key-of-service",
        message,
        fix: "use aws:SourceArn or aws:SourceAccount",
        at,
      };
    }),
  ];
}

function disagreeing(statement: WrittenStatement): LintFault<TrustId>[] {
  const tests = testsOf(statement).filter(
    ({ negated, operator }) => !negated && operator.kind !== "Null",
  );
  const accounts = tests
    .filter(({ lower }) => lower === "aws:sourceaccount")
    .flatMap(({ values }) => values);
  const exact = accounts.filter((one) => /^\d{12}$/.test(one));
  if (exact.length === 0 || exact.length < accounts.length) return [];
  return tests
    .filter(({ lower }) => lower === "aws:sourcearn")
    .flatMap(({ values, at }) => values.map((text, index) => ({ text, at: [...at, index] })))
    .flatMap(({ text, at }): LintFault<TrustId>[] => {
      const account = text.split(":")[4] ?? "";
      if (!/^\d{12}$/.test(account) || exact.includes(account)) return [];
      const message = `${quote(text)} is in the account ${account}, and aws:SourceAccount is ${cutList(exact, 3)}`;
      return [{ id: "guards-disagree", message, fix: "name one account in both", at }];
    });
}

const GITHUB = "token.actions.githubusercontent.com";

function providers(statement: WrittenStatement): LintFault<TrustId>[] {
  const tests = testsOf(statement);
  return (statement.Principal?.Federated ?? []).flatMap((text, index): LintFault<TrustId>[] => {
    if (text.includes(":saml-provider/") || text.includes("${")) return [];
    const host = text.replace(/^arn:[a-z-]+:iam::\d{12}:oidc-provider\//, "");
    const own = tests.filter(({ lower }) => lower.startsWith(`${host.toLowerCase()}:`));
    const at = ["Principal", "Federated", index];
    if (host !== GITHUB) {
      const message = `everybody whom ${quote(host)} knows can assume the role`;
      const fix = `add a condition on "${host}:aud" and "${host}:sub"`;
      return own.length > 0 ? [] : [{ id: "oidc-without-condition", message, fix, at }];
    }
    const subjects = own.filter(({ lower }) => lower === `${GITHUB}:sub`);
    const fix = `add "StringLike": { "${GITHUB}:sub": "repo:ORGANIZATION/REPOSITORY:ref:refs/heads/BRANCH" }`;
    if (subjects.length === 0) {
      const message = "every repository on GitHub can assume the role";
      return [{ id: "github-without-repository", message, fix, at }];
    }
    return subjects.flatMap((test) =>
      test.values.flatMap((value, place): LintFault<TrustId>[] => {
        const repository = /^repo:[^:]*/.exec(value)?.[0] ?? value;
        if (!hasWildcard(repository)) return [];
        const message = `${quote(value)} stands for repositories of others, too`;
        return [{ id: "github-wide", message, fix, at: [...test.at, place] }];
      }),
    );
  });
}

export const uselessGuards = defineRule({
  name: "useless-guards",
  finds: {
    "useless-guard": kind(
      "warning",
      "A statement under a condition stands beside one without, for the same.",
      "The one without allows it anyway: the condition restricts nothing.",
      "Put the condition into the other statement, and remove this one.",
      DEPUTY,
    ),
  },
  document: ({ statements, kind: document }: ReadDocument) =>
    document === "identity"
      ? []
      : statements.flatMap(({ text, at }): LintFault<"useless-guard">[] => {
          if (text.Effect !== "Allow" || text.Condition === undefined) return [];
          const open = statements.findIndex(
            ({ text: other }) => other.Condition === undefined && isSame(other, text),
          );
          if (open < 0) return [];
          const message = `statement ${open + 1} allows the same without a condition, so that this one restricts nothing`;
          const fix = "put the condition into that statement, and remove this one";
          return [{ id: "useless-guard", message, fix, at: [...at, "Condition"] }];
        }),
});

/** Whether one allows all principals and actions that the other does. */
function isSame(open: WrittenStatement, guarded: WrittenStatement): boolean {
  if (open.Effect !== "Allow" || open.Action === undefined || open.Principal === undefined) {
    return false;
  }
  const all = (wide: readonly string[] = [], narrow: readonly string[] = []): boolean =>
    narrow.every((one) => wide.includes(one));
  const kinds = Object.entries(guarded.Principal ?? {});
  const trusts = kinds.every(([type, names]) =>
    all(new Map(Object.entries(open.Principal ?? {})).get(type), names),
  );
  return (
    kinds.length > 0 &&
    trusts &&
    all(open.Action, guarded.Action) &&
    all(open.Resource, guarded.Resource)
  );
}
