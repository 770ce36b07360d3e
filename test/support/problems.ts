import type { Problem } from "../../generators/problem";

/** A problem on one line, for case files: `3:5 error unknown-key: message → fix`. */
export function problemLine({ id, severity, message, fix, location }: Problem): string {
  const place =
    location?.line === undefined ? "-" : `${String(location.line)}:${String(location.column)}`;
  return `${place} ${severity} ${id}: ${message} → ${fix}`;
}
