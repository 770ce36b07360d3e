import type { Command } from "commander";
import { Asker } from "../../access/can";
import { together } from "../../access/files";
import type { Problem } from "../../problem";
import { answerData, answerLine, becauseLines, holderData } from "../answers";
import { questionFor } from "../asked";
import { EXIT } from "../exit-codes";
import { printable } from "../formats/place";
import { holdersFrom } from "../holders";
import type { Holders } from "../holders";
import { print } from "../output";
import { printProblems } from "../print-problems";
import { withQuestion } from "../question-options";
import type { QuestionOptions } from "../question-options";
import { holdersNamed } from "../roles-named";
import type { Named } from "../roles-named";

/** `fleetroles can STACK ROLE ACTION RESOURCE` */
export function canCommand(program: Command): void {
  const command = program
    .command("can")
    .summary("ask whether a role can do something")
    .description(
      "Decides whether a role's policies allow a request, by all of them together, and names the statement that " +
        "decides it and where it was written. ROLE is its id or its name; RESOURCE an ARN, a short form " +
        "(dynamodb:table/Inventory) in the stack's account and region, or *. In ACTION and RESOURCE, * and ? stand for " +
        "any text: is there any such request? Condition keys that are not given are free: where the request needs some, " +
        "the answer says which. With --policy, policy documents are asked, all together: give ACTION and " +
        "RESOURCE alone; with --plan, the address or name of a role, ACTION and RESOURCE. Policies of AWS IoT, which certificates carry, are not looked at, nor are those of resources. " +
        "What only check finds is not looked for.\n" +
        "Exit code 0: allowed, if with some condition keys; 1: denied, not known, or an error; 2: used wrongly.",
    )
    .usage("[options] STACK ROLE ACTION RESOURCE")
    .argument(
      "<words...>",
      "STACK, ROLE, ACTION and RESOURCE; with --policy the last two, with --plan an address before them",
    );
  withQuestion(command).action(async (words: readonly string[], options: QuestionOptions) => {
    const names = namesWanted(options);
    if (words.length !== names.length) {
      command.error(
        `error: ${words.length} arguments where there should be ${names.length}: ${names.join(" ")}`,
      );
    }
    process.exitCode = await run(words, options);
  });
}

function namesWanted({ policy, plan }: QuestionOptions): string[] {
  if (policy !== undefined) return ["ACTION", "RESOURCE"];
  const who = plan === undefined ? ["STACK", "ROLE"] : ["ADDRESS"];
  return [...who, "ACTION", "RESOURCE"];
}

async function run(words: readonly string[], options: QuestionOptions): Promise<number> {
  const { format, when = {} } = options;
  const source = await holdersFrom(options);
  const [action = "", resource = ""] = words.slice(-2);
  const named = source.problems.length > 0 ? source : holdersOf(words, source);
  if ("problems" in named) return failed(named.problems, options, source);
  const holder = together(named.holders);
  const written = { action, resource, when };
  const question = await questionFor(written, [holder], source.environments);
  if ("problems" in question) return failed(question.problems, options, source);
  const asked = question.askedOf(holder);
  const answer = new Asker().ask(asked, holder);
  if (format === "json") {
    const data = { holder: holderData(holder), ...answerData(answer, holder, source.locate) };
    printProblems([], { format, more: data });
  } else {
    print(printable(answerLine(answer, asked)));
    for (const line of becauseLines(answer, holder, source.locate)) print(`  ${printable(line)}`);
  }
  return answer.answer === "allowed" ? EXIT.fine : EXIT.problems;
}

/** The role that is named, or all policy documents. */
function holdersOf(words: readonly string[], { holders }: Holders): Named {
  const [first = "", second = ""] = words;
  if (words.length === 2) return { holders };
  return words.length === 3
    ? holdersNamed("", first, holders)
    : holdersNamed(first, second, holders);
}

function failed(
  problems: readonly Problem[],
  { format }: QuestionOptions,
  { texts }: Holders,
): number {
  printProblems(problems, { format, texts });
  return EXIT.problems;
}
