/** Policy documents in files of their own, as holders. */
import { problem } from "../problem";
import type { Place, Problem } from "../problem";
import { parseSource } from "../source/document";
import type { SourceDocument } from "../source/document";
import { readSource } from "../source/source";
import type { PolicyHolder } from "./holder";
import { policyFault, policyKind, type PolicyKind } from "./policy-fault";

/** A policy file that was read. */
export interface PolicyFile {
  readonly holder: PolicyHolder;
  readonly document: SourceDocument;
}

/** Reads a policy document, JSON or YAML, as an identity that has just that policy; or gives what is wrong with it. */
export function readPolicyFile(path: string): PolicyFile | readonly Problem[] {
  const source = readSource(path, "policy document");
  if ("id" in source) return [source];
  const document = parseSource(source);
  if (!("data" in document)) return document;
  const kind = policyKind(Object(document.data) as object);
  if (kind !== "identity") return [notOfIdentity(document, kind)];
  const holder = documentHolder(document, "identity");
  return "message" in holder ? [holder] : { holder, document };
}

/** A document as the policy of whoever has it, be that an identity, a resource or a role that it lets others assume. */
export function documentHolder(document: SourceDocument, kind: PolicyKind): PolicyHolder | Problem {
  const { file } = document;
  const data = document.data as { readonly Statement: unknown };
  const fault = policyFault(data, kind);
  if (fault !== undefined) return notAPolicy(document, fault);
  const from = [data.Statement].flat().map((_, index): Place[] => {
    const path = Array.isArray(data.Statement) ? ["Statement", index] : ["Statement"];
    return [{ file, path }];
  });
  const named = { name: baseName(file), document: data, from };
  const common = { id: file, stack: "", label: file };
  if (kind === "trust") {
    return { ...common, kind: "policy", policies: [], trust: { ...named, kind } };
  }
  return kind === "resource"
    ? { ...common, kind, policies: [{ ...named, kind }] }
    : { ...common, kind: "policy", policies: [{ ...named, kind: "inline" }] };
}

/** All of them as the policies of one identity; one by itself as it is. */
export function together(holders: readonly PolicyHolder[]): PolicyHolder {
  const [first] = holders;
  if (first !== undefined && holders.length === 1) return first;
  const label = holders.map((holder) => holder.label).join(", ");
  const policies = holders.flatMap((holder) => holder.policies);
  return { kind: "policy", id: label, stack: "", label, policies };
}

/** It says who may, and not what somebody may. */
function notOfIdentity({ file }: SourceDocument, kind: PolicyKind): Problem {
  const what = kind === "trust" ? "a trust policy" : "the policy of a resource";
  return problem("not-a-policy", {
    message: `${file} is ${what}, for it names principals`,
    fix: "name the policy of an identity; fleetroles diff compares documents of trust and of resources",
    location: { file },
  });
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** At the statement that IAM does not take, where it is one. */
function notAPolicy(document: SourceDocument, fault: string): Problem {
  const [, index] = /^Statement\[(\d+)\]/.exec(fault) ?? [];
  const location = document.locate(index === undefined ? [] : ["Statement", Number(index)]);
  const fix = "write the policy as IAM takes it: JSON with Version and Statement";
  return problem("not-a-policy", { message: fault, fix, location });
}
