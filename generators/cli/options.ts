import { Argument, Option } from "commander";
import { FORMATS } from "./formats";

/** The fleet file, `fleets.yaml` unless named. */
export function fileArgument(): Argument {
  return new Argument("[file]", "the fleet file, YAML or JSON").default("fleets.yaml");
}

/** How results are printed. */
export function formatOption(formats: readonly string[] = FORMATS): Option {
  return new Option("--format <format>", "how to print results").choices(formats).default("text");
}
