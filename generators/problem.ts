import type { About, Accepted, DataPath, Location } from "./problem-parts";
import type { Edit, Mending } from "./problem-parts";
import { problemKinds, type ProblemId, type Severity } from "./problem-kinds";

export type {
  About,
  AboutField,
  Accepted,
  DataPath,
  Edit,
  Location,
  Mending,
} from "./problem-parts";
export type { ProblemId, Severity } from "./problem-kinds";

/** A place in a file that was read: which file, and where in its data. */
export interface Place {
  /** `blueprints/<id>.yaml` for a blueprint, wherever it lies; the fleet file where absent. */
  readonly file?: string;
  readonly path: DataPath;
}

/**
 * A finding. `message` says what is wrong and quotes the value; `fix` says what to write instead.
 * `path` is known to whoever finds the problem; `location` is added by the layer that has the text.
 */
export interface Problem {
  /** Stable and kebab-case: `unknown-key`. Users filter by it. */
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** What mends it, where only one edit can: of what is written at its place. */
  readonly edit?: Edit;
  /** The place in the data of the fleet file, or of `file`, that has to change. */
  readonly path?: DataPath;
  /** The file that `path` is in, where it is not the fleet file. */
  readonly file?: string;
  /** Mark the key instead of its value. */
  readonly atKey?: boolean;
  readonly location?: Location;
  /** Other places that have a part in it: what decides, say. */
  readonly related?: readonly Related[];
  readonly about?: About;
  /** Why it is meant to be, where the fleet file says so. */
  readonly accepted?: Accepted;
}

/** A place that has a part in a problem, and which. */
export interface Related {
  readonly message: string;
  readonly path?: DataPath;
  readonly file?: string;
  readonly atKey?: boolean;
  readonly location?: Location;
}

/** What is told of one finding, beside what its id says already. */
export interface Finding {
  readonly message: string;
  readonly fix: string;
  readonly edit?: Edit;
  readonly path?: DataPath;
  readonly file?: string;
  readonly atKey?: boolean;
  readonly location?: Location;
  readonly related?: readonly Related[];
  readonly about?: About;
  /** Where it weighs less here than elsewhere. */
  readonly severity?: Severity;
}

/** A problem of those that are found outside of checks. */
export function problem(id: ProblemId, finding: Finding): Problem {
  return bounded({ id, severity: problemKinds[id].severity, ...finding });
}

/** Far above any message of ours: only names and values that nobody would read make it longer. */
const MAX_TEXT = 1000;

/** The problem with its texts cut where a value in them is so long that nobody would read on. */
export function bounded(problem: Problem): Problem {
  const { message, fix } = problem;
  return Math.max(message.length, fix.length) <= MAX_TEXT
    ? problem
    : { ...problem, message: cut(message, MAX_TEXT), fix: cut(fix, MAX_TEXT) };
}

/** A text of at most so many characters; what is left out is an ellipsis. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half of a surrogate pair is no character, and no UTF-8.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** The same, about the value at a path. */
export function problemAt(
  id: ProblemId,
  path: DataPath,
  message: string,
  fix: string | Mending,
): Problem {
  return problem(id, { message, ...(typeof fix === "string" ? { fix } : fix), path });
}

/**
 * Each problem once: a fleet has the same ones in each of its environments. What one edit mends is one problem, whatever
 * was made of the text: the bucket and the objects that one ARN stands for, say.
 */
export function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ id, message, path, file, edit }) => {
    const what = path !== undefined && edit?.from !== undefined ? edit : message;
    const key = JSON.stringify([id, what, path, file]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether any of the problems must stop the run. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

/** A value as a message quotes it: JSON, cut where it would drown the sentence. */
export function quote(value: unknown): string {
  // JSON.stringify gives undefined for what JSON cannot say, whatever its types say, and null for numbers that it has not.
  const isNumber = typeof value === "number";
  const text = isNumber ? undefined : (JSON.stringify(value) as string | undefined);
  return shortened(text ?? String(value));
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${cut(text, 77)}${text.endsWith('"') ? '"' : ""}`;
}
