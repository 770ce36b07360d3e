import type { ProblemKind, Stage } from "../../problem-kinds";
import { compare } from "../../text/names";
import { markdownText } from "../../text/markdown";
import { template } from "../../render";

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

/** The way from a fleet file to stacks, in order. */
const STAGES = {
  reading: "Reading: fleet files, blueprints, what is known of AWS",
  resolving: "Resolving: what grants, statements and parameters come to",
  checking: "Checking: all roles and policies as they would be",
  linting: "Linting: any policy document (checks.md says more)",
  writing: "Writing: stacks, modules and snapshots",
  verifying: "Verifying: an account as it is",
} as const satisfies Record<KnownProblem["stage"], string>;

/** The page about problems, as Markdown: every id that there is, by where it is found. */
export function problemDocs(problems: readonly KnownProblem[]): string {
  const render = template<object>("docs/problems.md.hbs", { text: markdownText });
  const stages = Object.entries(STAGES).map(([stage, title]) => ({
    title,
    problems: problems
      .filter((one) => one.stage === stage)
      .sort((a, b) => compare(a.id, b.id))
      .map((one) => ({
        ...one,
        checks: [...one.checks].sort(compare).join(", "),
        allow: allowText(one),
      })),
  }));
  return render({ stages });
}

function allowText({ acceptable, narrow }: KnownProblem): string {
  if (!acceptable) return "";
  return narrow.length === 0 ? "yes" : `on ${narrow.map((one) => `\`${one}\``).join(", ")}`;
}
