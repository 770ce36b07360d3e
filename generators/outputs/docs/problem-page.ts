import type { ProblemKind, Stage } from "../../problem-kinds";

/** A problem that there can be. */
export interface KnownProblem extends Pick<ProblemKind, "severity" | "summary"> {
  readonly id: string;
  readonly stage: Stage | "checking" | "linting";
  /** The checks that find it, too. */
  readonly checks: readonly string[];
  /** Whether a fleet file can accept it, and what it has to name then. */
  readonly acceptable: boolean;
  readonly narrow: readonly string[];
}

/** All that there is to say of a problem: `fleetroles explain` and the page of all problems are made of it. */
export interface ProblemPage extends KnownProblem {
  /** What comes of it, where a rule of lint says so. */
  readonly why?: string;
  readonly mend: string;
  /** How a fleet file accepts it, or why none can. */
  readonly accept: string;
  /** An entry of `allow`, in YAML. */
  readonly allowEntry?: string;
  readonly source?: string;
  /** The codes of IAM Access Analyzer that say the same. */
  readonly codes: readonly string[];
  readonly example?: PageExample;
  /** How it comes about, where no short file gives it. */
  readonly comes?: string;
}

/** A short input, and what is said of it. */
export interface PageExample {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly command: string;
  /** What is printed of the problem, as text. */
  readonly said: string;
  /** All that is found in it. */
  readonly ids: readonly string[];
}
