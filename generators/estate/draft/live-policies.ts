/** Customer managed policies of an account, with who has them. */
import type { AccountDetails } from "../../access/account-details";
import { accountPolicies } from "../../access/from-account";
import { policyKey } from "../../access/account-details";
import { isLike } from "../../iam/wildcards";
import { compare } from "../../text/names";
import type { ListedAccount } from "../listed";
import type { LiveRole } from "./live-role";
import { statementsOf, type LiveStatement } from "./statement";

/** Who has a managed policy itself, and all managed policies that they have. */
export interface Taker {
  readonly kind: string;
  readonly name: string;
  readonly attached: readonly string[];
}

/** A customer managed policy as the account has it. */
export interface LivePolicy {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly statements: readonly LiveStatement[];
  readonly takers: readonly Taker[];
}

/** Those whose documents are known, and that the roles have or the patterns name; sorted by ARN. */
export function livePolicies(
  details: AccountDetails,
  account: ListedAccount,
  roles: readonly LiveRole[],
  patterns: readonly string[],
): LivePolicy[] {
  const takers = takersByPolicy(account);
  const held = new Set(roles.flatMap(({ attached }) => attached.map(policyKey)));
  return [...accountPolicies(details)]
    .flatMap(([arn, { kind, document }]): LivePolicy[] => {
      const [, path = "", name = ""] =
        /^arn:[^:]*:iam::\d{12}:policy(\/(?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
      const isAsked =
        patterns.length === 0 ||
        held.has(policyKey(arn)) ||
        patterns.some((pattern) => isLike(name, pattern));
      if (kind !== "customer-managed" || document === undefined || name === "" || !isAsked) {
        return [];
      }
      const statements = statementsOf(document);
      return [{ name, path, arn, statements, takers: takers.get(policyKey(arn)) ?? [] }];
    })
    .sort((a, b) => compare(a.arn, b.arn));
}

function takersByPolicy(account: ListedAccount): ReadonlyMap<string, readonly Taker[]> {
  const found = new Map<string, Taker[]>();
  for (const holder of account.all) {
    const { kind, name = "" } = holder;
    const attached = account.attachedTo(holder);
    for (const arn of attached) {
      const list = found.get(policyKey(arn)) ?? [];
      found.set(policyKey(arn), list);
      list.push({ kind, name, attached });
    }
  }
  return found;
}
