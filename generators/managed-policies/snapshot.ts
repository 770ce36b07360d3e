import { hasErrors } from "../problem";
import type { Problem } from "../problem";
import { attachmentFault } from "./fault";
import { fetchDocument, listManagedPolicies, openIam } from "../aws/fetch-policies";
import {
  DOCUMENTS,
  INDEX_FILE,
  REPLACED_FILE,
  documentText,
  indexText,
  isProblem,
  readReplaced,
  replacedText,
} from "./files";
import type { FetchedPolicy, PolicyList } from "../aws/fetch-policies";
import type { Replaced } from "./files";
import type { NamedPolicy } from "./named";

/** The files of a folder: their names and contents. */
export interface FolderFiles {
  /** Relative to the snapshot's folder; empty for the folder itself. */
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly content: string }[];
}

/** A snapshot, not written yet. */
export interface Snapshot {
  readonly index: PolicyList;
  readonly folders: readonly FolderFiles[];
  /** Warnings of policies that AWS does not have, but that nobody needs. */
  readonly problems: readonly Problem[];
}

/**
 * Asks the IAM API for all AWS managed policies, and for the documents of those that are named.
 *
 * @param replacedFrom folders, of which the first one with a `replaced.json` gives it: the API does not
 *   tell what replaces a deprecated policy
 * @returns the snapshot, or every reason why there is none
 */
export async function makeSnapshot(
  named: readonly NamedPolicy[],
  replacedFrom: readonly string[],
): Promise<Snapshot | readonly Problem[]> {
  const folder = replacedFrom.find((candidate) => replacedText(candidate) !== undefined);
  const replaced = folder === undefined ? {} : readReplaced(folder);
  if (isProblem(replaced)) return [replaced];
  const iam = await openIam();
  if ("id" in iam) return [iam];
  const index = await listManagedPolicies(iam);
  if ("id" in index) return [index];
  const faults = new Map(named.map((policy) => [policy, namedFault(policy, index, replaced)]));
  const problems = [...faults.values()].filter((fault) => fault !== undefined);
  if (hasErrors(problems)) return problems;
  const documents: FetchedPolicy[] = [];
  for (const { arn } of named.filter((policy) => faults.get(policy) === undefined)) {
    const document = await fetchDocument(iam, index, arn.slice(arn.lastIndexOf("/") + 1));
    if ("id" in document) return [document];
    documents.push(document);
  }
  const kept = folder === undefined ? undefined : replacedText(folder);
  return { index, folders: filesOf(index, documents, kept), problems };
}

function namedFault(
  { arn, location, needed }: NamedPolicy,
  index: PolicyList,
  replaced: Replaced,
): Problem | undefined {
  const fault = attachmentFault(arn, index, replaced);
  const severity = needed ? "error" : "warning";
  return fault && { id: "unknown-managed-policy", severity, ...fault, location };
}

/** Documents first: an index without its documents would say less than it should. */
function filesOf(
  index: PolicyList,
  documents: readonly FetchedPolicy[],
  replaced: string | undefined,
): FolderFiles[] {
  const documentFiles = documents.map((document) => ({
    path: `${document.name}.json`,
    content: documentText(document),
  }));
  const kept = replaced === undefined ? [] : [{ path: REPLACED_FILE, content: replaced }];
  return [
    { folder: DOCUMENTS, files: documentFiles },
    { folder: "", files: [{ path: INDEX_FILE, content: indexText(index) }, ...kept] },
  ];
}
