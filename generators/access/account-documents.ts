/** Policy documents in an account's listing. */
import { listOf, textOf, type Fields } from "./fields";
import type { HeldPolicy } from "./holder";
import { policyFault } from "./policy-fault";

/** A document, or why it is not known. */
export type FoundDocument = { readonly document: object } | { readonly why: string };

/** A policy with its document; or why that is not known. */
export function held(kind: HeldPolicy["kind"], name: string, found: FoundDocument): HeldPolicy {
  const role = kind === "trust" ? kind : "identity";
  const why = "why" in found ? found.why : policyFault(found.document, role);
  return why !== undefined || "why" in found
    ? { kind, name, document: undefined, ...(why !== undefined && { why }) }
    : { kind, name, document: found.document };
}

/** A document as the AWS CLI decodes it, or as IAM's API has it: JSON with percent signs. */
export function documentOf(value: unknown): FoundDocument {
  if (value === undefined || value === null) return { why: "the listing lacks its document" };
  const read = typeof value === "string" ? parsed(value) : value;
  return typeof read === "object" && read !== null
    ? { document: read }
    : { why: "its document in the listing cannot be read: it is no JSON of a policy" };
}

/** Undefined for what cannot be read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().startsWith("{") ? text : decodeURIComponent(text));
  } catch {
    return undefined;
  }
}

/** The document of a managed policy that is in force: of the one version that all of the listing calls the default. */
export function defaultVersion({ PolicyVersionList, DefaultVersionId }: Fields): FoundDocument {
  // A version that is listed twice is the same one.
  const all = new Map(listOf(PolicyVersionList).map((one) => [textOf(one.VersionId), one]));
  const id = textOf(DefaultVersionId);
  const [version, ...others] = [...all.values()].filter(
    ({ IsDefaultVersion, VersionId }) =>
      IsDefaultVersion === true || (id !== undefined && VersionId === id),
  );
  if (version === undefined) return { why: "the listing lacks its default version" };
  const name = textOf(version.VersionId) ?? "";
  const isOther = id !== undefined && id !== name;
  if (others.length > 0 || isOther || version.IsDefaultVersion === false) {
    return { why: "the listing contradicts itself about which version is the default" };
  }
  const found = documentOf(version.Document);
  return "why" in found ? { why: `its default version ${name}: ${found.why}` } : found;
}
