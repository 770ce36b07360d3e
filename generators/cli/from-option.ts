/** `--from LISTING…`: what takes all names after it takes the fleet file's, too. */
import { Option } from "commander";
import type { Command } from "commander";
import { quote } from "../problem";
import { readInput } from "../source/input";
import { isFolder } from "../source/terraform-json";

/** The listings of an account, that a command cannot do without. */
export function fromOption(): Option {
  return listingOption("FILE").makeOptionMandatory();
}

/**
 * The listings of an account.
 *
 * @param before what has to stand before it, for it takes all names that follow
 */
export function listingOption(before: string): Option {
  return new Option(
    "--from <listing...>",
    `files with the account's listing, in one or several pages; - is standard input. ${before} stands before it`,
  );
}

/** Ends the program where a fleet file is named among the listings, and none as FILE. */
export function refuseFleetFile(
  command: Command,
  [first = "", ...others]: readonly string[],
): void {
  const file = command.args.length > 0 || isFleetFile(first) ? undefined : others.find(isFleetFile);
  if (file === undefined) return;
  const example = `fleetroles ${command.name()} ${file} --from ${first}`;
  command.error(
    `error: --from takes all names after it, and ${quote(file)} is no listing: name FILE before it, as in ${example}`,
  );
}

/** Whether it is a folder, is called as YAML, or begins as a fleet file of JSON does. What cannot be read is told later. */
function isFleetFile(name: string): boolean {
  if (/\.ya?ml$/i.test(name) || isFolder(name)) return true;
  const input = name === "-" ? undefined : readInput(name, "account's listing");
  return input !== undefined && "text" in input && FIRST_KEY.test(input.text);
}

const FIRST_KEY = /^\s*\{\s*"(?:\$schema|version|project|environments|fleets|include)"/;
