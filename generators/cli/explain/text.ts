/** What is said of a problem, for a terminal. */
import { needsOf } from "../../iam/escalation";
import type { KnownProblem, ProblemPage } from "../../outputs/docs/problem-page";
import type { Subject } from "./subject";

/** What the word is, where it is no problem's id; nothing where it is. */
export function introduction(subject: Subject): string[] {
  const { kind, problems } = subject;
  const list = problems.map((one) => `  ${one.id} (${one.severity}): ${one.summary}`);
  if (kind === "check") return [`${subject.name} is a check. It can find:`, ...list, ""];
  if (kind === "path") {
    const { id, name, source } = subject.path;
    return [
      `${id} is a path of privilege escalation: ${name}`,
      ...needsOf(subject.path).map(({ action, on }) => `  ${action} on ${on}`),
      `Source: ${source}`,
      "It is found as privilege-escalation.",
      "",
    ];
  }
  if (kind === "gate") {
    const { id, summary } = subject.gate;
    return [
      `${id} is a gate of diff: --fail-on ${id} is met where a role or policy ${summary}.`,
      "What is not decided meets it, for it may be that. docs/how-to/pull-request.md says more.",
      ...(problems.length === 0 ? [] : ["", "What check finds of it:", ...list, ""]),
    ];
  }
  if (kind === "code") {
    const { code, type, reason } = subject.code;
    return problems.length === 0
      ? [`${code} is a code of IAM Access Analyzer (${type}). No check covers it: ${reason ?? ""}`]
      : [`${code} is a code of IAM Access Analyzer (${type}). It is found as:`, ...list, ""];
  }
  return [];
}

/** The page as lines; of several, each begins with its id. */
export function pageLines(page: ProblemPage): string[] {
  const { id, severity, summary, why, mend, accept, allowEntry, source, codes, checks } = page;
  const facts = [
    ...(checks.length === 0 ? [] : [`Found by ${checks.join(", ")}.`]),
    ...(source === undefined ? [] : [`Source: ${source}.`]),
    ...(codes.length === 0 ? [] : [`IAM Access Analyzer: ${codes.join(", ")}.`]),
  ];
  const whatItMeans = why === undefined ? summary : `${summary} ${why}`;
  return [
    `${id} (${severity})`,
    `  ${whatItMeans}`,
    ...exampleLines(page),
    "",
    `To mend it: ${mend}`,
    "",
    accept,
    ...indented(allowEntry ?? ""),
    ...(facts.length === 0 ? [] : ["", ...facts]),
  ];
}

function exampleLines({ example, comes }: ProblemPage): string[] {
  if (comes !== undefined) return ["", `How it comes about: ${comes}`];
  if (example === undefined) return [];
  const { files, command, said } = example;
  return [
    "",
    "An example:",
    ...files.flatMap(({ name, text }) => [
      ...(files.length > 1 ? ["", `  # ${name}`] : [""]),
      ...indented(text),
    ]),
    "",
    `  $ fleetroles ${command}`,
    ...indented(said),
  ];
}

function indented(text: string): string[] {
  return text === "" ? [] : text.split("\n").map((line) => (line === "" ? "" : `  ${line}`));
}

/** For a check that finds several, the pages are not all printed: these say how to go on. */
export function moreLines(problems: readonly KnownProblem[]): string[] {
  return [`fleetroles explain ${problems[0]?.id ?? "ID"} says more.`];
}
