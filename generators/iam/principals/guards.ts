/**
 * Conditions of trust policies that guard nothing, or let nobody in.
 * Source of who sends which key: AWS IAM User Guide, reference_policies_condition-keys (facts: evaluation.md, section 6).
 */
import { quote } from "../../problem";
import { sentenceList } from "../../text/lists";
import { ownValue } from "../../text/own-value";
import type { Condition, TrustDocument, TrustStatement } from "../document";
import type { Fault } from "../fault";
import { holdsWithoutKey } from "../statement/conditions";

/** A fault of a statement of a trust policy. */
export interface GuardFault extends Fault {
  readonly id: "guard-unsent" | "guard-undone" | "guard-accounts-differ";
  /** Which statement of the document, from 0. */
  readonly statement: number;
}

/** What is wrong with the guards of a trust policy, in the order of its statements. */
export function guardFaults({ Statement }: TrustDocument): GuardFault[] {
  return Statement.flatMap((one, statement) =>
    [...unsent(one), ...differing(one), ...undone(one, Statement)].map((fault) => ({
      ...fault,
      statement,
    })),
  );
}

type Found = Omit<GuardFault, "statement">;

/** Keys that only requests of a service on a resource's behalf have. */
const OF_SERVICES = ["aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"];

/** What a service sends or not when it assumes a role is a rule on statements: iam/statement/service-keys.ts. */
function unsent({ Effect, Principal, Condition = {} }: TrustStatement): Found[] {
  const { AWS: names = [], ...others } = Principal;
  if (Effect !== "Allow" || names.length === 0 || Object.keys(others).length > 0) return [];
  const who = sentenceList(names.map((name) => quote(name)));
  return tests(Condition).flatMap(({ operator, key, values }): Found[] => {
    if (!OF_SERVICES.includes(key.toLowerCase())) return [];
    const effect = holdsWithoutKey(operator, values)
      ? "so the condition always holds, and guards nothing"
      : "so the condition never holds, and lets nobody in";
    return [
      {
        id: "guard-unsent",
        message: `${quote(key)} is not sent where ${who} asks, ${effect}`,
        fix: "remove it; guard roles and accounts by aws:PrincipalArn, aws:PrincipalOrgID or sts:ExternalId",
      },
    ];
  });
}

/** Accounts in aws:SourceArn that aws:SourceAccount does not let in: both have to hold, and they are one account's. */
function differing({ Effect, Condition = {} }: TrustStatement): Found[] {
  const all = tests(Condition).filter(({ operator }) => !holdsWithoutKey(operator, []));
  const valuesOf = (key: string): string[] =>
    all.filter((one) => one.key.toLowerCase() === key).flatMap(({ values }) => values);
  const accounts = valuesOf("aws:sourceaccount");
  if (
    Effect !== "Allow" ||
    accounts.length === 0 ||
    accounts.some((one) => !/^\d{12}$/.test(one))
  ) {
    return [];
  }
  return valuesOf("aws:sourcearn").flatMap((arn): Found[] => {
    const account = arn.split(":")[4] ?? "";
    if (!/^\d{12}$/.test(account) || accounts.includes(account)) return [];
    const message = `${quote(arn)} of aws:SourceArn is in the account ${account}, and aws:SourceAccount lets ${sentenceList(accounts)} in: no request has both`;
    return [{ id: "guard-accounts-differ", message, fix: "write the same account in both" }];
  });
}

/** A condition beside a statement that lets the same principals in without one. */
function undone(statement: TrustStatement, all: readonly TrustStatement[]): Found[] {
  if (statement.Effect !== "Allow" || tests(statement.Condition ?? {}).length === 0) return [];
  const wider = all.findIndex((one) => isWider(one, statement));
  if (wider < 0) return [];
  const who = Object.values(statement.Principal)
    .flat()
    .map((name) => quote(name));
  const message = `statement ${wider + 1} of the trust policy lets ${sentenceList(who)} in without a condition: the condition of this one guards nothing`;
  return [
    { id: "guard-undone", message, fix: "put the condition into that statement, or remove it" },
  ];
}

function isWider(one: TrustStatement, than: TrustStatement): boolean {
  if (one.Effect !== "Allow" || tests(one.Condition ?? {}).length > 0) return false;
  const actions = one.Action.map((action) => action.toLowerCase());
  const hasAction = (action: string): boolean =>
    ["*", "sts:*", action.toLowerCase()].some((wide) => actions.includes(wide));
  const hasPrincipal = ([kind, names]: readonly [string, readonly string[]]): boolean => {
    const own = (ownValue(one.Principal, kind) ?? []).map(accountOf);
    return names.every((name) => own.includes(accountOf(name)));
  };
  return than.Action.every(hasAction) && Object.entries(than.Principal).every(hasPrincipal);
}

/** An account by its id and by its root user is the same (AWS IAM User Guide, reference_policies_elements_principal). */
function accountOf(principal: string): string {
  return /^arn:[^:]+:iam::(\d{12}):root$/.exec(principal)?.[1] ?? principal;
}

function tests(
  condition: Condition,
): { readonly operator: string; readonly key: string; readonly values: readonly string[] }[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
  );
}
