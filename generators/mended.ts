/** What has one right answer, mended in the texts of a fleet file, and proved to be mended before anything is written. */
import { resolve } from "node:path";
import { checkFile } from "./generate";
import type { FleetResult } from "./generate";
import { isMendable } from "./source/mendable";
import { projectFolder } from "./fleet-file/project";
import type { Problem } from "./problem";
import { compatible, edited, keyOf, textEditOf } from "./source/edits";
import type { TextEdit } from "./source/edits";
import { readSource } from "./source/source";

/** A problem that is gone, and the edit that mended it. */
export interface Mended {
  readonly problem: Problem;
  readonly edit: TextEdit;
}

/** A file as it was read, and with the edits. */
export interface MendedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What a fleet file comes to when it is mended. */
export interface Mending {
  readonly mended: readonly Mended[];
  readonly files: readonly MendedFile[];
  /** What is found after it. */
  readonly result: FleetResult;
}

/** Each round mends what the one before brought to light, or one mistake alone: nobody makes so many. */
const MOST_ROUNDS = 500;

/**
 * Makes the edits of all problems that have one, again until there is none left. An edit is taken back where its problem stays, or where it makes
 * an error: at its place, or in the statement, grant or expectation that it stands in. Errors elsewhere that come to light were hidden by what
 * is mended.
 */
export async function mendFile(path: string): Promise<Mending> {
  const texts = new Texts(projectFolder(path));
  const refused = new Set<string>();
  const mended: Mended[] = [];
  let result = await checkFile(path);
  let alone = false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const open = openEdits(result.problems, texts, refused);
    const tried: readonly Mended[] = alone ? open.slice(0, 1) : open;
    if (tried.length === 0) break;
    const next = texts.with(tried.map(({ edit }) => edit));
    const after = await checkFile(path, { unwritten: next.unwritten });
    const bad = tried.filter((one) => isBad(one, result.problems, after.problems));
    if (bad.length === 0) {
      texts.take(next);
      mended.push(...tried);
      result = after;
      continue;
    }
    // Which of them it was does not show where a file cannot be read any more.
    const isUnclear = bad.length === tried.length && tried.length > 1;
    if (isUnclear) alone = true;
    for (const { edit } of isUnclear ? [] : bad) refused.add(keyOf(edit));
  }
  return { mended, files: texts.changed(), result };
}

/** The texts of a project as they are now, read when they are asked for. */
class Texts {
  private readonly before = new Map<string, string>();
  private now = new Map<string, string>();

  constructor(private readonly project: string) {}

  of(file: string): string | undefined {
    const known = this.now.get(file);
    if (known !== undefined) return known;
    if (!isMendable(file, this.project)) return undefined;
    const read = readSource(file);
    if ("id" in read) return undefined;
    this.before.set(file, read.text);
    this.now.set(file, read.text);
    return read.text;
  }

  /** Edits tried out: nothing is taken yet. */
  with(edits: readonly TextEdit[]): {
    readonly now: Map<string, string>;
    readonly unwritten: Map<string, string>;
  } {
    const now = new Map(this.now);
    for (const [file, text] of now) {
      now.set(
        file,
        edited(
          text,
          edits.filter((one) => one.file === file),
        ),
      );
    }
    return { now, unwritten: new Map([...now].map(([file, text]) => [resolve(file), text])) };
  }

  take({ now }: { readonly now: Map<string, string> }): void {
    this.now = now;
  }

  changed(): MendedFile[] {
    return [...this.before].flatMap(([file, before]) => {
      const after = this.now.get(file) ?? before;
      return after === before ? [] : [{ file, before, after }];
    });
  }
}

function openEdits(
  problems: readonly Problem[],
  texts: Texts,
  refused: ReadonlySet<string>,
): Mended[] {
  const all = problems.flatMap((problem): Mended[] => {
    const edit = textEditOf(problem, (file) => texts.of(file));
    return edit === undefined || refused.has(keyOf(edit)) ? [] : [{ problem, edit }];
  });
  const fit = new Set(compatible(all.map(({ edit }) => edit)).map(keyOf));
  // Several problems can have one edit: it is told of the first.
  const seen = new Set<string>();
  return all.filter(({ edit }) => {
    const key = keyOf(edit);
    return fit.has(key) && !seen.has(key) && seen.add(key);
  });
}

function isBad(
  { problem, edit }: Mended,
  before: readonly Problem[],
  after: readonly Problem[],
): boolean {
  const known = new Set(before.map(wordsOf));
  const isAt = ({ location }: Problem): boolean =>
    location?.file === edit.file && location.line === edit.location.line;
  const stays = after.some((one) => isAt(one) && wordsOf(one) === wordsOf(problem));
  const area = areaOf(problem);
  const isNear = (one: Problem): boolean =>
    one.location?.file === edit.file &&
    (one.path === undefined || isAt(one) || (area !== undefined && isIn(one, area)));
  const made = after.filter(
    (one) => one.severity === "error" && !known.has(wordsOf(one)) && isNear(one),
  );
  return stays || made.some((one) => !isNext(one, edit));
}

function wordsOf({ id, message }: Problem): string {
  return JSON.stringify([id, message]);
}

/** What is judged together: statements, grants, expectations and what is accepted. */
const TOGETHER: ReadonlySet<string | number> = new Set([
  ...["grants", "statements", "expect", "allow", "policies", "trust", "Statement"],
]);

function areaOf({ path, file }: Problem): Pick<Problem, "path" | "file"> | undefined {
  const at = path?.findLastIndex((step) => TOGETHER.has(step)) ?? -1;
  return path === undefined || at < 0
    ? undefined
    : { path: path.slice(0, at + 2), ...(file && { file }) };
}

function isIn({ path = [], file }: Problem, area: Pick<Problem, "path" | "file">): boolean {
  return file === area.file && (area.path ?? []).every((step, index) => path[index] === step);
}

/** An error that can be mended as well, beside this one, is the next mistake, and not made by it. */
function isNext({ edit, location }: Problem, { location: own }: TextEdit): boolean {
  if (edit === undefined || location?.column === undefined) return false;
  const isOnLine = location.line === own.line;
  const end = location.endColumn ?? location.column + 1;
  return !isOnLine || location.column >= own.endColumn || end <= own.column;
}
