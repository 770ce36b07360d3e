import type { Command } from "commander";
import { fleetFileAt } from "../../fleet-file/project";
import { checkFile } from "../../generate";
import type { ModelMemory } from "../../model/memory";
import { rootStacks } from "../../model/stacks/root-stacks";
import type { Stack } from "../../model/types";
import { hasErrors } from "../../problem";
import { displayPath } from "../../text/paths";
import { acceptedCount, acceptedLines } from "../accepted-report";
import { counted, environmentCounts, environmentLines } from "../environment-counts";
import { counts } from "../formats";
import type { FormatName } from "../formats";
import { exitCodeOf, failOnOption, fileArgument, formatOption } from "../options";
import type { FailOn } from "../options";
import { print, printProblems } from "../output";
import { refuseWatch, watching, watchOption } from "../watch/watch";
import type { Round } from "../watch/watch";

interface Options {
  readonly format: FormatName;
  readonly failOn: FailOn;
  readonly watch: boolean;
}

/** `fleetroles check [FILE]` */
export function checkCommand(program: Command): void {
  program
    .command("check")
    .summary("find problems in a fleet file")
    .description(
      "Reads a fleet file, works out every role, and prints all problems with their places.\n" +
        "What the file accepts (allow) is listed with its reasons, and counts for nothing.\n" +
        "Exit code 0: nothing that --fail-on names (unless told, warnings and notices are fine); 1: something that it names.",
    )
    .addArgument(fileArgument())
    .addOption(failOnOption())
    .addOption(formatOption())
    .addOption(watchOption())
    .action(async (named: string, options: Options, self: Command) => {
      const file = fleetFileAt(named);
      if (options.watch) refuseWatch(self, options);
      process.exitCode = options.watch
        ? await watching(file, (memory) => run(file, options, memory))
        : (await run(file, options)).code;
    });
}

async function run(
  file: string,
  { format, failOn }: Options,
  memory?: ModelMemory,
): Promise<Round> {
  const result = await checkFile(file, { memory });
  const { model, spec, problems, accepted, texts } = result;
  const name = displayPath(file);
  const stacks = hasErrors(problems) ? [] : (model?.stacks ?? []);
  const more = hasErrors(problems) ? {} : { environments: environmentCounts(stacks) };
  printProblems(problems, { format, texts, more, accepted });
  if (format === "text") {
    const size = hasErrors(problems) ? "" : `${sizeOf(stacks)}, `;
    print(`${name}: ${size}${counts(problems)}${acceptedCount(accepted)}`);
    for (const line of acceptedLines(accepted)) print(`  ${line}`);
    for (const line of environmentLines(stacks, spec?.data)) print(`  ${line}`);
  }
  return { code: exitCodeOf(problems, failOn), result };
}

/** `6 stacks, 12 roles, 2 policies`: what will be in the accounts; policies only where there are any. */
function sizeOf(stacks: readonly Stack[]): string {
  const roles = stacks.reduce((sum, stack) => sum + stack.roles.length, 0);
  const policies = stacks.reduce((sum, stack) => sum + stack.policies.length, 0);
  return [
    counted(rootStacks(stacks).length, "stack", "stacks"),
    counted(roles, "role", "roles"),
    ...(policies === 0 ? [] : [counted(policies, "policy", "policies")]),
  ].join(", ");
}
