/** The form in which AWS's IAM lists an account: GetAccountAuthorizationDetails, as the AWS CLI prints it. */
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { ownValue } from "../text/own-value";
import { eachOnce, formFault } from "./account-form";
import { listOf, textOf, type Fields } from "./fields";

/** What a page lists, by its key. */
export interface AccountDetails {
  readonly users: readonly Fields[];
  readonly groups: readonly Fields[];
  readonly roles: readonly Fields[];
  readonly policies: readonly Fields[];
}

const LISTS = {
  users: "UserDetailList",
  groups: "GroupDetailList",
  roles: "RoleDetailList",
  policies: "Policies",
} as const;

/**
 * All pages together. A text holds a page, a list of pages, or pages one after another; what is truncated must go
 * on in another page.
 *
 * @param texts the contents of files, by the names that problems have for them
 */
export function readAccountDetails(
  texts: readonly { readonly name: string; readonly text: string }[],
): AccountDetails | Problem {
  const pages: Fields[] = [];
  for (const { name, text } of texts) {
    const found = pagesOf(name, text);
    if (!Array.isArray(found)) return found;
    pages.push(...found);
  }
  const file = texts[0]?.name ?? "";
  if (!pages.some(isLast)) {
    const message =
      "the account is listed in part only: each page says that another one follows (IsTruncated, Marker or NextToken), and what is missing here may be there";
    const fix =
      "let aws iam get-account-authorization-details print all pages (without --max-items), or give the next ones too";
    return problem("not-account-details", { message, fix, location: { file } });
  }
  return joined(pages, file);
}

/** What all pages list, each once: pages may overlap, but not contradict each other. */
function joined(pages: readonly Fields[], file: string): AccountDetails | Problem {
  const found: Record<keyof typeof LISTS, readonly Fields[]> = {
    ...{ users: [], groups: [], roles: [], policies: [] },
  };
  for (const [kind, key, name] of KINDS) {
    const all = pages.flatMap((page) => listOf(ownValue(page, key)));
    const { entries, twice } = eachOnce(all, (one) => identityOf(one, name));
    if (twice !== undefined) {
      const message = `${key} has ${quote(ownValue(twice, name))} twice, with different contents: an account has a name once, whatever its path and case`;
      const fix = "give the pages of one run of aws iam get-account-authorization-details";
      return problem("not-account-details", { message, fix, location: { file } });
    }
    found[kind] = entries;
  }
  return found;
}

const KINDS = [
  ["users", LISTS.users, "UserName"],
  ["groups", LISTS.groups, "GroupName"],
  ["roles", LISTS.roles, "RoleName"],
  ["policies", LISTS.policies, "Arn"],
] as const;

/** What there is once in an account; listings of several can be joined by mistake. */
function identityOf(one: Fields, key: string): string {
  const arn = textOf(one.Arn) ?? "";
  if (key === "Arn") return policyKey(arn);
  return `${arn.split(":")[4] ?? ""} ${(textOf(ownValue(one, key)) ?? "").toLowerCase()}`;
}

/** A managed policy's account and name, whatever its path and case. AWS's own are of no account. */
export function policyKey(arn: string): string {
  const [, , , , account = ""] = arn.split(":");
  if (account === "aws") return arn;
  return `${account} ${arn.slice(arn.lastIndexOf("/") + 1).toLowerCase()}`;
}

/**
 * Pages can come in any order. The AWS CLI has a NextToken of its own where --max-items ends its list. What is not understood
 * (`"IsTruncated": "false"`) does not say that nothing follows.
 */
function isLast({ IsTruncated, Marker, NextToken }: Fields): boolean {
  const isWhole = IsTruncated === undefined || IsTruncated === false;
  return isWhole && [Marker, NextToken].every((one) => (one ?? "") === "");
}

function notAsPrinted(message: string, file: string): Problem {
  return problem("not-account-details", {
    message,
    fix: "give what aws iam get-account-authorization-details --output json prints",
    location: { file },
  });
}

function pagesOf(name: string, text: string): Fields[] | Problem {
  const failed = (message: string): Problem => notAsPrinted(message, name);
  const values: unknown[] = [];
  for (const document of documentsIn(text)) {
    let value: unknown;
    try {
      value = JSON.parse(document);
    } catch {
      return failed(`${quote(name)} holds what is no JSON`);
    }
    values.push(...[value].flat());
  }
  if (values.length === 0 || !values.every(isPage)) {
    return failed(`${quote(name)} lists no users, groups, roles and policies of an account`);
  }
  for (const [index, page] of values.entries()) {
    const fault = formFault(page);
    const where = values.length === 1 ? "" : `page ${String(index + 1)}: `;
    if (fault !== undefined) return failed(where + fault);
  }
  return values;
}

function isPage(value: unknown): value is Fields {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(LISTS).some((key) => Array.isArray(ownValue(value as Fields, key)));
}

/** What moves the depth of nesting, and texts, in which nothing does. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}]/gs;

/** JSON documents one after another, each up to the brace or bracket that closes it. */
function documentsIn(text: string): string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith('"')) continue;
    depth += token === "{" || token === "[" ? 1 : -1;
    if (depth !== 0) continue;
    found.push(text.slice(start, index + 1));
    start = index + 1;
  }
  const rest = text.slice(start);
  return rest.trim() === "" ? found : [...found, rest];
}
