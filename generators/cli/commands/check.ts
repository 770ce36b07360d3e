import type { Command } from "commander";
import { fleetFileAt } from "../../fleet-file/project";
import { checkFile } from "../../generate";
import type { FleetResult } from "../../generate";
import type { ModelMemory } from "../../model/memory";
import { rootStacks } from "../../model/stacks/root-stacks";
import type { Stack } from "../../model/types";
import { hasErrors } from "../../problem";
import { displayPath } from "../../text/paths";
import { acceptedCount, acceptedLines } from "../accepted-report";
import { counted, environmentCounts, environmentLines } from "../environment-counts";
import {
  fixDryRunOption,
  fixFile,
  fixOption,
  mendedCount,
  mendedData,
  mendedLines,
  patchOf,
} from "../fix";
import type { FixOptions } from "../fix";
import { counts } from "../formats";
import type { FormatName } from "../formats";
import { exitCodeOf, failOnOption, fileArgument, formatOption } from "../options";
import type { FailOn } from "../options";
import { print, printLines, printPatch } from "../output";
import { printProblems } from "../print-problems";
import { cacheOption } from "../kept";
import { onceOrWatching, watchOption } from "../watch/watch";
import type { Round } from "../watch/watch";

interface Options extends FixOptions {
  readonly format: FormatName;
  readonly failOn: FailOn;
  readonly watch: boolean;
  readonly cache: boolean;
}

/** `fleetroles check [FILE]` */
export function checkCommand(program: Command): void {
  program
    .command("check")
    .summary("find problems in a fleet file")
    .description(
      "Reads a fleet file, works out every role, and prints all problems with their places.\n" +
        "What the file accepts (allow) is listed with its reasons, and counts for nothing.\n" +
        "--fix mends what has one right answer, in the files that say it, and leaves all else as it is, comments too: misspelt names with one nearest, quotes around " +
        "account ids, partitions, wildcards of MQTT in topics. An edit that would make an error is not made.\n" +
        "Exit code 0: nothing that --fail-on names (unless told, warnings and notices are fine); 1: something that it names.",
    )
    .addArgument(fileArgument())
    .addOption(failOnOption())
    .addOption(formatOption())
    .addOption(watchOption())
    .addOption(cacheOption())
    .addOption(fixOption())
    .addOption(fixDryRunOption())
    .action(async (named: string, options: Options, self: Command) => {
      const file = fleetFileAt(named);
      const once = (memory: ModelMemory): Promise<Round> => run(file, options, memory);
      process.exitCode = await onceOrWatching(file, { self, options, run: once });
    });
}

async function run(file: string, options: Options, memory: ModelMemory): Promise<Round> {
  if (options.fix || options.fixDryRun) return fix(file, options);
  const result = await checkFile(file, { memory });
  report(file, result, options);
  return { code: exitCodeOf(result.problems, options.failOn), result };
}

/** Mends first, and tells what is left. */
async function fix(file: string, options: Options): Promise<Round> {
  const { mended, files, problems, result } = await fixFile(file, options);
  const isText = options.format === "text";
  const lines = mendedLines(mended);
  if (isText && options.fixDryRun) printPatch(patchOf(files));
  if (isText && !options.fixDryRun && problems.length === 0) printLines(lines);
  const all = [...problems, ...result.problems];
  const more = { mended: problems.length === 0 ? mendedData(mended) : [] };
  const said = problems.length === 0 ? mendedCount(mended, options) : "nothing mended, ";
  report(file, { ...result, problems: all }, { ...options, more, said });
  return { code: exitCodeOf(all, options.failOn), result };
}

interface Reporting extends Options {
  /** What JSON is to hold besides. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** What stands before the counts. */
  readonly said?: string;
}

function report(file: string, result: FleetResult, { format, more, said = "" }: Reporting): void {
  const { model, spec, problems, accepted, texts } = result;
  const name = displayPath(file);
  const stacks = hasErrors(problems) ? [] : (model?.stacks ?? []);
  const counted = hasErrors(problems) ? {} : { environments: environmentCounts(stacks) };
  printProblems(problems, { format, texts, more: { ...counted, ...more }, accepted });
  if (format !== "text") return;
  const size = hasErrors(problems) ? "" : `${sizeOf(stacks)}, `;
  print(`${name}: ${said}${size}${counts(problems)}${acceptedCount(accepted)}`);
  for (const line of acceptedLines(accepted)) print(`  ${line}`);
  for (const line of environmentLines(stacks, spec?.data)) print(`  ${line}`);
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
