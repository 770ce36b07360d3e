/** `--watch`: runs a command once more whenever what it reads was saved, until Ctrl-C. */
import { resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { changeOf, stampsOf } from "../../files/watch";
import { loadSpec } from "../../fleet-file/load";
import { projectFolder } from "../../fleet-file/project";
import type { FleetResult } from "../../generate";
import type { ModelMemory } from "../../model/memory";
import { hasErrors } from "../../problem";
import { cutList } from "../../text/lists";
import { displayPath } from "../../text/paths";
import { printable } from "../formats/place";
import { memoryFor } from "../kept";
import { colorsFor, print } from "../output";
import { AccessSince } from "./access-since";

/** A run of the command: what it exits with, and what it read. */
export interface Round {
  readonly code: number;
  readonly result: Pick<FleetResult, "model" | "problems">;
}

/** To run on. */
export function watchOption(): Option {
  const text =
    "run again whenever what it reads is saved, and say what the change did to access; Ctrl-C ends it";
  return new Option("--watch", text).default(false);
}

/** A command as it was called. */
interface Called {
  readonly self: Command;
  readonly options: {
    readonly watch: boolean;
    readonly cache: boolean;
    readonly format: string;
  };
  readonly run: (memory: ModelMemory) => Promise<Round>;
}

/** Runs a command once, or until a signal ends it. The exit code. */
export async function onceOrWatching(file: string, called: Called): Promise<number> {
  const { self, options, run } = called;
  // Only people watch.
  if (options.watch && options.format !== "text") {
    self.error("error: --watch prints text: leave --format out");
  }
  const memory = memoryFor(file, options);
  const once = (): Promise<Round> => run(memory);
  return options.watch ? watching(file, once) : (await once()).code;
}

/**
 * Runs until a signal ends it, and not in the middle of a run.
 *
 * @returns the exit code of the last run
 */
async function watching(file: string, run: () => Promise<Round>): Promise<number> {
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  const access = new AccessSince();
  try {
    for (;;) {
      const paths = pathsOf(file);
      const before = stampsOf(paths);
      const { code, result } = await run();
      const isGood = !hasErrors(result.problems);
      const report = access.report(isGood ? result.model : undefined, colorsFor(process.stdout));
      if (report !== undefined) print(report);
      print(`watching ${displayPath(projectFolder(file))}; Ctrl-C ends it`);
      const changed = await changeOf(paths, before, ended.signal);
      if (ended.signal.aborted) return code;
      print("");
      print(printable(`changed: ${cutList(changed.map(displayPath), 5)}`));
    }
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, end);
  }
}

/** All that a fleet file is read with: what is not there yet, too. */
function pathsOf(file: string): string[] {
  const { spec, texts, named } = loadSpec(file);
  const folder = projectFolder(file);
  const own = [spec?.data.blueprints ?? []].flat().map((one) => resolve(folder, one));
  return [
    ...[resolve(file), ...Object.keys(texts).map((name) => resolve(name)), ...named, ...own],
    resolve(folder, "managed-policies"),
  ];
}
