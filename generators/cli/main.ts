import { Command, CommanderError } from "commander";
import { EXIT } from "./exit-codes";
import { endWithReader, print, printError } from "./output";
import { showProgress } from "./progress";
import { packageVersion } from "../package-root";
import { ownValue } from "../text/own-value";

/** What a shell's function calls, with the words that were typed: it is no command for people. */
const COMPLETE = "__complete";

type AddCommand = (program: Command) => void;

/** A run needs one of them, and what each needs takes a while to load. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  access: async () => (await import("./commands/access.js")).accessCommand,
  adopt: async () => (await import("./commands/adopt.js")).adoptCommand,
  affected: async () => (await import("./commands/affected.js")).affectedCommand,
  can: async () => (await import("./commands/can.js")).canCommand,
  check: async () => (await import("./commands/check.js")).checkCommand,
  completion: async () => (await import("./commands/completion.js")).completionCommand,
  diff: async () => (await import("./commands/diff.js")).diffCommand,
  explain: async () => (await import("./commands/explain.js")).explainCommand,
  forget: async () => (await import("./commands/forget.js")).forgetCommand,
  generate: async () => (await import("./commands/generate.js")).generateCommand,
  init: async () => (await import("./commands/init.js")).initCommand,
  lint: async () => (await import("./commands/lint.js")).lintCommand,
  module: async () => (await import("./commands/module.js")).moduleCommand,
  report: async () => (await import("./commands/report.js")).reportCommand,
  show: async () => (await import("./commands/show.js")).showCommand,
  snapshot: async () => (await import("./commands/snapshot.js")).snapshotCommand,
  suggest: async () => (await import("./commands/suggest.js")).suggestCommand,
  synth: async () => (await import("./commands/synth.js")).synthCommand,
  verify: async () => (await import("./commands/verify.js")).verifyCommand,
  "who-can": async () => (await import("./commands/who-can.js")).whoCanCommand,
  workflow: async () => (await import("./commands/workflow.js")).workflowCommand,
};

/** The command that is asked for; all of them where help is, or nothing that is one. */
async function commandsFor(name: string | undefined): Promise<readonly AddCommand[]> {
  const one = name === undefined ? undefined : ownValue(COMMANDS, name);
  return Promise.all((one === undefined ? Object.values(COMMANDS) : [one]).map((load) => load()));
}

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
  try {
    if (argv[2] === "--version" || argv[2] === "-V") {
      print(
        argv.includes("--verbose")
          ? await (await import("./version.js")).verboseVersion()
          : packageVersion(),
      );
      return;
    }
    if (argv[2] === COMPLETE) {
      // The last word is not there yet: until there is one before it, any command can be it.
      for (const add of await commandsFor(argv.length > 4 ? argv[3] : undefined)) add(program);
      await (await import("./completion/print.js")).printCompletions(program, argv.slice(3));
      return;
    }
    for (const add of await commandsFor(argv[2])) add(program);
    showProgress(argv.slice(2));
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
