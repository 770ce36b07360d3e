/** Policy documents in what the AWS CLI prints, and in files like it. */
import type { PolicyKind } from "../../iam/lint";
import type { DataPath } from "../../problem";
import { fieldsOf, textOf, type Fields } from "../fields";
import { documentOf, looksLikePolicy } from "./found";
import type { FoundDocument } from "./found";

/** Keys that hold a document in answers of AWS's APIs, and in the snapshot of managed policies. */
const KEYS: ReadonlyMap<string, PolicyKind | undefined> = new Map<string, PolicyKind | undefined>([
  ["AssumeRolePolicyDocument", "trust"],
  ["Document", "identity"],
  ["Policy", undefined],
  ["PolicyDocument", undefined],
  ["ResourcePolicy", "resource"],
  ["document", undefined],
]);

/** What says whose something is, the best first. */
const NAMES = ["RoleName", "UserName", "GroupName", "PolicyName", "Arn", "arn", "name"];

/**
 * The documents in an answer of `get-policy-version`, `get-role`, `get-role-policy`, `get-account-authorization-details` and
 * the like. AWS's own policies in a listing of an account, and versions that are not the default one, are left out.
 */
export function documentsWrapped(data: Fields): FoundDocument[] {
  return within(data, [], "", 0);
}

function within(value: unknown, path: DataPath, of: string, depth: number): FoundDocument[] {
  // Answers nest their documents no deeper.
  if (depth > 8) return [];
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, index) => within(one, [...path, index], of, depth + 1));
  }
  const fields = fieldsOf(value);
  if (isLeftOut(fields)) return [];
  const name = nameOf(fields, of);
  return Object.entries(fields).flatMap(([key, inner]): FoundDocument[] => {
    const at = [...path, key];
    if (!KEYS.has(key) || !looksLikePolicy(inner)) return within(inner, at, name, depth + 1);
    const kind = KEYS.get(key);
    const found = { of: name, document: documentOf(inner), path: at, unknown: [] };
    return [kind === undefined ? found : { ...found, kind }];
  });
}

function isLeftOut({ Arn, IsDefaultVersion }: Fields): boolean {
  const isOfAws = /^arn:[a-z-]+:iam::aws:policy\//.test(textOf(Arn) ?? "");
  return isOfAws || IsDefaultVersion === false;
}

function nameOf(fields: Fields, of: string): string {
  const own = NAMES.flatMap((key) => textOf(Object.hasOwn(fields, key) ? fields[key] : "") ?? []);
  return [of, ...own.slice(0, 1)].filter((one) => one !== "").join(" ");
}
