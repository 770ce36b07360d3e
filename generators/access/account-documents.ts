/** Policy documents in an account's listing. */
import { listOf, type Fields } from "./fields";
import type { HeldPolicy } from "./holder";
import { policyFault } from "./policy-fault";

/** A policy with its document; or why that is not known. */
export function held(
  kind: HeldPolicy["kind"],
  name: string,
  document: object | undefined,
): HeldPolicy {
  const role = kind === "trust" ? kind : "identity";
  const why = document === undefined ? missing(kind) : policyFault(document, role);
  return why === undefined ? { kind, name, document } : { kind, name, document: undefined, why };
}

function missing(kind: HeldPolicy["kind"]): string {
  return kind === "aws-managed"
    ? "neither the listing nor the snapshot has it"
    : "the listing lacks its document";
}

/** A document as the AWS CLI decodes it, or as IAM's API has it: JSON with percent signs. */
export function documentOf(value: unknown): object | undefined {
  if (typeof value === "object" && value !== null) return value;
  if (typeof value !== "string") return undefined;
  try {
    const read: unknown = JSON.parse(
      value.trimStart().startsWith("{") ? value : decodeURIComponent(value),
    );
    return typeof read === "object" && read !== null ? read : undefined;
  } catch {
    // What cannot be read is not known, and said to be so.
    return undefined;
  }
}

/** The document of a managed policy that is in force. */
export function defaultVersion({
  PolicyVersionList,
  DefaultVersionId,
}: Fields): object | undefined {
  const versions = listOf(PolicyVersionList).filter(
    ({ IsDefaultVersion, VersionId }) =>
      IsDefaultVersion === true || (VersionId !== undefined && VersionId === DefaultVersionId),
  );
  // Where the listing names two, it contradicts itself.
  return versions.length === 1 ? documentOf(versions[0]?.Document) : undefined;
}
