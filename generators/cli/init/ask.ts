/** Asks on a terminal for what no option says: each answer is checked before the next question. */
import { firstFile, type AnswerProblem } from "../../project";
import type { Colors } from "../formats/format";
import { completed, nextQuestion, type Given, type Question } from "./questions";
import type { Terminal } from "./terminal";

/** The answers to all questions; undefined where the terminal ended before. */
export async function askAll(
  given: Given,
  folder: string,
  terminal: Terminal,
  colors: Colors,
): Promise<Given | undefined> {
  let known = given;
  for (
    let question = nextQuestion(known, folder);
    question !== undefined;
    question = nextQuestion(known, folder)
  ) {
    const answer = await askOne(question, terminal, colors);
    if (answer === undefined) return undefined;
    const next = withAnswer(known, question, answer);
    const faults = typeof next === "string" ? [next] : await faultsOf(next, question, folder);
    for (const fault of faults) terminal.say(colors.red(fault));
    if (typeof next !== "string" && faults.length === 0) known = next;
  }
  return known;
}

/** Of a choice, its number is as good as its name. */
async function askOne(
  { text, standard, choices = [] }: Question,
  terminal: Terminal,
  colors: Colors,
): Promise<string | undefined> {
  terminal.say(colors.bold(text));
  const width = Math.max(0, ...choices.map(([value]) => value.length));
  for (const [index, [value, what]] of choices.entries()) {
    terminal.say(`  ${String(index + 1)}) ${value.padEnd(width)}  ${colors.dim(what)}`);
  }
  const typed = await terminal.ask(standard ? `[${standard}] > ` : "> ");
  if (typed === undefined) return undefined;
  const answer = typed.trim();
  const chosen = /^\d{1,3}$/.test(answer) ? choices[Number(answer) - 1]?.[0] : undefined;
  return chosen ?? (answer === "" ? (standard ?? "") : answer);
}

/** A text is why the answer is none. */
function withAnswer(
  given: Given,
  { option, parameter, choices, standard }: Question,
  answer: string,
): Given | string {
  if (answer === "" && standard === undefined) return "an answer is needed here";
  if (parameter !== undefined) return { ...given, with: { ...given.with, [parameter]: answer } };
  if (option === "hook") {
    if (!/^(y|yes|n|no)$/i.test(answer)) return `"${answer}" is neither yes nor no`;
    return { ...given, hook: /^y/i.test(answer) };
  }
  if (option === "ci" && !choices?.some(([value]) => value === answer)) {
    return `"${answer}" is none of those: type a name or its number`;
  }
  return { ...given, [option]: answer };
}

async function faultsOf(
  given: Given,
  { option, parameter }: Question,
  folder: string,
): Promise<string[]> {
  const { problems } = await firstFile(completed(given, folder), folder);
  return problems
    .filter((one) => one.asked === option && one.parameter === parameter)
    .map(faultText);
}

function faultText({ problem: { message, fix } }: AnswerProblem): string {
  return `${message}\nfix: ${fix}`;
}
