import { temporaryFolder, writeTree } from "../support/folders";
import { runMeasured } from "../support/program";
import type { RunResult } from "../support/run";

/** A project with a blueprint of its own that names the policies. */
export function project(arns: readonly string[]): string {
  const folder = temporaryFolder("snapshot");
  const trust = [{ Principal: { Service: "lambda.amazonaws.com" } }];
  const role = { managed: arns, name: "R", scope: "account", description: "d", trust };
  const blueprint = { roles: { r: role }, id: "own", title: "t", description: "d", sources: ["s"] };
  const environments = { dev: { account: "111111111111", region: "us-east-1" } };
  const fleets = { a: { blueprint: "own" } };
  writeTree(folder, {
    "fleets.yaml": JSON.stringify({ version: 1, environments, fleets, blueprints: "own" }),
    "own/own.yaml": JSON.stringify(blueprint),
  });
  return folder;
}

/** Runs `fleetroles snapshot` in a folder, against an endpoint. */
export function snapshot(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunResult> {
  return runMeasured(["snapshot", ...args], cwd, {
    // The SDK warns of Node versions that it will leave behind.
    NODE_NO_WARNINGS: "1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_PROFILE: undefined,
    AWS_EC2_METADATA_DISABLED: "true",
    ...env,
  });
}
