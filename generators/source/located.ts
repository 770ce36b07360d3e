import type { Problem } from "../problem";
import type { SourceDocument } from "./document";

/** Adds each problem's place in the file; those of other files than `name` stay as they are. */
export function located(
  problems: readonly Problem[],
  document: SourceDocument,
  name?: string,
): Problem[] {
  return problems.map((problem) =>
    problem.location === undefined && problem.path !== undefined && problem.file === name
      ? { ...problem, location: document.locate(problem.path, problem.atKey) }
      : problem,
  );
}
