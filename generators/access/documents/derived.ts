/** Policies that tools derived from code, from trails or from recordings. */
import type { DataPath, Problem } from "../../problem";
import { fieldsOf, listOf } from "../fields";
import { documentsIn } from ".";
import { looksLikePolicy, type FoundDocument } from "./found";

/** A policy that a tool derived, and what else it says of it. */
export interface DerivedPolicies {
  readonly documents: readonly FoundDocument[];
  /** What the tool itself says is missing. */
  readonly incomplete?: string;
}

/**
 * The policies in what a tool printed: IAM Access Analyzer's `get-generated-policy`, IAM Policy Autopilot's command and server, and all
 * that `documentsIn` knows, of which a policy by itself is iamlive's.
 * Sources: AWS IAM Access Analyzer API Reference, GetGeneratedPolicy; awslabs/iam-policy-autopilot, iam-policy-autopilot-cli
 * src/output.rs and iam-policy-autopilot-mcp-server; iann0036/iamlive, iamlivecore/logger.go.
 *
 * @param file the name by which problems call it
 */
export function derivedPolicies(data: unknown, file: string): DerivedPolicies | Problem {
  const { generatedPolicyResult, Policies } = fieldsOf(data);
  if (generatedPolicyResult !== undefined) return ofAccessAnalyzer(generatedPolicyResult);
  const texts = Array.isArray(Policies) ? Policies.filter((one) => typeof one === "string") : [];
  if (texts.length > 0) return { documents: asTexts(texts, ["Policies"]) };
  const documents = documentsIn(data, file);
  return "id" in documents ? documents : { documents };
}

function ofAccessAnalyzer(result: unknown): DerivedPolicies {
  const { generatedPolicies, properties } = fieldsOf(result);
  const texts = listOf(generatedPolicies).map(({ policy }) => policy);
  const documents = asTexts(texts, ["generatedPolicyResult", "generatedPolicies"]);
  if (fieldsOf(properties).isComplete !== false) return { documents };
  const incomplete =
    "IAM Access Analyzer says that it found not all actions of the trail (isComplete: false)";
  return { documents, incomplete };
}

function asTexts(texts: readonly unknown[], path: DataPath): FoundDocument[] {
  return texts.flatMap((document, index) =>
    looksLikePolicy(document) ? [{ of: "", document, path: [...path, index], unknown: [] }] : [],
  );
}
