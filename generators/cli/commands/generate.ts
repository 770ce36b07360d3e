import { resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { checkFile, generate } from "../../generate";
import { hasErrors } from "../../problem";
import type { Problem } from "../../problem";
import { displayPath } from "../../text/paths";
import { changes, planWrite, writeFiles } from "../../files/write";
import type { WritePlan } from "../../files/write";
import { EXIT } from "../exit-codes";
import { counts } from "../formats";
import type { Format } from "../formats";
import { fileArgument, formatOption } from "../options";
import { print, printProblems } from "../output";

interface Options {
  readonly out: string;
  readonly check: boolean;
  readonly format: Format;
}

/** `fleetroles generate [FILE]` */
export function generateCommand(program: Command): void {
  program
    .command("generate")
    .summary("write the stacks of a fleet file")
    .description(
      "Writes one TypeScript file per stack, if the fleet file has no errors. Only files that differ are\n" +
        "written, files of stacks that are gone are removed, and a file that was edited by hand stops the run.",
    )
    .addArgument(fileArgument())
    .addOption(
      new Option("--out <dir>", "the output folder")
        .default("stacks/generated")
        .argParser(folderName),
    )
    .option("--check", "write nothing; exit with 1 and list the files if any would change", false)
    .addOption(formatOption(["text", "json"]))
    .action(async (file: string, options: Options) => {
      process.exitCode = await run(file, options);
    });
}

function folderName(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("Name a folder.");
  return text;
}

async function run(file: string, { out, check, format }: Options): Promise<number> {
  const { model, problems, text } = await checkFile(file);
  const name = displayPath(file);
  const read = text === undefined ? {} : { text };
  if (model === undefined || hasErrors(problems)) {
    printProblems(problems, read, { format, file: name });
    if (format === "text") print(`${name}: ${counts(problems)}; nothing was written`);
    return EXIT.problems;
  }
  const files = generate(model, problems);
  const folder = resolve(out);
  const plan = check ? planWrite(folder, files) : await writeFiles(folder, files);
  const all: Problem[] = [...problems, ...plan.problems];
  printProblems(all, read, { format, file: name, more: asData(plan) });
  if (format === "text") printPlan(plan, displayPath(folder), check);
  if (plan.problems.length > 0) return EXIT.problems;
  return check && changes(plan) ? EXIT.problems : EXIT.fine;
}

function asData({ create, update, remove, unchanged }: WritePlan): Record<string, unknown> {
  const names = (list: WritePlan["create"]): string[] => list.map(({ path }) => path);
  return { create: names(create), update: names(update), remove, unchanged: names(unchanged) };
}

function printPlan(plan: WritePlan, folder: string, check: boolean): void {
  if (plan.problems.length > 0) {
    print("nothing was written");
    return;
  }
  const names = (list: WritePlan["create"]): string[] => list.map(({ path }) => path);
  const lines = [
    ...names(plan.create).map((name) => `${check ? "would create" : "created"} ${folder}/${name}`),
    ...names(plan.update).map((name) => `${check ? "would update" : "updated"} ${folder}/${name}`),
    ...plan.remove.map((name) => `${check ? "would remove" : "removed"} ${folder}/${name}`),
    `${folder}: ${summary(plan, check)}`,
  ];
  print(lines.join("\n"));
}

function summary(plan: WritePlan, check: boolean): string {
  const { create, update, remove, unchanged, staleManifest } = plan;
  const changed = create.length + update.length + remove.length;
  const count = create.length + update.length + unchanged.length;
  const stacks = `${String(count)} ${count === 1 ? "stack" : "stacks"}`;
  if (changed > 0) return `${stacks}, ${String(changed)} ${check ? "would change" : "changed"}`;
  if (!staleManifest) return `${stacks}, nothing to change`;
  return check ? "the manifest would be brought up to date" : "manifest brought up to date";
}
