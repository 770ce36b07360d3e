import type { Command } from "commander";
import { checkFile } from "../generate";
import { hasErrors } from "../problem";
import { displayPath } from "../spec/source";
import { EXIT } from "./exit-codes";
import { counts } from "./format";
import type { Format } from "./format";
import { fileArgument, formatOption } from "./options";
import { print, printProblems } from "./output";

/** `fleetroles check [FILE]` */
export function checkCommand(program: Command): void {
  program
    .command("check")
    .summary("find problems in a fleet file")
    .description(
      "Reads a fleet file, works out every role, and prints all problems with their places.\n" +
        "Exit code 0: no errors (warnings and notices are fine); 1: errors.",
    )
    .addArgument(fileArgument())
    .addOption(formatOption())
    .action(async (file: string, { format }: { format: Format }) => {
      const { model, problems, text } = await checkFile(file);
      const name = displayPath(file);
      printProblems(problems, text === undefined ? {} : { text }, { format, file: name });
      if (format === "text") {
        const stacks = model?.stacks ?? [];
        const roles = stacks.reduce((sum, stack) => sum + stack.roles.length, 0);
        const size = hasErrors(problems)
          ? ""
          : `${String(stacks.length)} stacks, ${String(roles)} roles, `;
        print(`${name}: ${size}${counts(problems)}`);
      }
      process.exitCode = hasErrors(problems) ? EXIT.problems : EXIT.fine;
    });
}
