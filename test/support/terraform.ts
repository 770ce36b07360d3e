import { existsSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "./folders";
import { findProviderMirrors } from "./terraform-mirror";
import { findProgram, run, type RunResult } from "./run";

/** The same constraint as the stacks have. */
const AWS_PROVIDER = { source: "hashicorp/aws", version: ">= 5.100, < 7.0" };

/** In milliseconds: to apply a stack of a thousand fleets takes a slow machine many minutes. */
const LONGEST = 1_800_000;

/** Terraform, and the environment in which it gets the AWS provider. */
export interface Terraform {
  /** In which a program that starts Terraform itself finds the provider. */
  readonly env: Environment;
  /** Runs `terraform ARGS` in the folder, whatever its exit code. */
  readonly run: (folder: string, args: readonly string[], env?: Environment) => Promise<RunResult>;
}

type Environment = Readonly<Record<string, string | undefined>>;

let found: Promise<Terraform | string> | undefined;

/**
 * Terraform with a way to the AWS provider, tried by a real `terraform init`: the first that works of
 * FLEETROLES_TERRAFORM_MIRROR, the user's own CLI configuration, a mirror in one of the usual plugin
 * folders, the public registry. A string says why there is none. Found out once per test run.
 */
export function findTerraform(): Promise<Terraform | string> {
  found ??= find();
  return found;
}

/** Terraform, where `requireTools` has already seen to it that there is one. */
export async function terraform(): Promise<Terraform> {
  const answer = await findTerraform();
  if (typeof answer === "string") throw new Error(answer);
  return answer;
}

async function find(): Promise<Terraform | string> {
  const program = findProgram("terraform");
  if (program === undefined) return "terraform is not on PATH";
  const failures: string[] = [];
  for (const environment of environments()) {
    const candidate = terraformIn(program, environment);
    const { code, stderr } = await candidate.run(probe(), ["init", "-input=false", "-no-color"]);
    if (code === 0) return candidate;
    failures.push(stderr.trim());
  }
  return (
    `terraform init finds no provider ${AWS_PROVIDER.source} ${AWS_PROVIDER.version}: ` +
    "name a folder that holds registry.terraform.io/hashicorp/aws in FLEETROLES_TERRAFORM_MIRROR\n" +
    failures.join("\n")
  );
}

/** Lazy: the search for mirrors runs only where the user's own settings do not do. */
function* environments(): Generator<Environment> {
  const named = process.env.FLEETROLES_TERRAFORM_MIRROR;
  if (named !== undefined && named !== "") {
    yield useMirror(named);
    return;
  }
  if (hasOwnConfiguration()) yield { ...COMMON, ...ownPluginCache() };
  for (const mirror of findProviderMirrors()) yield useMirror(mirror);
  yield { ...COMMON, ...NO_CONFIGURATION, ...ownPluginCache() };
}

const COMMON: Environment = {
  CHECKPOINT_DISABLE: "1",
  TF_IN_AUTOMATION: "1",
  // The AWS provider is started for every command, and half of that is garbage collection.
  GOGC: "800",
  // What a shell that worked with Terraform may have left, and what would change our runs.
  TF_WORKSPACE: undefined,
  TF_DATA_DIR: undefined,
  TF_CLI_ARGS: undefined,
};

/** A variable that names a missing file makes Terraform warn on every command. */
const NO_CONFIGURATION: Environment = { TF_CLI_CONFIG_FILE: undefined };

function hasOwnConfiguration(): boolean {
  const named = process.env.TF_CLI_CONFIG_FILE;
  if (named !== undefined && named !== "") return existsSync(named);
  return existsSync(join(homedir(), ".terraformrc"));
}

/** One copy of the provider for all stacks; Terraform links to an unpacked mirror without that. */
function ownPluginCache(): Environment {
  if (process.env.TF_PLUGIN_CACHE_DIR !== undefined) return {};
  return { TF_PLUGIN_CACHE_DIR: temporaryFolder("plugin-cache") };
}

function useMirror(mirror: string): Environment {
  const file = join(temporaryFolder("terraform"), "cli.tfrc");
  const path = JSON.stringify(mirror);
  writeFileSync(
    file,
    `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`,
  );
  return { ...COMMON, TF_CLI_CONFIG_FILE: file };
}

function probe(): string {
  const folder = temporaryFolder("terraform-probe");
  const settings = { terraform: { required_providers: { aws: AWS_PROVIDER } } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(settings));
  return folder;
}

function terraformIn(program: string, env: Environment): Terraform {
  return {
    env,
    run: (cwd, args, more) =>
      run(program, args, { cwd, env: { ...env, ...more }, timeout: LONGEST }),
  };
}
