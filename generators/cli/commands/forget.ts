import { resolve } from "node:path";
import { Argument, Option } from "commander";
import type { Command } from "commander";
import { forget, planForget } from "../../files/forget";
import type { BackendSaid } from "../../files/local-state";
import { changes } from "../../files/write";
import { tombstone } from "../../outputs";
import { hasErrors } from "../../problem";
import { generatedHead } from "../../source/generated-stack";
import { displayPath } from "../../text/paths";
import { EXIT } from "../exit-codes";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { checkOption, folderName, formatOption } from "../options";
import { print, printWaiting } from "../output";
import { printProblems } from "../print-problems";
import { asData, changesOf, failureText, planText } from "../plan-report";

interface Options {
  readonly out: string;
  readonly keep: boolean;
  readonly force: boolean;
  readonly check: boolean;
  readonly format: FormatName;
}

/** `fleetroles forget STACK…` */
export function forgetCommand(program: Command): void {
  program
    .command("forget")
    .summary("let go of stacks that left the fleet file")
    .description(
      "A stack that left its fleet file stays as a tombstone, by which terraform apply destroys what it had. Once that is\n" +
        "done, this removes it. With --keep, the tombstone is changed first: terraform apply lets go of what the stack has,\n" +
        "which goes on in AWS. A stack whose state is a local file is refused while that still has resources.\n" +
        "Of a stack that goes on, this lets go of what left it: import blocks elsewhere go with the next generate.",
    )
    .addArgument(new Argument("<stack...>", "names of stacks, as prod-dock"))
    .addOption(new Option("--keep", "do not destroy what they have: let go of it").default(false))
    .addOption(
      new Option("--force", "forget them though their state still has resources").default(false),
    )
    .addOption(
      new Option("--out <dir>", "the folder of generated stacks")
        .default("stacks/generated")
        .argParser(folderName),
    )
    .addOption(checkOption())
    .addOption(formatOption(RESULT_FORMATS))
    .action(async (stacks: string[], options: Options) => {
      process.exitCode = await run(stacks, options);
    });
}

async function run(stacks: readonly string[], options: Options): Promise<number> {
  const { keep, force, check, format } = options;
  const folder = resolve(options.out);
  const backend = (text: string): BackendSaid | undefined => generatedHead(text)?.backend;
  const request = { folder, stacks, keep, force, retire: tombstone, backend };
  const plan = check ? planForget(request) : await forget(request, printWaiting);
  const done = changesOf(plan);
  const failed = hasErrors(plan.problems);
  // What would have been done is not worth a warning where nothing was.
  const told = plan.problems.filter(({ severity }) => !failed || severity === "error");
  printProblems(told, { format, texts: {}, more: asData(done) });
  if (format === "text") {
    const left = Object.keys(plan.kept).length + plan.unchanged.length + plan.update.length;
    const holds = `${String(left)} ${left === 1 ? "stack" : "stacks"}`;
    const report = planText(done, { folder: displayPath(folder), holds, check });
    print(failed ? failureText([plan]) : report);
  }
  return failed || (check && changes(plan)) ? EXIT.problems : EXIT.fine;
}
