import type { Problem, Related } from "../problem";
import type { SourceDocument } from "./document";

/** Adds each problem's place in the file; those of other files than `name` stay as they are. */
export function located(
  problems: readonly Problem[],
  document: SourceDocument,
  name?: string,
): Problem[] {
  const place = <T extends Problem | Related>(one: T): T =>
    one.location === undefined && one.path !== undefined && one.file === name
      ? { ...one, location: document.locate(one.path, "atKey" in one && one.atKey) }
      : one;
  return problems.map((problem) => ({
    ...place(problem),
    ...(problem.related && { related: problem.related.map(place) }),
  }));
}
