/**
 * The 152 codes of IAM Access Analyzer's policy validation, and which finding here says the same. Source: AWS IAM User Guide,
 * access-analyzer-reference-policy-checks, as of 2026.
 */
import { ERRORS } from "./errors";
import type { CodeRows } from "./rows";
import { SUGGESTIONS } from "./suggestions";
import { SECURITY_WARNINGS, WARNINGS } from "./warnings";

/** A code, and what covers it. */
export interface AwsCode {
  readonly code: string;
  readonly type: "ERROR" | "WARNING" | "SECURITY_WARNING" | "SUGGESTION";
  /** Ids of findings; empty where none covers it. */
  readonly by: readonly string[];
  /** Why none covers it. */
  readonly reason?: string;
}

/** All codes, in the order of AWS's page within each type. */
export const awsCodes: readonly AwsCode[] = [
  ...codesOf("ERROR", ERRORS),
  ...codesOf("WARNING", WARNINGS),
  ...codesOf("SECURITY_WARNING", SECURITY_WARNINGS),
  ...codesOf("SUGGESTION", SUGGESTIONS),
];

function codesOf(type: AwsCode["type"], rows: CodeRows): AwsCode[] {
  return Object.entries(rows).map(([code, row]) =>
    typeof row === "string" ? { code, type, by: [], reason: row } : { code, type, by: row },
  );
}
