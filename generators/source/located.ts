import type { Problem } from "../problem";
import type { SourceDocument } from "./document";

/** Adds each problem's place in the file. */
export function located(problems: readonly Problem[], document: SourceDocument): Problem[] {
  return problems.map((problem) =>
    problem.location === undefined &&
    problem.path !== undefined &&
    (problem.file ?? document.file) === document.file
      ? { ...problem, location: document.locate(problem.path, problem.atKey) }
      : problem,
  );
}
