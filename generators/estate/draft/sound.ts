/** Roles without what no file can say of them, though they have it: the rest of them is drafted. */
import { tagFaults, TAGS_MAX } from "../../iam/policy/quotas";
import { isValidSid } from "../../iam/policy/sid";
import { quote } from "../../problem";
import { count, cutList } from "../../text/lists";
import { grouped } from "../../text/grouped";
import { roleWords, type LiveRole, type Unsaid } from "./live-role";
import type { LiveStatement } from "./statement";

/** A part of a role that is left out. */
interface Without {
  readonly role: string;
  /** `tag "site"` */
  readonly part: string;
  readonly why: string;
}

/** The roles without those parts, and what was left out: what many have alike is said once. */
export function soundRoles(all: readonly LiveRole[]): {
  readonly roles: readonly LiveRole[];
  readonly unsaid: readonly Unsaid[];
} {
  const without: Without[] = [];
  const roles = all.map((role) => {
    const leave = (part: string, why: string): void => {
      without.push({ role: role.name, part, why });
    };
    const { tags } = role;
    const inline = soundPolicies(role.inline, leave);
    return { ...role, inline, ...(tags !== undefined && { tags: soundTags(tags, leave) }) };
  });
  const alike = grouped(without, ({ part, why }) => JSON.stringify([part, why]));
  const unsaid = [...alike.values()].flatMap((those) => {
    const names = those.map((one) => one.role);
    return those
      .slice(0, 1)
      .map(({ part, why }) => ({ what: `${part} of ${rolesWords(names)}`, why }));
  });
  return { roles, unsaid };
}

function rolesWords(names: readonly string[]): string {
  const [first = "", ...others] = names;
  if (others.length === 0) return roleWords(first);
  return `${count(names.length, "role")} (${cutList(names.map(quote), 4)})`;
}

type Leave = (part: string, why: string) => void;

/** Tags as IAM takes them from others. Source: AWS IAM User Guide, id_tags. */
function soundTags(tags: Readonly<Record<string, string>>, leave: Leave): Record<string, string> {
  const kept = new Map<string, readonly [string, string]>();
  for (const [key, value] of Object.entries(tags)) {
    const why = tagReason(key, value, kept);
    if (why === undefined) kept.set(key.toLowerCase(), [key, value]);
    else leave(`tag ${quote(key)}`, why);
  }
  return Object.fromEntries(kept.values());
}

function tagReason(
  key: string,
  value: string,
  kept: ReadonlyMap<string, readonly [string, string]>,
): string | undefined {
  const lower = key.toLowerCase();
  if (lower.startsWith("aws:")) {
    return "AWS keeps tags that begin with aws: for itself, and nobody else can set them";
  }
  const [fault] = tagFaults({ [key]: value });
  if (fault !== undefined) return `IAM takes no such tag: ${fault.message}`;
  const other = kept.get(lower);
  if (other !== undefined) return `it differs from ${quote(other[0])} in case only`;
  return kept.size < TAGS_MAX ? undefined : `IAM takes ${String(TAGS_MAX)} tags of a role`;
}

type Policies = LiveRole["inline"];

function soundPolicies(policies: Policies, leave: Leave): Policies {
  const kept = [...policies].flatMap(([name, statements]) => {
    const words = `the inline policy ${quote(name)}`;
    if (statements.length > 0) return [[name, soundSids(statements, words, leave)] as const];
    leave(words, "it has no statements, so it gives nothing, and the next apply takes it away");
    return [];
  });
  return new Map(kept);
}

/** Sids say nothing to IAM. */
function soundSids(
  statements: readonly LiveStatement[],
  words: string,
  leave: Leave,
): readonly LiveStatement[] {
  const known = new Set<string>();
  return statements.map((statement) => {
    const { Sid, ...rest } = statement;
    if (Sid === undefined) return statement;
    const why = known.has(Sid)
      ? "another statement of it has the same"
      : "IAM takes letters and digits there alone";
    if (isValidSid(Sid) && !known.has(Sid)) {
      known.add(Sid);
      return statement;
    }
    leave(`the Sid ${quote(Sid)} in ${words}`, `${why}, so the next apply writes that without it`);
    return rest;
  });
}
