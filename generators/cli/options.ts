import { Argument, InvalidArgumentError, Option } from "commander";
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
