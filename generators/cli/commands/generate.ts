import { resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { fleetFileAt } from "../../fleet-file/project";
import { checkFile } from "../../generate";
import type { ModelMemory } from "../../model/memory";
import { hasErrors } from "../../problem";
import { displayPath } from "../../text/paths";
import { planStacks, writeStacks } from "../../files/stacks-folder";
import { pastDecisions, stackPlaces } from "../../files/stack-records";
import type { StackPlaces } from "../../files/stack-records";
import { changes } from "../../files/write";
import { acceptedLines } from "../accepted-report";
import type { WritePlan } from "../../files/write";
import { synthesizedRoots } from "../../source/app";
import { compare } from "../../text/names";
import { listedStack } from "../stack-listing";
import type { StackKnowledge } from "../stack-listing";
import { stacksRequest } from "../stacks-request";
import { EXIT } from "../exit-codes";
import { RESULT_FORMATS, counts } from "../formats";
import type { FormatName } from "../formats";
import { checkOption, fileArgument, folderName, formatOption } from "../options";
import { print, printLines, printWaiting } from "../output";
import { printProblems } from "../print-problems";
import {
  NOTHING_WRITTEN,
  asData,
  changesOf,
  failureText,
  fileCount,
  planText,
} from "../plan-report";
import { cacheOption } from "../kept";
import { onceOrWatching, watchOption } from "../watch/watch";
import type { Round } from "../watch/watch";

interface Options {
  readonly out: string;
  readonly check: boolean;
  readonly formerly: readonly string[];
  readonly keepImports: boolean;
  readonly watch: boolean;
  readonly cache: boolean;
  readonly format: FormatName;
}

/** `fleetroles generate [FILE]` */
export function generateCommand(program: Command): void {
  program
    .command("generate")
    .summary("write the stacks of a fleet file")
    .description(
      "Writes one TypeScript file per stack, if the fleet file has no errors. Only files that differ are\n" +
        "written, stacks that are gone become tombstones, by which terraform apply destroys what they had\n" +
        "(see fleetroles forget), and a file that was edited by hand stops the run.\n" +
        "Stacks that other fleet files made in the folder are left alone.",
    )
    .addArgument(fileArgument())
    .addOption(
      new Option("--out <dir>", "the output folder")
        .default("stacks/generated")
        .argParser(folderName),
    )
    .addOption(checkOption())
    .addOption(
      new Option(
        "--formerly <file>",
        "what the fleet file was called before: its stacks are this one's (repeatable)",
      )
        .default([], "none")
        .argParser(collect),
    )
    .addOption(
      new Option("--keep-imports", "keep the import blocks that fleetroles adopt wrote").default(
        false,
      ),
    )
    .addOption(formatOption(RESULT_FORMATS))
    .addOption(watchOption())
    .addOption(cacheOption())
    .action(async (named: string, options: Options, self: Command) => {
      const file = fleetFileAt(named);
      const once = (memory: ModelMemory): Promise<Round> => run(file, options, memory);
      process.exitCode = await onceOrWatching(file, { self, options, run: once });
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function run(file: string, options: Options, memory: ModelMemory): Promise<Round> {
  const { check, format, formerly } = options;
  const past = pastDecisions(resolve(options.out));
  const result = await checkFile(file, { past, memory });
  const { model, problems, accepted, texts } = result;
  const name = displayPath(file);
  if (model === undefined || hasErrors(problems)) {
    printProblems(problems, { format, texts, accepted });
    if (format === "text") print(`${name}: ${counts(problems)}; ${NOTHING_WRITTEN}`);
    return { code: EXIT.problems, result };
  }
  const keep = check || options.keepImports;
  const adopted = { found: {}, others: keep ? "keep" : "drop" } as const;
  const request = stacksRequest(model, problems, { file, out: options.out, formerly, adopted });
  const records = placesBefore(request.folder, format);
  const plan = check ? planStacks(request) : await writeStacks(request, printWaiting);
  const done = changesOf(plan);
  const more = { ...asData(done), ...listing(plan, { facts: request.facts, records }, format) };
  printProblems([...problems, ...plan.problems], { format, texts, more, accepted });
  const failed = hasErrors(plan.problems);
  if (format === "text") {
    const holds = counted(fileCount(done), "stack");
    const report = planText(done, { folder: displayPath(request.folder), holds, check });
    printLines(acceptedLines(accepted));
    print(failed ? failureText([plan]) : report);
  }
  return { code: failed || (check && changes(plan)) ? EXIT.problems : EXIT.fine, result };
}

/** Where stacks were applied before the run: programs alone are told of it. */
function placesBefore(folder: string, format: FormatName): StackPlaces {
  return format === "json" ? stackPlaces(folder) : new Map();
}

/** For programs, every stack of the fleet file, and those that it has no more, with what becomes of its file. */
function listing(
  { create, update, unchanged }: WritePlan,
  known: Pick<StackKnowledge, "facts" | "records">,
  format: FormatName,
): { readonly stacks?: readonly object[] } {
  if (format !== "json") return {};
  const roots = synthesizedRoots(process.cwd());
  const knowledge = { ...known, roots, synthesized: roots };
  const all = Object.entries({ create, update, unchanged }).flatMap(([change, files]) =>
    files.map((file) => ({ ...listedStack(file, knowledge), change })),
  );
  return { stacks: all.sort((a, b) => compare(a.name, b.name)) };
}

function counted(count: number, one: string): string {
  return `${String(count)} ${one}${count === 1 ? "" : "s"}`;
}
