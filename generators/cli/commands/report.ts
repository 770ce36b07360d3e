import { resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { writeReport } from "../../files/write-one";
import { fleetFileAt } from "../../fleet-file/project";
import { checkFile } from "../../generate";
import type { ReportSource } from "../../outputs/report/report";
import { rootStacks } from "../../model/stacks/root-stacks";
import type { Model } from "../../model/types";
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { problemKinds } from "../../problem-kinds";
import type { ProblemKind } from "../../problem-kinds";
import { count, suggestAnd } from "../../text/lists";
import { fewOf, listed } from "../../text/nearest";
import { ownValue } from "../../text/own-value";
import { displayPath } from "../../text/paths";
import { EXIT } from "../exit-codes";
import { counts } from "../formats";
import { fileArgument } from "../options";
import { print } from "../output";
import { printProblems } from "../print-problems";
import { reportFormats } from "../report-formats";
import type { ReportFormat, ReportFormatName } from "../report-formats";

interface Options {
  readonly format: ReportFormatName;
  readonly out?: string;
  readonly environment?: string;
}

/** `fleetroles report [FILE]` */
export function reportCommand(program: Command): void {
  const names = Object.keys(reportFormats) as ReportFormatName[];
  const lines = names.map((name) => `${name}: ${reportFormats[name].description}`);
  program
    .command("report")
    .summary("write what roles can do as one page to look at")
    .description(
      "Writes one page that needs nothing else: who can do what, down to the statement, the line of the fleet file that it came from and\n" +
        "its reason; sensitive access; what is expected, with its proof or a request that shows it; problems; what differs between\n" +
        "environments, and between fleets; with a picture, a search, and a link to each answer. Of a file with errors that its checks found,\n" +
        "the page is written, and shows them; of one that cannot be read or resolved, there is none.\n" +
        "Exit code 0: fine; 1: an error was found; 2: used wrongly.",
    )
    .addArgument(fileArgument())
    .addOption(
      new Option("--format <format>", `what to make (${lines.join("; ")})`)
        .choices(names)
        .default("html"),
    )
    .addOption(
      new Option(
        "--out <file>",
        "the file to write; - is standard output (default: report.html for html, else standard output)",
      ).argParser(fileName),
    )
    .addOption(new Option("--environment <environment>", "what is in this environment alone"))
    .action(async (file: string, options: Options) => {
      process.exitCode = await run(file, options);
    });
}

function fileName(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("Name a file.");
  return text;
}

async function run(named: string, { format, out, environment }: Options): Promise<number> {
  const chosen: ReportFormat = reportFormats[format];
  const target = out ?? chosen.file ?? "-";
  const result = await checkFile(fleetFileAt(named));
  const { model, problems, texts } = result;
  const chosenModel = model && inEnvironment(model, environment);
  if (chosenModel === undefined || isUnresolved(problems)) {
    printProblems(problems, { format: "text", texts });
    return EXIT.problems;
  }
  if ("id" in chosenModel) {
    printProblems([chosenModel], { format: "text", texts });
    return EXIT.problems;
  }
  const ofIt = about(result, environment);
  const failure = write({ ...result, ...ofIt, model: chosenModel }, chosen, target);
  if (failure !== undefined) {
    printProblems([failure], { format: "text" });
    return EXIT.problems;
  }
  const errors = ofIt.problems.filter(({ severity }) => severity === "error");
  printProblems(errors, { format: "text", texts });
  return errors.length > 0 ? EXIT.problems : EXIT.fine;
}

/** Problems without those that are about other environments alone. */
function about(
  { problems, accepted }: Pick<ReportSource, "problems" | "accepted">,
  name: string | undefined,
): Pick<ReportSource, "problems" | "accepted"> {
  const isOfIt = (one: Problem): boolean =>
    name === undefined || one.about?.environment?.includes(name) !== false;
  return { problems: problems.filter(isOfIt), accepted: accepted.filter(isOfIt) };
}

/** Prints the report, or writes it and says so; or says why not. */
function write(source: ReportSource, format: ReportFormat, target: string): Problem | undefined {
  const read = Object.keys(source.texts).map((file) => resolve(file));
  if (target !== "-" && read.includes(resolve(target))) return isInput(target);
  const text = format.render(source);
  if (target === "-") {
    print(text.replace(/\n$/, ""));
    return undefined;
  }
  const failure = writeReport(resolve(target), text, format.mark);
  if (failure !== undefined) return failure;
  const { model, problems } = source;
  const size = Math.ceil(Buffer.byteLength(text) / 1000);
  print(
    `${displayPath(resolve(target))}: ${count(rootStacks(model.stacks).length, "stack")}, ${counts(problems)}; ${String(size)} kB`,
  );
  return undefined;
}

function isInput(target: string): Problem {
  return problem("not-generated", {
    message: `${quote(target)} is what the report is made from`,
    fix: "name another file with --out",
  });
}

/** Whether some of the file could not be read or resolved: what roles could do then, would be said of less than there is. */
function isUnresolved(problems: readonly Problem[]): boolean {
  const kinds: Readonly<Record<string, ProblemKind>> = problemKinds;
  return problems.some(({ id, severity }) => {
    const stage = ownValue(kinds, id)?.stage;
    return severity === "error" && (stage === "reading" || stage === "resolving");
  });
}

/** The stacks of one environment; or why there are none. */
function inEnvironment(model: Model, name: string | undefined): Model | Problem {
  if (name === undefined) return model;
  const stacks = model.stacks.filter(({ environment }) => environment.name === name);
  if (stacks.length > 0) return { ...model, stacks };
  const names = [...new Set(model.stacks.map(({ environment }) => environment.name))];
  return problem("unknown-environment", {
    message: `no fleet is in an environment ${quote(name)}`,
    fix: suggestAnd(name, fewOf(names), `there are ${listed(names)}`),
  });
}
