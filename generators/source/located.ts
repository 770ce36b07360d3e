import type { Location, Problem, Related } from "../problem";
import type { MadeOfRow, SourceDocument } from "./document";

/** What is said of the place of a row that stands for others. */
export const FIRST_ROW = "the first row of which this is so";

/** Adds each problem's place in the file; those of other files than `name` stay as they are. */
export function located(
  problems: readonly Problem[],
  document: SourceDocument,
  name?: string,
): Problem[] {
  const isHere = (one: Problem | Related): boolean =>
    one.location === undefined && one.path !== undefined && one.file === name;
  const editOf = ({ edit, path }: Problem): Pick<Problem, "edit"> =>
    edit?.atKey && path ? { edit: { ...edit, location: document.locate(path, true) } } : {};
  const place = <T extends Problem | Related>(one: T): T =>
    isHere(one) && one.path !== undefined
      ? { ...one, location: document.locate(one.path, "atKey" in one && one.atKey) }
      : one;
  return problems.map((problem) => {
    const also = isHere(problem) ? (document.also?.(problem.path ?? []) ?? []) : [];
    const related = [...(problem.related ?? []).map(place), ...also];
    const edit = isHere(problem) ? editOf(problem) : {};
    return { ...place(problem), ...edit, ...(related.length > 0 && { related }) };
  });
}

/**
 * Each problem once: what many fleets have from one template, or from one text that is filled for each row of a data file, is
 * wrong for each of them, and to be mended once. What is wrong with all rows alike is wrong with the text that they fill.
 */
export function onePerPlace(problems: readonly Problem[], document: SourceDocument): Problem[] {
  const seen = new Set<string>();
  const told = problems.map((one) => ({ one, general: generalOf(one, document) }));
  const names = namesOf(told);
  return told.flatMap(({ one, general }) => {
    if (general === undefined) return [one];
    const { key, made, filled } = general;
    const isOfAll =
      filled !== undefined && made !== undefined && names.get(key)?.size === made.rows;
    if (filled !== undefined && !(isOfAll && made.rows > 1)) return [one];
    if (seen.has(key)) return [];
    seen.add(key);
    return [filled === undefined ? one : ofText(one, filled)];
  });
}

/** Of a text that such a placeholder is in, nobody knows what it comes to; nor what a number was that YAML made another of. */
const UNFILLED: ReadonlySet<string> = new Set([
  "bad-placeholder",
  "unknown-placeholder",
  "number-not-quoted",
]);

/** Without what only follows from such a text: all else that is said of it. */
export function withoutFollowing(problems: readonly Problem[]): readonly Problem[] {
  const unfilled = problems.filter(({ id, location }) => UNFILLED.has(id) && location);
  if (unfilled.length === 0) return problems;
  const places = new Set(unfilled.map(({ location }) => JSON.stringify(location)));
  return problems.filter(
    ({ id, location }) => UNFILLED.has(id) || !places.has(JSON.stringify(location)),
  );
}

interface General {
  /** The same for all that say the same, but for their rows. */
  readonly key: string;
  readonly made: MadeOfRow | undefined;
  /** Where the text is that the row was filled into. */
  readonly filled: Location | undefined;
}

function generalOf(
  { id, message, location, path, file }: Problem,
  document: SourceDocument,
): General | undefined {
  if (location?.line === undefined || path === undefined || file !== undefined) return undefined;
  const made = document.madeOf?.(path);
  const filled = document.filledAt?.(path);
  const words = made === undefined ? message : made.generally(message);
  return { key: JSON.stringify([id, words, filled ?? location]), made, filled };
}

/** By key, of what there are problems. */
function namesOf(
  told: readonly { readonly general: General | undefined }[],
): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { general } of told) {
    if (general?.made === undefined) continue;
    const { key, made } = general;
    names.set(key, (names.get(key) ?? new Set()).add(made.name));
  }
  return names;
}

/** A problem of a row as one of the text, with the row as an example. */
function ofText(one: Problem, filled: Location): Problem {
  const { location, related = [] } = one;
  const others = related.filter((other) => !isAt(other.location, filled));
  const row = location ? [{ message: FIRST_ROW, location }] : [];
  return { ...one, location: filled, related: [...others, ...row] };
}

function isAt(one: Location | undefined, { file, line, column }: Location): boolean {
  return one?.file === file && one.line === line && one.column === column;
}
