/** What the commands that ask of policies have in common. */
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import type { HolderOptions } from "./holders";
import { RESULT_FORMATS } from "./formats";
import type { FormatName } from "./formats";
import { formatOption } from "./options";

/** Where holders are read, and with which condition keys they are asked. */
export interface QuestionOptions extends HolderOptions {
  readonly when?: Readonly<Record<string, readonly string[]>>;
  readonly format: FormatName;
}

export function fileOption(): Option {
  return new Option(
    "--file <file>",
    "the fleet file, or a folder of fleet files (default: fleets.yaml)",
  );
}

/** Adds the options of a question. */
export function withQuestion(command: Command): Command {
  const policy = "a policy document to ask, in place of a fleet file; may be given several times";
  const when =
    "a condition key that the request has just so, key=value; a key that is given several times has several values";
  return command
    .addOption(new Option("--when <key=value>", when).argParser(addKey))
    .addOption(fileOption())
    .addOption(new Option("--policy <file>", policy).argParser(addFile).conflicts("file"))
    .addOption(
      new Option(
        "--plan <file>",
        "what a Terraform plan comes to (terraform show -json), in place of a fleet file; - is standard input",
      ).conflicts(["file", "policy"]),
    )
    .addOption(formatOption(RESULT_FORMATS));
}

type Keys = Readonly<Record<string, readonly string[]>>;

/** Keys are one, whatever their case: the first spelling stays. */
function addKey(text: string, before: Keys = {}): Keys {
  const sign = text.indexOf("=");
  if (sign < 1) throw new InvalidArgumentError("Write key=value, as in aws:SourceIp=192.0.2.1.");
  const written = text.slice(0, sign);
  const same = (one: string): boolean => one.toLowerCase() === written.toLowerCase();
  const key = Object.keys(before).find(same) ?? written;
  const keys = new Map(Object.entries(before));
  keys.set(key, [...(keys.get(key) ?? []), text.slice(sign + 1)]);
  return Object.fromEntries(keys);
}

function addFile(file: string, before: readonly string[] = []): string[] {
  if (file === "") throw new InvalidArgumentError("Name a file.");
  return [...before, file];
}
