import { resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { fleetFileAt } from "../../fleet-file/project";
import { RUN_LISTS } from "../../outputs";
import { ModelMemory } from "../../model/memory";
import { hasErrors, problem } from "../../problem";
import type { Problem } from "../../problem";
import { synthesizedRoots } from "../../source/app";
import { affectedData, affectedText } from "../affected/report";
import { lostPast } from "../affected/lost-past";
import { NOTHING, baseSide, generatedSide } from "../affected/side";
import type { GeneratedSide } from "../affected/side";
import { differentStacks } from "../affected/stacks";
import type { DifferentStack } from "../affected/stacks";
import { EXIT } from "../exit-codes";
import { fileArgument, folderName } from "../options";
import { print } from "../output";
import { printProblems } from "../print-problems";

const FORMATS = [
  "text",
  "json",
  ...(Object.keys(RUN_LISTS) as (keyof typeof RUN_LISTS)[]),
] as const;

interface Options {
  readonly base?: string;
  readonly all: boolean;
  readonly out: string;
  readonly roots: string;
  readonly format: (typeof FORMATS)[number];
}

/** `fleetroles affected [FILE] --base BASE` */
export function affectedCommand(program: Command): void {
  program
    .command("affected")
    .summary("the stacks that a change touches, in the order in which they may be applied")
    .description(
      "Renders the stacks of the fleet file, and those of a base, and names those in which Terraform would see a difference, each with\n" +
        "what changes in access. Stacks of one group can be applied at the same time, once those of all groups before are: an\n" +
        "environment's account-wide roles before what is in it, whoever makes a role or policy before who refers to it, tombstones last.\n" +
        "What is remembered of stacks (.fleetroles) is that of each side. Nothing is checked, synthesized or written: see check and synth.",
    )
    .addArgument(fileArgument())
    .option("--base <base>", "a revision of Git, or a folder with another checkout of the project")
    .option("--all", "every stack, as if nothing had been there before", false)
    .addOption(
      new Option("--out <dir>", "the folder of generated stacks")
        .default("stacks/generated")
        .argParser(folderName),
    )
    .addOption(
      new Option("--roots <dir>", "the folder of root modules, in which Terraform runs")
        .default("terraform")
        .argParser(folderName),
    )
    .addOption(
      new Option(
        "--format <format>",
        "text: for people; json: all there is; github: matrices of a workflow; gitlab: a child pipeline; atlantis: atlantis.yaml; " +
          "terragrunt: arguments of terragrunt run --all, a line for each group; terramate: folders, a line for each",
      )
        .choices(FORMATS)
        .default("text"),
    )
    .action(async (file: string, options: Options, command: Command) => {
      if ((options.base === undefined) !== options.all) {
        command.error("error: name what to compare with: --base <base>, or --all");
      }
      process.exitCode = await run(file, options);
    });
}

async function run(named: string, options: Options): Promise<number> {
  const { base, format, roots } = options;
  const file = fleetFileAt(named);
  const out = resolve(options.out);
  const memory = new ModelMemory();
  const before = base === undefined ? NOTHING : await baseSide(base, { file, out, memory });
  const after = await generatedSide(file, out, memory);
  const problems = [...before.problems, ...after.problems];
  if (hasErrors(problems)) {
    return failed(problems, format, { ...before.texts, ...after.texts });
  }
  const lost = base === undefined ? [] : lostPast(before, after, { base, out, file });
  if (format !== "json") printProblems(lost, { format: "text" });
  const folders = { roots, synthesized: synthesizedRoots(process.cwd()) };
  const withAccess = base !== undefined && (format === "text" || format === "json");
  return report(differentStacks(before, after, folders, withAccess), options, lost);
}

function failed(
  problems: readonly Problem[],
  format: Options["format"],
  texts: GeneratedSide["texts"] = {},
): number {
  printProblems(problems, { format: format === "json" ? "json" : "text", texts });
  return EXIT.problems;
}

function report(
  stacks: readonly DifferentStack[],
  { base, format }: Options,
  problems: readonly Problem[],
): number {
  if (format === "text") {
    print(affectedText(stacks, base));
    return EXIT.fine;
  }
  if (format === "json") {
    printProblems(problems, { format, more: { base, stacks: affectedData(stacks) } });
    return EXIT.fine;
  }
  const text = RUN_LISTS[format](stacks);
  if (text === undefined) return failed([unsayable(format)], format);
  process.stdout.write(text.endsWith("\n") || text === "" ? text : `${text}\n`);
  return EXIT.fine;
}

function unsayable(format: string): Problem {
  return problem("run-too-large", {
    message: `these stacks cannot be said to ${format}: more than 256 environments, more than 6 groups one after the other, or more folders than an output of a job can name`,
    fix: "take --format json, and run them in parts, the first groups first",
  });
}
