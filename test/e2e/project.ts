import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { hasErrors, loadSpec, resolve as resolveSpec, type Model } from "../../generators";
import { linkDependencies, repository, temporaryFolder, writeTree } from "../support/folders";
import { runApp, runFleetroles } from "../support/program";
import { describeFailure, type RunResult } from "../support/run";
import { terraform } from "../support/terraform";
import { TEST_CREDENTIALS } from "./account";

/** A fleet file's content, as far as the tests change it. */
export interface FleetFile {
  readonly environments: Record<string, { readonly account: string; provider?: unknown }>;
  readonly fleets: Record<string, FleetEntry>;
  readonly workloads?: Record<string, FleetEntry>;
  readonly defaults?: Readonly<Record<string, unknown>>;
  blueprints?: string;
}

/**
 * A fleet file of the checkout, the example unless another is named. A folder of blueprints is named from
 * the root, for the file is copied elsewhere. Where it has its state, and who applies it, is left out: the tests have others.
 */
export function exampleFleetFile(...path: readonly string[]): FleetFile {
  const file = join(repository, ...(path.length > 0 ? path : ["fleets.yaml"]));
  const { blueprints, ...content } = parse(readFileSync(file, "utf8")) as FleetFile;
  const defaults = Object.fromEntries(
    Object.entries(content.defaults ?? {}).filter(
      ([key]) => key !== "backend" && key !== "provider",
    ),
  );
  return {
    ...{ ...content, defaults },
    ...(blueprints !== undefined && { blueprints: resolve(dirname(file), blueprints) }),
  };
}

interface FleetEntry {
  readonly blueprint?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const SKIPPED = { skip_metadata_api_check: true, skip_region_validation: true };

/** Settings of the AWS provider for an imitation of AWS at the URL, as a user of one writes them. */
export function emulatorSettings(url: string): unknown {
  return { endpoints: { iam: url, iot: url, sts: url }, ...SKIPPED };
}

/**
 * The same by a file of the AWS SDK's settings. To read a block `endpoints`, which has an argument for
 * every service, takes the provider seconds each time it is configured: four times as long as all the rest
 * of `terraform apply`.
 */
export function quickEmulatorSettings(url: string): unknown {
  const file = join(temporaryFolder("aws"), "config");
  writeFileSync(file, `[default]\nendpoint_url = ${url}\n`);
  return { shared_config_files: [file], ...SKIPPED };
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

/** `fleetroles generate` and what `cdktf synth` does; an error shows what they said. */
export async function synthesizeProject(folder: string): Promise<void> {
  succeed(await runFleetroles(["generate", "fleets.json"], folder));
  succeed(await runApp(folder));
}

function succeed(result: RunResult): void {
  if (result.code !== 0) throw new Error(describeFailure(result));
}

/** The folder of a synthesized stack. */
export function stackFolder(project: string, stack: string): string {
  return join(project, "cdktf.out", "stacks", stack);
}

/**
 * Runs Terraform in a stack's folder, with the credentials of the imitation of AWS. Any other exit code
 * than 0 is an error.
 *
 * @param env more of the environment
 */
export async function inStackWith(
  env: Readonly<Record<string, string>>,
  project: string,
  stack: string,
  ...args: readonly string[]
): Promise<RunResult> {
  const { run } = await terraform();
  const folder = stackFolder(project, stack);
  const result = await run(folder, [...args, "-no-color"], { ...TEST_CREDENTIALS, ...env });
  if (result.code !== 0) throw new Error(`${stack}: ${describeFailure(result)}`);
  return result;
}

/** The model of a project's fleet file. */
export async function resolveProject(project: string): Promise<Model> {
  const { spec, problems } = loadSpec(join(project, "fleets.json"));
  if (spec === undefined) throw new Error(JSON.stringify(problems, null, 2));
  const resolved = await resolveSpec(spec);
  if (hasErrors(resolved.problems)) throw new Error(JSON.stringify(resolved.problems, null, 2));
  return resolved.model;
}
