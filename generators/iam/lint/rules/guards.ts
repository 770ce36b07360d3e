/** Services that are trusted, and guards that do not guard. */
import { quote } from "../../../problem";
import { cutList } from "../../../text/lists";
import { namesSourceOfResource } from "../../condition/callers";
import { foreignSources } from "../../principals/deputies";
import { foreignWords, isWider, unguardedServices, unsentSources } from "../../principals/guards";
import type { WrittenStatement } from "../../statement";
import type { ReadDocument } from "../read";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { kind, testsOf } from "./tests";

const DEPUTY = "confused-deputy";

/** What is known of people and roles, and of no service. */
const OF_CALLERS =
  /^aws:(principalorgid|principalorgpaths|principalarn|principalaccount|principaltag\/.*|multifactorauth(present|age)|username|userid)$/;

type GuardId =
  "unguarded-service" | "caller-key-of-service" | "guards-disagree" | "condition-key-unsupported";

export const guards = defineRule({
  name: "guards",
  finds: {
    "unguarded-service": kind(
      "warning",
      "A service is trusted without the guard that AWS documents (a notice where it does for a part).",
      "Who uses the service in another account can make it use this role, or this resource.",
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
      "A condition's aws:SourceArn is of another account, or another service, than what is trusted.",
      "No request has both.",
      "Name one account in both, and a resource of the service.",
      DEPUTY,
    ),
    "condition-key-unsupported": kind(
      "warning",
      "A condition's key is not sent for some of the actions, or by whom the statement trusts.",
      "For those the condition never holds, or always.",
      "Put the actions into a statement of their own; use a key that is sent.",
      "Service Authorization Reference",
    ),
  },
  statement: (statement, { kind: document }) => {
    if (statement.Effect !== "Allow" || document === "identity") return [];
    const isTrust = document === "trust";
    return [
      ...(isTrust ? trustedServices(statement) : servicesOfResource(statement)),
      ...strangeKeys(statement),
      ...disagreeing(statement),
      ...(isTrust ? [...ofOtherService(statement), ...notSent(statement)] : []),
    ];
  },
});

const GUARD =
  'add "StringEquals": { "aws:SourceAccount": "<this account>" }, and ArnLike on aws:SourceArn';

function trustedServices(statement: WrittenStatement): LintFault<GuardId>[] {
  return unguardedServices(statement).map(({ service, index, guard, except }) => {
    const at = ["Principal", "Service", index];
    const message = `${quote(service)} is trusted for whatever account uses it`;
    if (guard === "documented") return { id: "unguarded-service", message, fix: GUARD, at };
    const fix = `${GUARD}; that it sends them for ${except ?? "all"} is unverified`;
    return { id: "unguarded-service", severity: "notice", message, fix, at };
  });
}

/** Access Analyzer says so of every service in the policy of a resource. */
function servicesOfResource({ Principal = {}, Condition }: WrittenStatement): LintFault<GuardId>[] {
  if (namesSourceOfResource(Condition)) return [];
  return (Principal.Service ?? []).map((text, index) => ({
    id: "unguarded-service",
    message: `${quote(text)} has the access for whatever account uses it`,
    fix: `${GUARD}, where the service's guide has them`,
    at: ["Principal", "Service", index],
  }));
}

function strangeKeys(statement: WrittenStatement): LintFault<GuardId>[] {
  const { Principal = {} } = statement;
  const { Service = [] } = Principal;
  if (Service.length === 0 || Object.keys(Principal).length > 1) return [];
  return testsOf(statement)
    .filter(({ lower }) => OF_CALLERS.test(lower))
    .map(({ key, at }) => ({
      id: "caller-key-of-service",
      message: `${cutList(Service, 3)} calls for itself, and has no ${quote(key)}`,
      fix: "use aws:SourceArn or aws:SourceAccount",
      at,
    }));
}

function disagreeing(statement: WrittenStatement): LintFault<GuardId>[] {
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
    .flatMap(({ text, at }): LintFault<GuardId>[] => {
      const account = text.split(":")[4] ?? "";
      if (!/^\d{12}$/.test(account) || exact.includes(account)) return [];
      const message = `${quote(text)} is in the account ${account}, and aws:SourceAccount is ${cutList(exact, 3)}`;
      return [{ id: "guards-disagree", message, fix: "name one account in both", at }];
    });
}

function ofOtherService({ Principal = {}, Condition }: WrittenStatement): LintFault<GuardId>[] {
  if (Object.keys(Principal).some((type) => type !== "Service")) return [];
  return foreignSources(Principal.Service ?? [], Condition).map((one) => ({
    id: "guards-disagree",
    ...foreignWords(one),
    at: one.at,
  }));
}

function notSent(statement: WrittenStatement): LintFault<GuardId>[] {
  return unsentSources(statement).map((one) => ({ id: "condition-key-unsupported", ...one }));
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
          const open = statements.findIndex(({ text: other }) => isWider(other, text));
          if (open < 0) return [];
          const message = `statement ${open + 1} allows the same without a condition, so that this one restricts nothing`;
          const fix = "put the condition into that statement, and remove this one";
          return [{ id: "useless-guard", message, fix, at: [...at, "Condition"] }];
        }),
});
