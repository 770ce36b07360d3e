import type { Command } from "commander";
import { EXIT } from "../exit-codes";
import { problemPage } from "../explain/pages";
import { subjectNamed } from "../explain/subject";
import type { Subject } from "../explain/subject";
import { introduction, moreLines, pageLines } from "../explain/text";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { formatOption } from "../options";
import { print, printLines } from "../output";
import { printProblems } from "../print-problems";

interface Options {
  readonly format: FormatName;
}

/** `fleetroles explain ID` */
export function explainCommand(program: Command): void {
  program
    .command("explain")
    .summary("say what a problem means and how to mend it")
    .description(
      "Says what a problem means, gives an example of it with what check or lint print of that, and says how to mend it, " +
        "whether a fleet file can accept it, and which page of AWS's says so. ID is the id of a problem as check prints it, the name " +
        "of a check, a path of privilege escalation, a gate of diff, or a code of IAM Access Analyzer, of which it says what covers it.\n" +
        "docs/reference/problems.md has all of them on one page.\n" +
        "Exit code 0: fine; 1: there is nothing of that name; 2: used wrongly.",
    )
    .argument("<id>", "unknown-action, unique-roles, lambda-001, gained:secrets, INVALID_ACTION")
    .addOption(formatOption(RESULT_FORMATS))
    .action(async (id: string, { format }: Options) => {
      process.exitCode = await run(id, format);
    });
}

async function run(word: string, format: FormatName): Promise<number> {
  const subject = subjectNamed(word);
  if ("message" in subject) {
    printProblems([subject], { format });
    return EXIT.problems;
  }
  if (format === "json") await printData(subject);
  else await printText(subject);
  return EXIT.fine;
}

async function printText(subject: Subject): Promise<void> {
  const { problems } = subject;
  printLines(introduction(subject));
  const [first] = problems;
  if (first === undefined) return;
  printLines(problems.length > 1 ? moreLines(problems) : pageLines(await problemPage(first)));
}

/** `explained`: all that is said of each; and what the word is, where it is no problem's id. */
async function printData(subject: Subject): Promise<void> {
  const explained = [];
  for (const known of subject.problems) explained.push(await problemPage(known));
  print(JSON.stringify({ kind: subject.kind, ...whatIs(subject), explained }, null, 2));
}

function whatIs(subject: Subject): object {
  switch (subject.kind) {
    case "code":
      return subject.code;
    case "path":
      return subject.path;
    case "gate":
      return { id: subject.gate.id, summary: subject.gate.summary };
    case "check":
      return { name: subject.name };
    case "problem":
      return { name: subject.problems[0]?.id ?? "" };
  }
}
