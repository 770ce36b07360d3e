/** What problems are made of. */
/** A place in a parsed file: the keys and indexes that lead to a value, from the root. */
export type DataPath = readonly (string | number)[];

/** Where a problem is: a file, and, if the file could be read that far, a range in it. */
export interface Location {
  /** As the user named it, relative to the working directory where that is shorter. */
  readonly file: string;
  /** 1-based; absent where the problem is the file as a whole (it cannot be read, say). */
  readonly line?: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
  /** End of the range, exclusive; on `line` or later. */
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** What is to be written in place of what is there: `from` within the text at a problem's place, or all of it. */
export interface Edit {
  readonly from?: string;
  readonly to: string;
  /** `from` is no part of a longer word: `10` does not stand in `010`. */
  readonly isWord?: true;
  /** It is the key that has to change, and its value that is marked. */
  readonly atKey?: true;
  /** Where that key is: added by the layer that has the text. */
  readonly location?: Location;
}

/** How a problem is mended: in words, and as an edit where only one can be right. */
export interface Mending {
  readonly fix: string;
  readonly edit?: Edit;
}

/** What an `allow` can narrow itself to. */
export type AboutField =
  "environment" | "fleet" | "stack" | "role" | "action" | "resource" | "principal" | "escalation";

/** What a problem is about, as far as its finder knows: all the texts there are, so that one more makes another problem of it. */
export type About = Partial<Readonly<Record<AboutField, readonly string[]>>>;

/** By what a problem is accepted. */
export interface Accepted {
  readonly reason: string;
  /** The entry of `allow` in the fleet file. */
  readonly path: DataPath;
  readonly location?: Location;
}

/** `error` stops generation; `warning` and `notice` never do. */
export type Severity = "error" | "warning" | "notice";

/** The way from a fleet file to stacks, as far as it is no check. */
export type Stage = "reading" | "resolving" | "writing" | "verifying";

/** What is the same for all problems of an id. */
export interface ProblemKind {
  /** Where on the way it is found; of what only checks find, there is none. */
  readonly stage?: Stage;
  readonly severity: Severity;
  /** What is wrong, in one sentence, whatever the values: for lists of rules and `docs/reference/problems.md`. */
  readonly summary: string;
  /** Of an error: how grave a finding may be for a fleet file to accept it. `error` is for what is too wide, and may be meant. */
  readonly acceptable?: "error" | "warning";
  /** What an `allow` of it must name, for there can be more of it tomorrow. */
  readonly narrow?: readonly AboutField[];
}

/** Kinds of errors of a stage, by their summaries. */
export function error<const Ids extends Readonly<Record<string, string>>>(
  stage: Stage,
  summaries: Ids,
): { readonly [Id in keyof Ids]: ProblemKind } {
  return each(stage, "error", summaries);
}

/** Kinds of problems of a stage, by their summaries. */
export function each<Ids extends Readonly<Record<string, string>>>(
  stage: Stage,
  severity: Severity,
  summaries: Ids,
  narrow?: readonly AboutField[],
): { readonly [Id in keyof Ids]: ProblemKind } {
  const entries = Object.entries(summaries).map(([id, summary]) => [
    id,
    { stage, severity, summary, ...(narrow && { narrow }) },
  ]);
  return Object.fromEntries(entries) as { [Id in keyof Ids]: ProblemKind };
}

/** What a statement allows beyond what anybody asked for. */
export const TOO_WIDE = {
  "exposes-resources": "Actions that change who has access are allowed on everything of a kind.",
  "reads-secrets": "Actions that give out secrets are allowed on everything of a kind.",
  "reads-contents": "Actions that give out what is stored are allowed on everything of a kind.",
  "wide-actions": "An Allow is of every action, or of every action of a service.",
  "allow-not-action": "An Allow has NotAction.",
  "allow-not-resource": "An Allow has NotResource.",
  "pass-any-role": "A wildcard of roles may be passed to any service (iam:PassRole).",
  "any-service-linked-role":
    "Service-linked roles may be made for any service (iam:CreateServiceLinkedRole).",
} as const;

/** What keeps a new project from being written. */
export const newProjectKinds = error("writing", {
  "bad-answer": "An answer for a new project cannot be used.",
  "missing-answer": "An answer for a new project is missing, and nobody can be asked.",
  "project-exists": "A new project would be written over a file that is there.",
});
