import type { Problem, Severity } from "../../problem";

const ORDER: readonly Severity[] = ["error", "warning", "notice"];

/** `2 errors, 1 warning`. */
export function counts(problems: readonly Problem[]): string {
  const parts = ORDER.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [`${String(count)} ${severity}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "no problems" : parts.join(", ");
}
