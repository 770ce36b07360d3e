import { Argument, InvalidArgumentError, Option } from "commander";
import type { Problem, Severity } from "../problem";
import { EXIT } from "./exit-codes";
import { formats } from "./formats";
import type { FormatName } from "./formats";

/** The fleet file, `fleets.yaml` unless named. */
export function fileArgument(): Argument {
  return new Argument("[file]", "the fleet file, YAML or JSON, or a folder of fleet files").default(
    "fleets.yaml",
  );
}

/** How results are printed. */
export function formatOption(
  names: readonly FormatName[] = Object.keys(formats) as FormatName[],
): Option {
  const lines = names.map((name) => `${name}: ${formats[name].description}`);
  return new Option("--format <format>", `how to print results (${lines.join("; ")})`)
    .choices(names)
    .default("text");
}

/** The least that makes a command fail, the gravest first. */
const SEVERITIES = ["error", "warning", "notice"] as const satisfies readonly Severity[];

export type FailOn = (typeof SEVERITIES)[number];

/** Which problems make a command fail. */
export function failOnOption(): Option {
  const text = "exit with 1 where there is a problem of that severity, or a graver one";
  return new Option("--fail-on <severity>", text).choices(SEVERITIES).default("error");
}

/** What a command that finds problems exits with. */
export function exitCodeOf(problems: readonly Problem[], failOn: FailOn): number {
  const counting: readonly Severity[] = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return problems.some(({ severity }) => counting.includes(severity)) ? EXIT.problems : EXIT.fine;
}

/** A folder's name, as an option takes it. */
export function folderName(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("Name a folder.");
  return text;
}

/** To look and not to write. */
export function checkOption(): Option {
  const text = "write nothing; exit with 1 and list the files if any would change";
  return new Option("--check", text).default(false);
}
