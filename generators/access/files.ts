/** Policy documents in files of their own, as holders. */
import { PolicyError, readPolicy } from "../iam/proof/policy";
import { problem } from "../problem";
import type { Place, Problem } from "../problem";
import { parseSource } from "../source/document";
import type { SourceDocument } from "../source/document";
import { readSource } from "../source/source";
import type { PolicyHolder } from "./holder";

/** A policy file that was read. */
export interface PolicyFile {
  readonly holder: PolicyHolder;
  readonly document: SourceDocument;
}

/** Reads a policy document, JSON or YAML, as who has just that policy; or gives what is wrong with it. */
export function readPolicyFile(path: string): PolicyFile | readonly Problem[] {
  const source = readSource(path, "policy document");
  if ("id" in source) return [source];
  const document = parseSource(source);
  if (!("data" in document)) return document;
  const fault = faultOf(document);
  if (fault !== undefined) return [fault];
  const { file } = source;
  const data = document.data as { readonly Statement: unknown };
  const statements: readonly unknown[] = [data.Statement].flat();
  const from = statements.map((_, index): Place[] => {
    const path = Array.isArray(data.Statement) ? ["Statement", index] : ["Statement"];
    return [{ file, path }];
  });
  const policies = [{ kind: "inline", name: baseName(file), document: data, from }] as const;
  const holder: PolicyHolder = { kind: "policy", id: file, stack: "", label: file, policies };
  return { holder, document };
}

/** All of them as the policies of one identity; one by itself as it is. */
export function together(holders: readonly PolicyHolder[]): PolicyHolder {
  const [first] = holders;
  if (first !== undefined && holders.length === 1) return first;
  const label = holders.map((holder) => holder.label).join(", ");
  const policies = holders.flatMap((holder) => holder.policies);
  return { kind: "policy", id: label, stack: "", label, policies };
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** What IAM's language does not have, at its statement. */
function faultOf(document: SourceDocument): Problem | undefined {
  try {
    readPolicy(document.data as object);
    return undefined;
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const [, index] = /^Statement\[(\d+)\]/.exec(error.message) ?? [];
    const location = document.locate(index === undefined ? [] : ["Statement", Number(index)]);
    const fix = "write the policy as IAM takes it: JSON with Version and Statement";
    return problem("bad-statement", { message: error.message, fix, location });
  }
}
