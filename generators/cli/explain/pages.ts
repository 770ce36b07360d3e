/** What is said of problems, put together: of their kinds, of rules of lint, and of the explanations. */
import { createColors } from "picocolors";
import { refusalOf } from "../../checks/acceptance/acceptable";
import { kinds } from "../../checks/kinds";
import { explanations } from "../../explanations";
import type { Example, Explanation } from "../../explanations";
import { lintRules, TEXT_FINDS } from "../../iam/lint";
import type { FindingKind } from "../../iam/lint";
import { awsCodes } from "../../iam/lint/aws-codes";
import type { KnownProblem, PageExample, ProblemPage } from "../../outputs/docs/problem-page";
import type { Problem } from "../../problem";
import { sortedUnique } from "../../text/names";
import { text } from "../formats/text";
import { knownProblems } from "../known-problems";
import { runExample } from "./example";
import type { RunExample } from "./example";

/** What rules of lint say of what they find. */
export const lintKinds: ReadonlyMap<string, FindingKind> = new Map<string, FindingKind>([
  ...Object.entries(TEXT_FINDS),
  ...lintRules.flatMap(({ finds }) => Object.entries(finds)),
]);

/** The page of every problem, with its example run. */
export async function problemPages(): Promise<ProblemPage[]> {
  const pages: ProblemPage[] = [];
  for (const known of knownProblems()) pages.push(await problemPage(known));
  return pages;
}

/** All that is said of a problem. */
export async function problemPage(known: KnownProblem): Promise<ProblemPage> {
  const { id } = known;
  const { example, comes, ...own } = explanations().get(id) ?? {};
  return {
    ...known,
    ...wordsOf(lintKinds.get(id), own),
    ...acceptance(known),
    codes: awsCodes.filter(({ by }) => by.includes(id)).map(({ code }) => code),
    ...(example && { example: await shown(id, example) }),
    ...(comes && { comes }),
  };
}

/** How it is mended as a fleet file's author would; what comes of it, and who says so, as rules of lint have it. */
function wordsOf(
  ofLint: FindingKind | undefined,
  own: Pick<Explanation, "mend" | "source">,
): Pick<ProblemPage, "mend" | "why" | "source"> {
  const source = ofLint?.source ?? own.source;
  return {
    mend: own.mend ?? ofLint?.fix ?? "",
    ...(ofLint && { why: ofLint.why }),
    ...(source && { source }),
  };
}

function acceptance({
  id,
  acceptable,
  narrow,
}: KnownProblem): Pick<ProblemPage, "accept" | "allowEntry"> {
  const kind = kinds.get(id);
  const refusal = kind === undefined ? undefined : refusalOf(id, kind);
  if (!acceptable) return { accept: `It cannot be accepted: ${refusal ?? "it is an error"}.` };
  const on = narrow.map((field) => `${field}: …`).join(", ");
  const lines = [
    "allow:",
    `  - problem: ${id}`,
    "    reason: why it is meant to be so",
    ...(on === "" ? [] : [`    on: { ${on} }`]),
  ];
  return {
    accept: "Where it is meant to be, a fleet file accepts it, with the reason:",
    allowEntry: lines.join("\n"),
  };
}

async function shown(id: string, example: Example): Promise<PageExample> {
  const { files, command, problems } = await runExample(example);
  return {
    files: [...files].map(([name, text]) => ({ name, text: text.trimEnd() })),
    command,
    said: toldOf(id, problems),
    ids: sortedUnique(problems.map((one) => one.id)),
  };
}

const PLAIN = createColors(false);

/** What is told of the first problem of an id, without the line, which the example shows. */
function toldOf(id: string, problems: RunExample["problems"]): string {
  const first = problems.find((one) => one.id === id);
  return first === undefined ? "" : plainText(first);
}

function plainText(problem: Problem): string {
  return text.render([problem], { texts: new Map(), colors: PLAIN, more: {} }).trimEnd();
}
