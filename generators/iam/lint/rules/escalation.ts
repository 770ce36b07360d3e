/** Documents that complete a path of escalation by themselves. */
import { grouped } from "../../../text/grouped";
import {
  AllowedActions,
  completion,
  gainWords,
  isTold,
  narrowerWords,
  needsOf,
  withoutLonger,
} from "../../escalation";
import type { Completion, EscalationPath } from "../../escalation";
import { evaluate } from "../../proof/evaluate";
import { PolicyError } from "../../proof/policy";
import type { PolicyDocumentInput } from "../../proof/policy";
import type { ReadDocument } from "../read";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { kind } from "./tests";

export const escalation = defineRule({
  name: "privilege-escalation",
  finds: {
    "privilege-escalation": kind(
      "warning",
      "The policies of a role together let it gain permissions that nobody gave it by name.",
      "Whoever has it can do what nobody meant: what another role can, or everything.",
      "Name in Resource what the permissions may be on, or take one of them away.",
      "docs/reference/escalation-paths.md, which names a page for each path",
    ),
  },
  document: (document, { escalationPaths = [], partition }) => {
    const { kind: of, data, statements } = document;
    if (of !== "identity" || escalationPaths.length === 0 || statements.length === 0) return [];
    try {
      return faultsOf(data as PolicyDocumentInput, document, escalationPaths, partition);
    } catch (error) {
      // What is no policy, other rules say in their own words.
      if (error instanceof PolicyError) return [];
      throw error;
    }
  },
});

const allowed = new WeakMap<readonly EscalationPath[], AllowedActions>();

function faultsOf(
  policy: PolicyDocumentInput,
  { statements }: ReadDocument,
  all: readonly EscalationPath[],
  partition: string,
): LintFault<"privilege-escalation">[] {
  const actions =
    allowed.get(all) ?? new AllowedActions(all.flatMap(needsOf).map(({ action }) => action));
  allowed.set(all, actions);
  const named = actions.of(policy);
  const paths = all.filter((path) =>
    needsOf(path).every(({ action }) => named.has(action.toLowerCase())),
  );
  const found = paths.flatMap((path) => completedIn(policy, path, partition) ?? []);
  const told = withoutLonger(found, ({ path }) => path).filter(isTold);
  const groups = grouped(told, (one) => `${one.reach} ${String(hingeOf(one, policy))}`);
  return [...groups.values()].map(([first, ...rest]) => ({
    id: "privilege-escalation" as const,
    ...escalationWords("whoever has it", [first, ...rest]),
    at: statements[hingeOf(first, policy) ?? -1]?.at ?? ["Statement"],
    ...(first.reach === "some" && { severity: "notice" as const }),
  }));
}

/** In the account that the document names; the widest of several. */
function completedIn(
  policy: PolicyDocumentInput,
  path: EscalationPath,
  partition: string,
): Completion | undefined {
  const found = accountsOf(policy).flatMap((account) => {
    const subject = { partition, account, policies: { identity: [policy] } };
    return completion(path, { ...subject, ownPolicies: [], context: {} }) ?? [];
  });
  return found.find(({ reach }) => reach === "any") ?? found[0];
}

/** The account of what names none. */
export const ANY_ACCOUNT = "111111111111";
const accounts = new WeakMap<object, readonly string[]>();

/** Those in ARNs: what a document says of resources of an account, is for that one. */
function accountsOf(policy: PolicyDocumentInput): readonly string[] {
  const known = accounts.get(policy);
  if (known !== undefined) return known;
  const named = JSON.stringify(policy).matchAll(/arn:[a-z-]*:[a-z-]*:[^:"]*:(\d{12}):/g);
  const found = [...new Set([...named].map(([, account = ""]) => account))].slice(0, 3);
  const all = found.length === 0 ? [ANY_ACCOUNT] : found;
  accounts.set(policy, all);
  return all;
}

/** The statement that gives the first permission, by its index; undefined where that was not decided. */
function hingeOf({ steps: [first] }: Completion, policy: PolicyDocumentInput): number | undefined {
  if (first?.request === undefined) return undefined;
  const { because } = evaluate(first.request, { identity: [policy] }, { reading: "least" });
  const statement = because.find(
    ({ applies, statement: one }) => applies && one.effect === "Allow",
  );
  return statement?.statement.index;
}

/** What paths come to, and what would mend it. */
export function escalationWords(
  who: string,
  all: readonly [Completion, ...Completion[]],
): { readonly message: string; readonly fix: string } {
  return { message: gainWords(who, all, true), fix: narrowerWords(all[0]) };
}
