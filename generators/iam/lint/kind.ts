/** Which kind of policy a document is, where nobody says. */
import { partitionNames } from "../partitions";
import { ownValue } from "../../text/own-value";
import { isMapping } from "./mapping";
import type { PolicyKind } from "./read";

/**
 * Who is named tells: identity policies name no principal; of those that do, the one of a role is about being assumed
 * and names no resource.
 */
export function kindOfDocument(data: unknown): PolicyKind {
  const statement = isMapping(data) ? (ownValue(data, "Statement") ?? data) : undefined;
  const statements = (Array.isArray(statement) ? statement : [statement]).filter(isMapping);
  const named = statements.filter((one) =>
    ["Principal", "NotPrincipal"].some((key) => Object.hasOwn(one, key)),
  );
  if (named.length === 0) return "identity";
  return named.some((one) => assumes(one.Action) || assumes(one.NotAction)) ? "trust" : "resource";
}

function assumes(action: unknown): boolean {
  const texts: readonly unknown[] = Array.isArray(action) ? action : [action];
  return texts.some((one) => typeof one === "string" && /^sts:/i.test(one));
}

/** The partition that a document names first, `aws` where it names none. */
export function partitionOfDocument(text: string): string {
  const named = Array.from(text.matchAll(/"arn:(aws[a-z-]*):/g), ([, name = ""]) => name);
  return named.find((name) => partitionNames.includes(name)) ?? "aws";
}
