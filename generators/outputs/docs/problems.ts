import { compare } from "../../text/names";
import { markdownText } from "../../text/markdown";
import { template } from "../../render";
import type { KnownProblem, ProblemPage } from "./problem-page";

/** The way from a fleet file to stacks, in order. */
const STAGES = {
  reading: "Reading: fleet files, blueprints, what is known of AWS",
  resolving: "Resolving: what grants, statements and parameters come to",
  checking: "Checking: all roles and policies as they would be",
  linting: "Linting: any policy document (checks.md says more)",
  writing: "Writing: stacks, modules and snapshots",
  verifying: "Verifying: an account as it is",
} as const satisfies Record<KnownProblem["stage"], string>;

/** The page about problems, as Markdown: every id that there is, by where it is found, and what there is to say of it. */
export function problemDocs(pages: readonly ProblemPage[]): string {
  const render = template<object>("docs/problems.md.hbs", { text: markdownText });
  const stages = Object.entries(STAGES).map(([stage, title]) => ({
    title,
    short: title.split(":", 1)[0],
    problems: pages
      .filter((one) => one.stage === stage)
      .sort((a, b) => compare(a.id, b.id))
      .map(sectionOf),
  }));
  const examples = pages.filter(({ example }) => example !== undefined).length;
  const totals = { problems: pages.length, examples, others: pages.length - examples };
  return render({ stages, totals });
}

/** A strict template has to be told what there is not, too. */
function sectionOf(page: ProblemPage): object {
  const { checks, why = "", allowEntry = "", example, comes = "" } = page;
  const files = example?.files ?? [];
  return {
    ...page,
    ...{ why, allowEntry, comes },
    checkNames: [...checks].sort(compare).join(", "),
    allow: allowText(page),
    files: files.map(({ name, text }) => ({
      name,
      named: files.length > 1,
      language: name.split(".").at(-1),
      code: text,
    })),
    command: example?.command ?? "",
    said: example?.said ?? "",
    facts: factsOf(page),
  };
}

function factsOf({ source, codes }: ProblemPage): string {
  const ofAws = codes.length === 1 ? "AWS's code" : "AWS's codes";
  return [
    ...(source === undefined ? [] : [`Source: ${markdownText(source)}.`]),
    ...(codes.length === 0
      ? []
      : [`${ofAws} for it: ${codes.map((one) => `\`${one}\``).join(", ")}.`]),
  ].join(" ");
}

function allowText({ acceptable, narrow }: KnownProblem): string {
  if (!acceptable) return "";
  return narrow.length === 0 ? "yes" : `on ${narrow.map((one) => `\`${one}\``).join(", ")}`;
}
