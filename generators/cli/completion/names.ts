/** Names that a fleet file, and the program, have for the words of a command line. */
import { firstBlueprints } from "../../project";
import { loadSpec } from "../../fleet-file/load";
import { readFleetFile } from "../../generate";
import { actionsFor } from "./actions";
import type { Candidate } from "./candidate";
import type { Stack } from "../../model/types";
import { knownProblems } from "../known-problems";

/** What a word of a command is. */
export type Word = "stack" | "role" | "fleet" | "environment" | "blueprint" | "action" | "problem";

/** Where names are looked for. */
export interface Asked {
  readonly file: string;
  /** The words before, of which one names the stack whose roles are wanted. */
  readonly before: readonly string[];
  /** What of the word itself is typed already. */
  readonly word: string;
}

/** The names that there are. Of a file that cannot be read, there are none: that is said when the command runs. */
export const NAMES: Readonly<Record<Word, (asked: Asked) => Candidate[] | Promise<Candidate[]>>> = {
  stack: async ({ file }) =>
    (await stacksOf(file)).map(({ name, environment }) => [name, environment.account]),
  role: async ({ file, before }) => {
    const stack = (await stacksOf(file)).find(({ name }) => name === before.at(-1));
    return (stack?.roles ?? []).map(({ id, name }) => [id, name]);
  },
  fleet: ({ file }) => {
    const { fleets, workloads } = loadSpec(file).spec?.data ?? {};
    return Object.entries({ ...workloads, ...fleets }).map(([name, { blueprint, description }]) => [
      name,
      description ?? blueprint ?? "",
    ]);
  },
  environment: ({ file }) =>
    Object.entries(loadSpec(file).spec?.data.environments ?? {}).map(([name, { account }]) => [
      name,
      account,
    ]),
  action: ({ word }) => actionsFor(word),
  blueprint: () => firstBlueprints().map(({ id, title }) => [id, title]),
  problem: () => knownProblems().map(({ id, summary }) => [id, summary]),
};

async function stacksOf(file: string): Promise<readonly Stack[]> {
  return (await readFleetFile(file)).model?.stacks ?? [];
}
