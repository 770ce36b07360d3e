/** What can stand at the end of a command line, for the functions of shells. */
import type { Command } from "commander";
import { printable } from "../formats/place";
import { print } from "../output";
import { completions } from "./complete";

/** Prints what can follow the words, a line for each: the name, and after a tab a word on it. */
export async function printCompletions(program: Command, words: readonly string[]): Promise<void> {
  for (const [name, what] of await completions(program, words)) {
    print(`${name}\t${printable(what)}`);
  }
}
