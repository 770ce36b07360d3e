/** The roles of an account that a draft is to describe, and those that it cannot. */
import { ALL } from "../../access/from-account";
import type { HeldPolicy, PolicyHolder } from "../../access/holder";
import { isLike } from "../../iam/wildcards";
import { compare } from "../../text/names";
import type { ListedAccount } from "../listed";
import { documentReason } from "./documents";
import { soundRoles } from "./sound";
import { roleWords, type LiveRole, type Unsaid } from "./live-role";
import { statementsOf } from "./statement";

/** What was asked for. */
export interface LiveRoles {
  readonly roles: readonly LiveRole[];
  readonly unsaid: readonly Unsaid[];
}

/** Roles whose names are like one of the patterns, sorted by name, without what no file can say; of no patterns, all. */
export function liveRoles(account: ListedAccount, patterns: readonly string[]): LiveRoles {
  const asked = account.roles
    .filter(({ name = "" }) => patterns.length === 0 || patterns.some((one) => isLike(name, one)))
    .sort((a, b) => compare(a.name ?? "", b.name ?? ""));
  const roles: LiveRole[] = [];
  const unsaid: Unsaid[] = [];
  for (const holder of asked) {
    const why = reasonAgainst(holder);
    if (why === undefined) roles.push(liveRole(holder, account));
    else unsaid.push({ what: roleWords(holder.name ?? ""), why });
  }
  const sound = soundRoles(roles);
  return { roles: sound.roles, unsaid: [...unsaid, ...sound.unsaid] };
}

/** Where AWS itself makes roles, and nobody else may (facts: roles.md). */
const OF_AWS: Readonly<Record<string, string>> = {
  "/aws-service-role/": "it is service-linked: its service makes it, and nobody else can",
  "/aws-reserved/": "it is AWS's own: IAM Identity Center makes it, and nobody else can",
};

function reasonAgainst(holder: PolicyHolder): string | undefined {
  const path = pathOf(holder);
  const [, own] = Object.entries(OF_AWS).find(([start]) => path.startsWith(start)) ?? [];
  if (own !== undefined) return own;
  const { policies, trust } = holder;
  if (trust === undefined) return "its trust policy cannot be read: it has no document";
  // What is managed is named by its ARN, whether its document is known or not.
  for (const one of [trust, ...policies.filter((policy) => !isNamed(policy))]) {
    const isAll = one.name === ALL;
    const why = isAll ? `its policies cannot be read: ${one.why ?? ""}` : documentReason(one);
    if (why !== undefined) return why;
  }
  return undefined;
}

function isNamed({ name }: HeldPolicy): boolean {
  return name.startsWith("arn:");
}

function pathOf({ arn = "", name = "" }: PolicyHolder): string {
  const [, path = "/"] = /^arn:[^:]*:iam::\d*:role(\/.*)$/s.exec(arn) ?? [];
  return path.slice(0, path.length - name.length);
}

function liveRole(holder: PolicyHolder, account: ListedAccount): LiveRole {
  const { name = "", arn = "", policies, trust, boundary, tags } = holder;
  const inline = policies
    .filter(({ kind }) => kind === "inline")
    .map((one) => [one.name, statementsOf(one.document)] as const)
    .sort(([a], [b]) => compare(a, b));
  const profiles = [...(account.profilesOf(holder) ?? [])].sort((a, b) => compare(a.name, b.name));
  return {
    ...{ name, arn, path: pathOf(holder) },
    trust: statementsOf(trust?.document),
    inline: new Map(inline),
    attached: [...account.attachedTo(holder)].sort(compare),
    ...(boundary !== undefined && { boundary: boundary.name }),
    ...(profiles.length > 0 && { profiles }),
    ...(tags !== undefined && { tags }),
  };
}
