import { join } from "node:path";
import { readdirSync, writeFileSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { temporaryFolder } from "../../support/folders";
import { describeFailure, killGroup, start } from "../../support/run";
import { terraform } from "../../support/terraform";

const START_TIMEOUT = 60_000;

/** The AWS provider as a server of its own, for many runs of Terraform one after the other. */
export interface RunningProvider {
  /** Lets Terraform use it in place of starting one. `init` needs no mirror with it. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

/**
 * Starts the AWS provider that `terraform init` finds. Terraform starts it anew for every command, and
 * for every run of a test; that is most of what tests of modules take. It is configured by the run that
 * uses it: runs with other provider settings must not use it at the same time.
 * Source: Terraform's and the plugin SDK's documentation of debugging providers.
 *
 * @param env of the provider: it, not Terraform, reads AWS credentials
 */
export async function startProvider(
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunningProvider> {
  const folder = await installed();
  // Its socket goes with the folder; the name is short because a socket's path has to be.
  const settings = { GOGC: "800", TMPDIR: temporaryFolder("p"), ...env };
  const server = start(providerIn(folder), ["-debug"], { cwd: folder, env: settings });
  const stop = (): void => {
    killGroup(server);
  };
  return { env: { TF_REATTACH_PROVIDERS: await announced(server) }, stop };
}

let folderWithProvider: Promise<string> | undefined;

/** A folder in which `terraform init` has installed the provider; one for the whole test run. */
function installed(): Promise<string> {
  folderWithProvider ??= install();
  return folderWithProvider;
}

async function install(): Promise<string> {
  const folder = temporaryFolder("provider");
  const required = { aws: { source: "hashicorp/aws", version: ">= 5.100, < 7.0" } };
  const content = { terraform: { required_providers: required } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(content));
  const { run } = await terraform();
  const result = await run(folder, ["init", "-input=false", "-no-color"]);
  if (result.code !== 0) throw new Error(describeFailure(result));
  return folder;
}

/** `.terraform/providers/HOST/NAMESPACE/TYPE/VERSION/PLATFORM/terraform-provider-aws_…`; parts may be links. */
function providerIn(folder: string): string {
  let path = join(folder, ".terraform", "providers", "registry.terraform.io", "hashicorp", "aws");
  for (let depth = 0; depth < 2; depth += 1) path = join(path, readdirSync(path)[0] ?? "");
  const program = readdirSync(path).find((name) => name.startsWith("terraform-provider-aws"));
  if (program === undefined) throw new Error(`${path} holds no AWS provider`);
  return join(path, program);
}

/** Waits for the line that says how to attach. */
function announced(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (reason: string): void => {
      clearTimeout(timer);
      killGroup(server);
      reject(new Error(`the AWS provider did not start: ${reason}\n${said}`));
    };
    const timer = setTimeout(() => {
      fail("no answer");
    }, START_TIMEOUT);
    server.on("error", (error) => {
      fail(error.message);
    });
    server.on("close", () => {
      fail("it ended");
    });
    server.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, value] = /TF_REATTACH_PROVIDERS='(\{.*\})'/.exec(said) ?? [];
      if (value === undefined) return;
      clearTimeout(timer);
      resolve(value);
    });
  });
}
