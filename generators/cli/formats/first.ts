import type { Problem } from "../../problem";

/** More than that nobody reads at once. */
export const READABLE = 200;

/**
 * The problems that a person is shown, in their order: all, or, where there are too many, the first errors,
 * and others as far as there is room. `hidden` are those that are left out.
 */
export function firstOf(
  problems: readonly Problem[],
  limit = READABLE,
): { readonly shown: readonly Problem[]; readonly hidden: readonly Problem[] } {
  if (problems.length <= limit) return { shown: problems, hidden: [] };
  const errors = problems.filter(({ severity }) => severity === "error");
  const others = problems.filter(({ severity }) => severity !== "error");
  const chosen = new Set([...errors, ...others].slice(0, limit));
  return {
    shown: problems.filter((problem) => chosen.has(problem)),
    hidden: problems.filter((problem) => !chosen.has(problem)),
  };
}
