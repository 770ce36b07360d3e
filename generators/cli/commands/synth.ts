import { join, resolve, sep } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { synthesizedBy } from "../../files/app";
import type { AppResult } from "../../files/app";
import { ROOTS } from "../../files/listed";
import { isBelow, realPath } from "../../files/real-path";
import { changes, planFolder, writeFolder } from "../../files/write";
import type { FolderContent, WritePlan } from "../../files/write";
import { OWN_HEAD } from "../../files/manifest";
import { ENGINES, rootModule } from "../../outputs";
import type { GeneratedFile } from "../../outputs";
import { hasErrors, problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { projectApp } from "../../source/app";
import type { ProjectApp } from "../../source/app";
import { displayPath } from "../../text/paths";
import { besideStacks } from "../affected/beside";
import type { EngineOptions } from "../affected/beside";
import { EXIT } from "../exit-codes";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { checkOption, folderName, formatOption } from "../options";
import { print, printError, printWaiting } from "../output";
import { printProblems } from "../print-problems";
import { NOTHING_WRITTEN, asData, changesOf, failureText, planText } from "../plan-report";

interface Options extends EngineOptions {
  readonly out: string;
  readonly check: boolean;
  readonly format: FormatName;
}

/** `fleetroles synth` */
export function synthCommand(program: Command): void {
  program
    .command("synth")
    .summary("write the stacks as Terraform root modules that can be committed")
    .description(
      "Runs the project's app (stacks/main.ts, as the project's settings say) and writes <out>/<stack>/main.tf.json, laid out for\n" +
        "review, with the lock file of its providers beside it. States are found where they are with synthesis by the framework's\n" +
        "own command, which goes on to work. Only files that differ are written, folders of stacks that are gone lose what was\n" +
        "made, and a file that was edited by hand stops the run. Runs no Terraform, and generates nothing: see fleetroles generate.",
    )
    .addOption(
      new Option("--out <dir>", "the folder of root modules")
        .default("terraform")
        .argParser(folderName),
    )
    .addOption(
      new Option(
        "--engine <engine...>",
        "terragrunt, terramate: the file that it wants beside each root module, with what is applied before",
      ).choices(ENGINES),
    )
    .addOption(new Option("--file <file>", "with --engine, the fleet file").default("fleets.yaml"))
    .addOption(
      new Option("--stacks <dir>", "with --engine, the folder of generated stacks")
        .default("stacks/generated")
        .argParser(folderName),
    )
    .addOption(checkOption())
    .addOption(formatOption(RESULT_FORMATS))
    .action(async (options: Options, command: Command) => {
      const idle = ["file", "stacks"].find((one) => command.getOptionValueSource(one) === "cli");
      if (options.engine === undefined && idle !== undefined) {
        command.error(
          `error: --${idle} says something to --engine alone: name one, or leave it out`,
        );
      }
      process.exitCode = await run(options);
    });
}

async function run({ out, check, format, ...engines }: Options): Promise<number> {
  const app = projectApp(process.cwd());
  if ("id" in app) return failed([app], format);
  const folder = resolve(out);
  const fault = faultOf(app, folder);
  if (fault !== undefined) return failed([fault], format);
  const result = synthesizedBy({ ...app, env: process.env });
  if (result.said !== "") printError(result.said);
  if (hasErrors(result.problems)) return failed(result.problems, format);
  const beside = await besideStacks(engines, result.stacks);
  if (beside.problems.length > 0) return failed(beside.problems, format);
  const make = (): FolderContent => contentOf(app, result, folder, beside.files);
  const plan = check
    ? planFolder(folder, ROOTS, make)
    : await writeFolder(folder, ROOTS, make, printWaiting);
  return report(plan, result, { check, format });
}

function failed(problems: readonly Problem[], format: FormatName): number {
  printProblems(problems, { format });
  if (format === "text") print(NOTHING_WRITTEN);
  return EXIT.problems;
}

/** Folders that are somebody else's: what is in them would be taken for root modules, or they for what is in them. */
function faultOf({ project, output }: ProjectApp, folder: string): Problem | undefined {
  const within = (other: string): boolean => folder === other || isBelow(other, folder);
  const own = resolve(project, output);
  const reasons: readonly (readonly [boolean, string])[] = [
    [within(own), `is in ${quote(displayPath(own))}, which is emptied by every synthesis`],
    [within(resolve(project, "stacks")), "is where the project's app and its stacks are"],
    [folder.split(sep).includes("node_modules"), "is where packages are, which an install removes"],
    [folder === project || isBelow(folder, project), "has the project itself in it"],
  ];
  const why = reasons.find(([holds]) => holds)?.[1];
  if (why === undefined) return undefined;
  const file = displayPath(folder);
  return problem("bad-output-folder", {
    message: `${quote(file)} ${why}`,
    fix: "name another folder, with --out",
    location: { file },
  });
}

function contentOf(
  app: ProjectApp,
  { stacks }: AppResult,
  folder: string,
  beside: readonly GeneratedFile[],
): FolderContent {
  const project = realPath(app.project);
  const [from, to] = [join(project, app.output, "stacks"), realPath(folder)];
  const files = stacks.flatMap((stack) =>
    rootModule(stack, { from: join(from, stack.name), to: join(to, stack.name), project }),
  );
  return { files: [...files, ...beside], head: OWN_HEAD };
}

function report(
  plan: WritePlan,
  { stacks }: AppResult,
  { check, format }: Pick<Options, "check" | "format">,
): number {
  const done = changesOf(plan);
  printProblems(plan.problems, { format, more: asData(done) });
  const isFaulty = hasErrors(plan.problems);
  if (format === "text") {
    const holds = `${String(stacks.length)} ${stacks.length === 1 ? "stack" : "stacks"}`;
    const text = planText(done, { folder: displayPath(plan.folder), holds, check });
    print(isFaulty ? failureText([plan]) : text);
  }
  return isFaulty || (check && changes(plan)) ? EXIT.problems : EXIT.fine;
}
