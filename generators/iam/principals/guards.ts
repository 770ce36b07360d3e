/**
 * Conditions of trust policies that guard nothing, or let nobody in.
 * Source of who sends which key: AWS IAM User Guide, reference_policies_condition-keys (facts: evaluation.md, section 6).
 */
import { quote } from "../../problem";
import { cutList, sentenceList } from "../../text/lists";
import { ownValue } from "../../text/own-value";
import type { Condition, TrustDocument, TrustStatement } from "../document";
import type { Fault } from "../fault";
import { holdsWithoutKey } from "../statement/conditions";
import type { WrittenStatement } from "../statement";
import { isLike } from "../wildcards";
import { namesSource } from "../condition/callers";
import { deputyOf, foreignSources } from "./deputies";

/** A fault of a statement of a trust policy. */
export interface GuardFault extends Fault {
  readonly id:
    | "guard-missing"
    | "guard-unsent"
    | "guard-undone"
    | "guard-accounts-differ"
    | "guard-of-other-service";
  /** Which statement of the document, from 0. */
  readonly statement: number;
}

/** What is wrong with the guards of a trust policy, in the order of its statements. */
export function guardFaults({ Statement }: TrustDocument): GuardFault[] {
  return Statement.flatMap((one, statement) =>
    [
      ...missing(one, Statement),
      ...unsent(one),
      ...differing(one),
      ...foreign(one),
      ...undone(one, Statement),
    ].map((fault) => ({ ...fault, statement })),
  );
}

type Found = Omit<GuardFault, "statement">;

/** A service that a statement trusts whoever uses it. */
export interface UnguardedService {
  readonly service: string;
  /** Which of the statement's services. */
  readonly index: number;
  readonly guard: "documented" | "in-part";
  /** Where it is in-part: for what nothing is known. */
  readonly except?: string;
}

/** Services that are trusted without the guard that AWS documents for them. Source: see {@link deputyOf}. */
export function unguardedServices({
  Effect,
  Principal = {},
  Condition,
}: WrittenStatement): UnguardedService[] {
  if (Effect !== "Allow" || namesSource(Condition)) return [];
  return (Principal.Service ?? []).flatMap((service, index): UnguardedService[] => {
    const { guard, except } = deputyOf(service) ?? {};
    if (guard !== "documented" && guard !== "in-part") return [];
    return [{ service, index, guard, ...(except !== undefined && { except }) }];
  });
}

function missing(statement: TrustStatement, all: readonly TrustStatement[]): Found[] {
  // Of one beside it, it is said that this undoes its guard.
  const undoes = all.some(
    (one) => tests(one.Condition ?? {}).length > 0 && isWider(statement, one),
  );
  if (undoes) return [];
  return unguardedServices(statement)
    .filter(({ guard }) => guard === "documented")
    .map(({ service }) => ({
      id: "guard-missing",
      message: `${quote(service)} is trusted for whatever account uses it, and AWS documents a guard`,
      fix: 'add Condition: { StringEquals: { "aws:SourceAccount": "{{account}}" } }, and ArnLike on aws:SourceArn where the service says which resource',
    }));
}

/** Keys that only requests of a service on a resource's behalf have. */
const OF_SERVICES = ["aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"];

/** A condition on a key that nobody whom the statement names sends. */
export interface UnsentSource extends Fault {
  readonly at: readonly string[];
}

/**
 * Keys of services where no service is let in. What a service sends or not when it assumes a role is a rule on statements:
 * iam/statement/service-keys.ts.
 */
export function unsentSources({
  Effect,
  Principal = {},
  Condition = {},
}: WrittenStatement): UnsentSource[] {
  const names = [...(Principal.AWS ?? []), ...(Principal.Federated ?? [])];
  const isOfServices = (Principal.Service ?? []).length > 0 || names.includes("*");
  if (Effect !== "Allow" || names.length === 0 || isOfServices) return [];
  const who = sentenceList(names.map((name) => quote(name)));
  const guard =
    (Principal.AWS ?? []).length > 0
      ? "guard roles and accounts by aws:PrincipalArn, aws:PrincipalOrgID or sts:ExternalId"
      : "guard who signs in elsewhere by the provider's own keys, as its :aud and :sub";
  return tests(Condition).flatMap(({ operator, key, values }): UnsentSource[] => {
    if (!OF_SERVICES.includes(key.toLowerCase())) return [];
    const effect = holdsWithoutKey(operator, values)
      ? "so the condition always holds, and guards nothing"
      : "so the condition never holds, and lets nobody in";
    const message = `${quote(key)} is not sent where ${who} asks, ${effect}`;
    return [{ message, fix: `remove it; ${guard}`, at: ["Condition", operator, key] }];
  });
}

function unsent(statement: TrustStatement): Found[] {
  return unsentSources(statement).map(({ message, fix }) => ({ id: "guard-unsent", message, fix }));
}

function foreign({ Effect, Principal, Condition }: TrustStatement): Found[] {
  if (Effect !== "Allow" || Object.keys(Principal).some((type) => type !== "Service")) return [];
  return foreignSources(Principal.Service ?? [], Condition).map((one) => ({
    id: "guard-of-other-service",
    ...foreignWords(one),
  }));
}

/** What is said of a source that is of another service. */
export function foreignWords({ arn, services }: ReturnType<typeof foreignSources>[number]): Fault {
  const who = cutList(services, 3);
  const message = `${quote(arn)} of aws:SourceArn is no resource of ${who}: no request has it`;
  return { message, fix: `name a resource of ${who}` };
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

/** Whether the first lets all principals do all that the second does, without a condition. */
export function isWider(one: WrittenStatement, than: WrittenStatement): boolean {
  const { Effect, Principal, Action, Condition = {} } = one;
  if (Effect !== "Allow" || Principal === undefined || tests(Condition).length > 0) return false;
  const kinds = Object.entries(than.Principal ?? {});
  const holds = (wide: readonly string[] = [], narrow: readonly string[] = []): boolean =>
    narrow.every((text) => wide.some((pattern) => isLike(text, pattern)));
  return (
    kinds.length > 0 &&
    than.Action !== undefined &&
    holds(Action?.map(lowered), than.Action.map(lowered)) &&
    kinds.every(([kind, names]) =>
      names
        .map(accountOf)
        .every((name) => (ownValue(Principal, kind) ?? []).map(accountOf).includes(name)),
    ) &&
    holds(one.Resource, than.Resource)
  );
}

function lowered(text: string): string {
  return text.toLowerCase();
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
