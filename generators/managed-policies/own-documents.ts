/** What a project's own snapshot says of AWS's policies, and nothing that comes with the program says too. */
import { ManagedPolicies } from ".";
import type { PolicyDocument } from "../iam/document";
import { DOCUMENTS } from "./files";

/** A document that is not the program's. */
export interface OwnDocument {
  readonly document: PolicyDocument;
  /** Its file, from the project's folder: `managed-policies/documents/AdministratorAccess.json`. */
  readonly file: string;
  /** Whether the program has another one of the policy; else it has none. */
  readonly differs: boolean;
}

/** The folder of a project's own snapshot, beside its fleet file. */
export const OWN_SNAPSHOT = "managed-policies";

/**
 * The documents of a snapshot that the one that comes with the program has not, or otherwise, by ARN: that AWS has them so, the
 * project says alone.
 *
 * @param builtIn the folder of the snapshot that comes with the program
 * @param own where the project's own would lie
 */
export function ownDocuments(
  builtIn: string,
  own: string,
): (arn: string) => OwnDocument | undefined {
  const snapshot = ManagedPolicies.open(builtIn, own);
  if (!snapshot.isOwn) return () => undefined;
  const packaged = ManagedPolicies.open(builtIn);
  return (arn) => {
    const said = snapshot.tryFind(arn);
    if (said === undefined) return undefined;
    const { name, document } = said;
    const known = packaged.tryFind(arn)?.document;
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(document)) return undefined;
    const file = [OWN_SNAPSHOT, DOCUMENTS, `${name}.json`].join("/");
    return { document, file, differs: known !== undefined };
  };
}
