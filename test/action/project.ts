import { runOrFail } from "../support/run";

export const READS_A_TABLE = { to: "dynamodb:table/Inventory", access: ["read"] };
export const READS_A_SECRET = { to: "secretsmanager:secret/mqtt", access: ["read"] };

/** A fleet file of one fleet. */
export function fleetFile(...grants: readonly object[]): string {
  const environments = { dev: { account: "111111111111", region: "us-east-1" } };
  const fleets = { dock: { blueprint: "greengrass-v2", grants } };
  return JSON.stringify({ version: 1, environments, fleets });
}

const WHO = ["-c", "user.name=Tests", "-c", "user.email=tests@example.com"];

/** Runs git in a folder. */
export async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await runOrFail("git", [...WHO, ...args], { cwd });
  return stdout;
}
