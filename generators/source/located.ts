import type { Problem, Related } from "../problem";
import type { SourceDocument } from "./document";

/** Adds each problem's place in the file; those of other files than `name` stay as they are. */
export function located(
  problems: readonly Problem[],
  document: SourceDocument,
  name?: string,
): Problem[] {
  const isHere = (one: Problem | Related): boolean =>
    one.location === undefined && one.path !== undefined && one.file === name;
  const place = <T extends Problem | Related>(one: T): T =>
    isHere(one) && one.path !== undefined
      ? { ...one, location: document.locate(one.path, "atKey" in one && one.atKey) }
      : one;
  return problems.map((problem) => {
    const also = isHere(problem) ? (document.also?.(problem.path ?? []) ?? []) : [];
    const related = [...(problem.related ?? []).map(place), ...also];
    return { ...place(problem), ...(related.length > 0 && { related }) };
  });
}

/**
 * Each problem once: what many fleets have from one template, or from one text that is filled for each row of a data file, is
 * wrong for each of them, and to be mended once.
 */
export function onePerPlace(problems: readonly Problem[], document: SourceDocument): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ id, message, location, path, file }) => {
    if (location?.line === undefined || path === undefined || file !== undefined) return true;
    const made = document.madeOf?.(path);
    const words = made === undefined ? message : message.replaceAll(made.name, made.pattern);
    const key = JSON.stringify([id, words, location]);
    return !seen.has(key) && seen.add(key);
  });
}
