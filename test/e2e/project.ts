import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { linkDependencies, repository, temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles, runSynth } from "../support/program";
import { describeFailure, type RunResult } from "../support/run";

/** A fleet file's content, as far as the tests change it. */
export interface FleetFile {
  readonly environments: Record<string, { readonly account: string; provider?: unknown }>;
  readonly fleets: Record<string, unknown>;
}

/** The example of the checkout. */
export function exampleFleetFile(): FleetFile {
  return parse(readFileSync(join(repository, "fleets.yaml"), "utf8")) as FleetFile;
}

/** Settings of the AWS provider for an imitation of AWS at the URL, as a user of one writes them. */
export function emulatorSettings(url: string): unknown {
  return {
    endpoints: { iam: url, sts: url },
    skip_metadata_api_check: true,
    skip_region_validation: true,
  };
}

/**
 * A project around a fleet file, in a temporary folder: the checkout's own app and dependencies,
 * and the fleet file as given, written as JSON.
 */
export function writeProject(fleetFile: FleetFile): string {
  const folder = temporaryFolder("project");
  linkDependencies(folder);
  writeTree(folder, {
    "fleets.json": JSON.stringify(fleetFile, null, 2),
    // Maps fleetroles/constructs to its sources.
    "tsconfig.json": JSON.stringify({ extends: join(repository, "tsconfig.json") }),
  });
  mkdirSync(join(folder, "stacks"));
  for (const file of ["cdktf.json", "stacks/main.ts"]) {
    copyFileSync(join(repository, file), join(folder, file));
  }
  return folder;
}

/** `fleetroles generate` and `cdktf synth`; an error shows what they said. */
export async function synthesizeProject(folder: string): Promise<void> {
  succeed(await runFleetroles(["generate", "fleets.json"], folder));
  succeed(await runSynth(folder));
}

function succeed(result: RunResult): void {
  if (result.code !== 0) throw new Error(describeFailure(result));
}

/** The folder of a synthesized stack. */
export function stackFolder(project: string, stack: string): string {
  return join(project, "cdktf.out", "stacks", stack);
}
