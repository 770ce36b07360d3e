import { resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { changes, planWrite, writeFiles } from "../../files/write";
import { githubWorkflow } from "../../outputs";
import { hasErrors } from "../../problem";
import { displayPath } from "../../text/paths";
import { EXIT } from "../exit-codes";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { checkOption, fileArgument, folderName, formatOption } from "../options";
import { print, printWaiting } from "../output";
import { printProblems } from "../print-problems";
import { asData, changesOf, failureText, planText } from "../plan-report";

interface Options {
  readonly out: string;
  readonly stacks: string;
  readonly roots: string;
  readonly check: boolean;
  readonly format: FormatName;
}

/** `fleetroles workflow [FILE]` */
export function workflowCommand(program: Command): void {
  program
    .command("workflow")
    .summary("write the workflow of GitHub Actions that runs Terraform where something changed")
    .description(
      "Writes a reusable workflow: which stacks change (fleetroles affected), a plan of each, what changes in access as one comment of the\n" +
        "pull request, and, where it is asked to, the applies in their order. Paths are those from the top of the repository.",
    )
    .addArgument(fileArgument())
    .addOption(
      new Option("--out <dir>", "the folder of workflows")
        .default(".github/workflows")
        .argParser(folderName),
    )
    .addOption(
      new Option("--stacks <dir>", "the folder of generated stacks")
        .default("stacks/generated")
        .argParser(folderName),
    )
    .addOption(
      new Option("--roots <dir>", "the folder of root modules")
        .default("terraform")
        .argParser(folderName),
    )
    .addOption(checkOption())
    .addOption(formatOption(RESULT_FORMATS))
    .action(async (file: string, options: Options) => {
      process.exitCode = await run(file, options);
    });
}

async function run(file: string, options: Options): Promise<number> {
  const { stacks, roots, check, format } = options;
  const folder = resolve(options.out);
  const files = [githubWorkflow({ file, out: stacks, roots })];
  const plan = check ? planWrite(folder, files) : await writeFiles(folder, files, printWaiting);
  const done = changesOf(plan);
  printProblems(plan.problems, { format, more: asData(done) });
  const failed = hasErrors(plan.problems);
  if (format === "text") {
    const report = { folder: displayPath(folder), holds: "1 workflow", check };
    print(failed ? failureText([plan]) : planText(done, report));
  }
  return failed || (check && changes(plan)) ? EXIT.problems : EXIT.fine;
}
