import { resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { planProject, writeProject, type ProjectPlan } from "../../files/new-project";
import { CI_SYSTEMS, FLEET_FILE } from "../../outputs";
import { firstFile } from "../../project";
import { hasErrors, problem, type Problem } from "../../problem";
import { EXIT } from "../exit-codes";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { askAll } from "../init/ask";
import { firstOf } from "../init/first";
import { optionProblems } from "../init/option-problems";
import { projectOrder } from "../init/order";
import { completed, type Given } from "../init/questions";
import { reportProject } from "../init/report";
import { terminalOf } from "../init/terminal";
import { checkOption, folderName, formatOption } from "../options";
import { colorsFor, print } from "../output";
import { printProblems } from "../print-problems";
import { NOTHING_WRITTEN } from "../plan-report";

interface Options extends Given {
  readonly yes: boolean;
  readonly keep: boolean;
  readonly check: boolean;
  readonly format: FormatName;
}

/** `fleetroles init [DIR]` */
export function initCommand(program: Command): void {
  const command = program
    .command("init")
    .summary("begin a project around a first fleet")
    .description(
      "Writes a project that can be checked, generated and planned: a fleet file, the app that synthesizes its stacks, package.json\n" +
        "with scripts, and what Git, editors and CI need. On a terminal it asks for what no option says; with --yes, and without a\n" +
        "terminal, it asks nothing. Every answer is held to what fleet files are held to. Nothing is written over a file: a\n" +
        "package.json and a .gitignore that are there get what they lack, and in a folder that has an app only what is missing is added.",
    )
    .argument("[dir]", "the project's folder", folderName, ".");
  for (const option of answerOptions()) command.addOption(option);
  command
    .addOption(new Option("-y, --yes", "ask nothing").default(false))
    .addOption(
      new Option("--keep", "leave files that are there, and add what is missing").default(false),
    )
    .addOption(checkOption())
    .addOption(formatOption(RESULT_FORMATS))
    .action(async (folder: string, options: Options, self: Command) => {
      refuseAnswers(self, options);
      process.exitCode = await run(folder, options);
    });
}

/** What answers a question. */
function answerOptions(): Option[] {
  return [
    new Option("--blueprint <id>", "the set of roles that the devices need (else greengrass-v2)"),
    new Option(
      "--with <name=value>",
      "a parameter of the blueprint; of a list, with commas between (repeatable)",
    )
      .default({}, "none")
      .argParser(parameter),
    new Option("--fleet <name>", "the first fleet (else devices)"),
    new Option("--account <id>", "its AWS account, 12 digits"),
    new Option("--region <region>", "its region (else us-east-1)"),
    new Option("--environment <name>", "what account and region are called (else dev)"),
    new Option("--to <resource>", "what the fleet's code touches, as dynamodb:table/Inventory"),
    new Option("--access <verbs>", "what it does there, with commas between (else read)"),
    new Option("--why <text>", "the reason, for those who review it"),
    new Option(
      "--state <place>",
      "where Terraform's state lives: local, s3:BUCKET or cloud:ORGANIZATION (else local)",
    ),
    new Option("--ci <system>", "who runs Terraform (else none)").choices(CI_SYSTEMS),
    new Option("--hook", "a Git hook that checks before each commit"),
    new Option(
      "--from <listing>",
      "draft the fleet file from an account: what `aws iam get-account-authorization-details` prints (repeatable; see fleetroles adopt)",
    ).argParser((name: string, before: readonly string[] | undefined) => [...(before ?? []), name]),
    new Option("--project <name>", "the project's name (else as its folder's)"),
  ];
}

function parameter(text: string, before: Given["with"]): Given["with"] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("Write it as buckets=my-bucket.");
  }
  return Object.fromEntries([...Object.entries(before), [name, value]]);
}

/** A draft says itself what the account has. */
const OF_NO_DRAFT = ["blueprint", "fleet", "account", "to", "access", "why"] as const;

function refuseAnswers(command: Command, options: Options): void {
  if (options.from === undefined) return;
  const named = OF_NO_DRAFT.find((one) => options[one] !== undefined);
  const needless = Object.keys(options.with).length > 0 ? "with" : named;
  if (needless === undefined) return;
  command.error(`error: with --from, leave --${needless} out: the account's listing says it`);
}

async function run(named: string, options: Options): Promise<number> {
  const { format, yes } = options;
  const folder = resolve(named);
  const isAsked = !yes && format === "text" && process.stdin.isTTY && process.stdout.isTTY;
  const faults = await faultsBefore(folder, options, isAsked);
  if (faults.length > 0) return refused(faults, format);
  const given = isAsked ? await asked(options, folder) : options;
  if (given === undefined) {
    print(`\n${NOTHING_WRITTEN}`);
    return EXIT.problems;
  }
  const first = await firstOf(given, folder);
  if (!("result" in first)) return refused(first.problems, format, first.texts);
  const order = projectOrder(folder, first, { ...given, keep: options.keep });
  const plan = planProject(order);
  const failed = [...plan.problems, ...(options.check ? [] : written(folder, plan))];
  if (hasErrors(failed)) return refused(failed, format);
  reportProject(plan, { ...options, folder: named, first, order, from: given.from ?? [] });
  return options.check ? EXIT.problems : EXIT.fine;
}

function written(folder: string, plan: ProjectPlan): Problem[] {
  return plan.problems.length > 0 ? [] : writeProject(folder, plan);
}

/** What is known to be wrong before anybody is asked: nobody answers questions for nothing. */
async function faultsBefore(
  folder: string,
  options: Options,
  isAsked: boolean,
): Promise<readonly Problem[]> {
  const { from, account, keep } = options;
  if (!isAsked) return account === undefined && from === undefined ? [missingAccount()] : [];
  // Of a listing nothing is known before it is drafted, and that takes long.
  const first =
    from === undefined ? await firstFile(completed(options, folder), folder) : undefined;
  const said = (first?.problems ?? []).filter(
    ({ asked, problem: { id } }) =>
      asked !== undefined && options[asked] !== undefined && id !== "missing-parameter",
  );
  const fleetFiles = [{ path: FLEET_FILE, content: "" }];
  const { project } = completed(options, folder);
  const order = projectOrder(folder, { project, account: "", fleetFiles }, { ...options, keep });
  return [...planProject(order).problems, ...optionProblems(said)];
}

function missingAccount(): Problem {
  return problem("missing-answer", {
    message: "no --account is given, and nobody can be asked for it",
    fix: "add --account with the 12 digits of the AWS account; or leave --yes out, on a terminal",
  });
}

async function asked(options: Options, folder: string): Promise<Given | undefined> {
  const terminal = terminalOf(process.stdin, process.stdout, true);
  try {
    return await askAll(options, folder, terminal, colorsFor(process.stdout));
  } finally {
    terminal.close();
  }
}

function refused(
  problems: readonly Problem[],
  format: FormatName,
  texts: Readonly<Record<string, string>> = {},
): number {
  printProblems(problems, { format, texts });
  if (format === "text") print(NOTHING_WRITTEN);
  return EXIT.problems;
}
