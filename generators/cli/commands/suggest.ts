import { Argument, Option } from "commander";
import type { Command } from "commander";
import { suggestionText, countsOf } from "../../estate/suggest/text";
import type { SuggestedFacts, Suggestion } from "../../estate/suggest/types";
import { suggestFrom } from "../../suggest";
import type { Problem } from "../../problem";
import { readInput } from "../../source/input";
import { EXIT } from "../exit-codes";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { formatOption } from "../options";
import { print } from "../output";
import { printProblems } from "../print-problems";
import { suggestedFacts } from "../suggested-facts";

interface Options {
  readonly from: readonly string[];
  readonly fleet?: string;
  readonly environment?: string;
  readonly format: FormatName;
}

/** `fleetroles suggest [FILE] --from POLICY…` */
export function suggestCommand(program: Command): void {
  program
    .command("suggest")
    .summary("grants from a policy that another tool derived")
    .description(
      "Prints grants that give what a policy gives, to be pasted under a fleet: by intent where that is proved to be the same, else by " +
        "action, and the statement as it is where no grant is. Why each is needed is left for you to write. POLICY is an IAM policy, what " +
        "IAM Policy Autopilot prints (from source code), what `aws accessanalyzer get-generated-policy` prints (from CloudTrail), what " +
        "iamlive recorded, or a recipe of AWS IoT Greengrass V2: then it is what AWS documents for the components it depends on.\n" +
        "What names no resource is listed and not guessed. With --fleet or --environment, accounts and regions that a tool left open " +
        "(*, ${Account}) are those of the fleet file, and resources get their short names.\n" +
        "Exit code 0: fine, whatever was found; 1: a file cannot be read, or there is no policy, or none of what a fleet does itself; 2: used wrongly.",
    )
    .addArgument(
      new Argument("[file]", "the fleet file that has the fleet or the environment").default(
        "fleets.yaml",
      ),
    )
    .addOption(
      new Option(
        "--from <policy...>",
        "files with policies or recipes, taken together; - is standard input. FILE stands before it",
      ).makeOptionMandatory(),
    )
    .addOption(new Option("--fleet <fleet>", "the fleet or workload that the grants are for"))
    .addOption(new Option("--environment <environment>", "the environment of its resources"))
    .addOption(formatOption(RESULT_FORMATS))
    .action(async (file: string, options: Options, self: Command) => {
      const { fleet, environment } = options;
      if (self.args.length > 0 && fleet === undefined && environment === undefined) {
        self.error(
          "error: FILE is read for --fleet or --environment: name one of them, or no FILE",
        );
      }
      process.exitCode = await run(file, options);
    });
}

async function run(file: string, { from, fleet, environment, format }: Options): Promise<number> {
  const failed = (
    problems: readonly Problem[],
    texts: Readonly<Record<string, string>> = {},
  ): number => {
    printProblems(problems, { format, texts });
    return EXIT.problems;
  };
  const asked = fleet !== undefined || environment !== undefined;
  const found = asked ? await suggestedFacts(file, { fleet, environment }) : undefined;
  if (found !== undefined && "problems" in found) return failed(found.problems, found.texts);
  const inputs = from.map((one) => readInput(one, "policy or recipe"));
  const unread = inputs.flatMap((one) => ("text" in one ? [] : [one]));
  if (unread.length > 0) return failed(unread);
  const outputs = inputs.flatMap((one) => ("text" in one ? [one] : []));
  const suggestion = await suggestFrom(outputs, found);
  if (!("grants" in suggestion)) {
    return failed(suggestion, Object.fromEntries(outputs.map(({ name, text }) => [name, text])));
  }
  report(
    suggestion,
    outputs.map(({ name }) => name),
    format,
  );
  return EXIT.fine;
}

function report(suggestion: Suggestion, names: readonly string[], format: FormatName): void {
  if (format === "text") {
    print(suggestionText(suggestion, names));
    return;
  }
  const facts: SuggestedFacts = suggestion.facts;
  printProblems([], {
    format,
    more: { from: names, ...suggestion, facts, counts: countsOf(suggestion) },
  });
}
