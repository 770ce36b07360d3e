/** The roles of an account that a draft is to describe, and those that it cannot. */
import type { HeldPolicy, PolicyHolder } from "../../access/holder";
import { isLike } from "../../iam/wildcards";
import { compare } from "../../text/names";
import type { ListedAccount } from "../listed";
import { statementsOf, type LiveStatement } from "./statement";

/** A role as the account has it. */
export interface LiveRole {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly trust: readonly LiveStatement[];
  /** Inline policies by name, sorted. */
  readonly inline: ReadonlyMap<string, readonly LiveStatement[]>;
  /** ARNs of managed policies, sorted. */
  readonly attached: readonly string[];
  /** The ARN of the permissions boundary. */
  readonly boundary?: string;
  /** Undefined where the listing says nothing of tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Something of the account that the draft does not have, and why. */
export interface Unsaid {
  /** `the role "X"` */
  readonly what: string;
  readonly why: string;
}

/** What was asked for. */
export interface LiveRoles {
  readonly roles: readonly LiveRole[];
  readonly unsaid: readonly Unsaid[];
}

/** Roles whose names are like one of the patterns, sorted by name; of no patterns, all. */
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
  return { roles, unsaid };
}

/** As messages name a role. */
export function roleWords(name: string): string {
  return `the role ${JSON.stringify(name)}`;
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
  // What is managed is named by its ARN, whether its document is known or not.
  const open = [holder.trust, ...holder.policies].find(
    (one) => one?.document === undefined && !isNamed(one),
  );
  if (open === undefined) return undefined;
  const which = open.name === "*" ? "its policies" : `its ${open.kind} policy`;
  return `${which} cannot be read: ${open.why ?? "it has no document"}`;
}

function isNamed(policy: HeldPolicy | undefined): boolean {
  return policy?.name.startsWith("arn:") === true;
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
  return {
    ...{ name, arn, path: pathOf(holder) },
    trust: statementsOf(trust?.document),
    inline: new Map(inline),
    attached: [...account.attachedTo(holder)].sort(compare),
    ...(boundary !== undefined && { boundary: boundary.name }),
    ...(tags !== undefined && { tags }),
  };
}
