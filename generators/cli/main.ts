import { Command, CommanderError } from "commander";
import { adoptCommand } from "./commands/adopt";
import { affectedCommand } from "./commands/affected";
import { accessCommand } from "./commands/access";
import { canCommand } from "./commands/can";
import { checkCommand } from "./commands/check";
import { EXIT } from "./exit-codes";
import { diffCommand } from "./commands/diff";
import { forgetCommand } from "./commands/forget";
import { generateCommand } from "./commands/generate";
import { lintCommand } from "./commands/lint";
import { moduleCommand } from "./commands/module";
import { endWithReader, print, printError } from "./output";
import { packageVersion } from "../render";
import { showCommand } from "./commands/show";
import { snapshotCommand } from "./commands/snapshot";
import { synthCommand } from "./commands/synth";
import { verifyCommand } from "./commands/verify";
import { whoCanCommand } from "./commands/who-can";
import { workflowCommand } from "./commands/workflow";
import { verboseVersion } from "./version";

const COMMANDS = [
  accessCommand,
  adoptCommand,
  affectedCommand,
  canCommand,
  checkCommand,
  diffCommand,
  forgetCommand,
  generateCommand,
  lintCommand,
  moduleCommand,
  showCommand,
  snapshotCommand,
  synthCommand,
  verifyCommand,
  whoCanCommand,
  workflowCommand,
];

/** The command line. Sets `process.exitCode`; never throws. */
async function main(argv: readonly string[]): Promise<void> {
  endWithReader();
  if (!hasWorkingDirectory()) {
    printError("the working directory does not exist any more: change to one that does");
    process.exitCode = EXIT.usage;
    return;
  }
  const program = new Command("fleetroles")
    .description("Per-fleet, least-privilege AWS IAM for device fleets, as Terraform.")
    .option("-V, --version", "print the version; with --verbose, the versions of the data too")
    .option("--verbose", "with --version: print more")
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ sortSubcommands: true })
    .addHelpText(
      "after",
      "\nExit codes: 0 fine, 1 an error was found, 2 used wrongly, 3 an internal fault, or results that\n" +
        "could not be written to standard output.",
    );
  for (const add of COMMANDS) add(program);
  try {
    if (argv[2] === "--version" || argv[2] === "-V") {
      print(argv.includes("--verbose") ? await verboseVersion() : packageVersion());
      return;
    }
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? usageCode(error) : internalFault(error);
  }
}

/** A shell stays in a folder that was deleted; every relative path leads nowhere then. */
function hasWorkingDirectory(): boolean {
  try {
    return process.cwd() !== "";
  } catch {
    return false;
  }
}

function usageCode({ exitCode }: CommanderError): number {
  return exitCode === 0 ? EXIT.fine : EXIT.usage;
}

function internalFault(error: unknown): number {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = error instanceof Error ? error.message : String(error);
  printError(`internal fault: ${process.env.FLEETROLES_DEBUG ? stack : message}`);
  printError(
    "This is a fault of fleetroles, not of your file. FLEETROLES_DEBUG=1 shows where; please report it.",
  );
  return EXIT.fault;
}

void main(process.argv);
