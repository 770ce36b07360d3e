/** Policy documents in a file of any kind: one by itself, or many in what Terraform, CloudFormation and AWS's CLI know. */
import { lintPolicy } from "../lint";
import type { LintFinding, PolicyKind } from "../../iam/lint";
import { isMapping, valueAt } from "../../iam/lint/mapping";
import type { DataPath, Problem } from "../../problem";
import { fieldsOf } from "../fields";
import { readPlan } from "../terraform";
import { documentsOfTemplate, isTemplate } from "./cloudformation";
import { UNKNOWN } from "./found";
import type { FoundDocument } from "./found";
import { documentsOfPlan } from "./plan";
import { documentsWrapped } from "./wrapped";

export type { FoundDocument } from "./found";
export { holdersIn } from "./held";
export { lintHeld } from "./lint-held";

/**
 * The policy documents in a file's data; none where it has none.
 *
 * @param file the name by which problems call it
 * @returns the documents, or why a plan cannot be read
 */
export function documentsIn(data: unknown, file: string): FoundDocument[] | Problem {
  const fields = fieldsOf(data);
  if (Object.hasOwn(fields, "format_version") && Object.hasOwn(fields, "terraform_version")) {
    const plan = readPlan(data, file);
    return "id" in plan ? plan : documentsOfPlan(plan, fields);
  }
  if (isTemplate(fields)) return documentsOfTemplate(fields);
  const wrapped = documentsWrapped(fields);
  if (wrapped.length > 0) return wrapped;
  return isPolicy(data) ? [{ of: "", document: data, path: [], unknown: [] }] : [];
}

/** Whether it is a policy, or a statement that should be in one. */
function isPolicy(data: unknown): boolean {
  const fields = fieldsOf(data);
  const keys = Object.keys(fields).map((key) => key.toLowerCase());
  return keys.includes("statement") || (keys.includes("effect") && keys.includes("action"));
}

/** A finding of a document, and where in the file's data. */
export interface PlacedFinding extends LintFinding {
  readonly path: DataPath;
}

/**
 * What is wrong with a document. What would be said of a value that is not known yet is not said.
 *
 * @param kind what the document is, whatever its place tells
 */
export function lintFound(found: FoundDocument, kind?: PolicyKind): PlacedFinding[] {
  const { document, unknown, path, paths } = found;
  if (document === undefined) return [];
  const known = kind ?? found.kind;
  const findings = lintPolicy(document, known === undefined ? {} : { kind: known });
  return findings
    .filter((finding) => unknown.length === 0 || isOfKnown(finding, document))
    .map(({ pointer, severity, id, message, fix }) => {
      const at = paths?.get(pointer) ?? [...path, ...wayOf(pointer, document)];
      return { id, severity, message, fix, pointer, path: at };
    });
}

function isOfKnown({ id, message, fix, pointer }: LintFinding, document: unknown): boolean {
  const value = valueAt(document, wayOf(pointer, document));
  const isText = typeof value === "string" && value.includes(UNKNOWN);
  return id !== "document-too-large" && !isText && !`${message}${fix}`.includes(UNKNOWN);
}

/** A pointer as the way through the data; none through a text, which has no places in the file. */
function wayOf(pointer: string, document: unknown): (string | number)[] {
  if (!isMapping(document) && !Array.isArray(document)) return [];
  const way: (string | number)[] = [];
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    way.push(Array.isArray(valueAt(document, way)) ? Number(key) : key);
  }
  return way;
}
