/** Policy documents in what other programs print and read. */
import type { PolicyKind } from "../../iam/lint";
import type { DataPath } from "../../problem";

/** A policy document somewhere in a file. */
export interface FoundDocument {
  /** Whose it is, for messages: an address of Terraform, a logical id, a role's name. Empty where the file is the document. */
  readonly of: string;
  /** The document, or its text where the file holds it as one. */
  readonly document: unknown;
  /** What it is, where its place tells. */
  readonly kind?: PolicyKind;
  /** Where in the file's data it is. */
  readonly path: DataPath;
  /** Where a value of the document is, by its JSON pointer, where that is not its way from `path`. */
  readonly paths?: ReadonlyMap<string, DataPath>;
  /** What stands for a value that is not known yet, each in the file's words. */
  readonly unknown: readonly string[];
}

/** Stands in texts for what is not known: no name of AWS's holds it. */
export const UNKNOWN = "UnknownUntilDeployed";

/** A document as it was found: texts may be percent-encoded, as the API of IAM gives them. */
export function documentOf(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*%7B/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    // Not percent-encoded after all: what it is, its reader will say.
    return value;
  }
}

/** Whether a value can only be meant as a policy document. */
export function looksLikePolicy(value: unknown): boolean {
  if (typeof value === "string") return /^\s*(\{|%7B)[^]*Statement/i.test(value);
  return typeof value === "object" && value !== null && Object.hasOwn(value, "Statement");
}
