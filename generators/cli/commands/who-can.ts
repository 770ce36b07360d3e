import type { Command } from "commander";
import { whoCan } from "../../access/who-can";
import type { Found, WhoCan } from "../../access/who-can";
import type { Asked } from "../../access/ask";
import type { PolicyHolder } from "../../access/holder";
import type { Problem } from "../../problem";
import { answerData, answerLine, becauseLines, holderData, holderWords } from "../answers";
import { questionFor } from "../asked";
import { EXIT } from "../exit-codes";
import { printable } from "../formats/place";
import { holdersFrom } from "../holders";
import type { Holders } from "../holders";
import { print } from "../output";
import { printProblems } from "../print-problems";
import { withQuestion } from "../question-options";
import type { QuestionOptions } from "../question-options";

/** `fleetroles who-can ACTION RESOURCE` */
export function whoCanCommand(program: Command): void {
  const command = program
    .command("who-can")
    .summary("list everybody who can do something")
    .description(
      "Lists every role of every stack, and the policies that people get, that allow the action on the resource: by " +
        "which statement, where that was written, and with which condition keys. A short form (dynamodb:table/Inventory) " +
        "is the resource of that name in each stack's own account and region. In ACTION and RESOURCE, * and ? stand for any " +
        "text: whoever can do any of it is listed. Of whom a policy is not known, that is said. With --policy, each " +
        "policy document is asked by itself. Policies of AWS IoT and of resources are not looked at. " +
        "What only check finds is not looked for.\n" +
        "Exit code 0: asked, whatever the answer; 1: an error; 2: used wrongly.",
    )
    .argument("<action>", "an action or a pattern of actions: s3:GetObject, s3:Get*")
    .argument("<resource>", "an ARN, a short form (s3:object/photos/*), or *");
  withQuestion(command).action(
    async (action: string, resource: string, options: QuestionOptions) => {
      process.exitCode = await run(action, resource, options);
    },
  );
}

async function run(action: string, resource: string, options: QuestionOptions): Promise<number> {
  const { format, when = {} } = options;
  const source = await holdersFrom(options);
  const { holders, environments, texts, problems } = source;
  const failed = (found: readonly Problem[]): number => {
    printProblems(found, { format, texts });
    return EXIT.problems;
  };
  if (problems.length > 0) return failed(problems);
  const question = await questionFor({ action, resource, when }, holders, environments);
  if ("problems" in question) return failed(question.problems);
  const found = whoCan(holders, question.askedOf);
  if (format === "json") printProblems([], { format, more: dataOf(found, source) });
  else printText(found, source, question.askedOf);
  return EXIT.fine;
}

function dataOf({ can, open, denied }: WhoCan, { locate }: Holders): Record<string, unknown> {
  const data = ({ holder, answer }: Found): object => {
    return { holder: holderData(holder), ...answerData(answer, holder, locate) };
  };
  return { can: can.map(data), notKnown: open.map(data), cannot: denied };
}

function printText(
  { can, open, denied }: WhoCan,
  { locate }: Holders,
  askedOf: (holder: PolicyHolder) => Asked,
): void {
  for (const { holder, answer } of [...can, ...open]) {
    print(printable(`${holderWords(holder)}: ${answerLine(answer, askedOf(holder))}`));
    for (const line of becauseLines(answer, holder, locate)) print(`  ${printable(line)}`);
  }
  const unknown = open.length === 0 ? "" : `, ${open.length} not known`;
  print(`${can.length} can, ${denied} cannot${unknown}`);
}
