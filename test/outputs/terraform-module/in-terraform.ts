import { join } from "node:path";
import { describeFailure, type RunResult } from "../../support/run";
import { terraform } from "../../support/terraform";
import { TEST_CREDENTIALS } from "../../e2e/account";
import { runsIn, type WrittenModule } from "./written";

type Environment = Readonly<Record<string, string | undefined>>;

/** Neither credentials nor any settings of the user's for AWS. */
export const NO_CREDENTIALS: Environment = {
  ...TEST_CREDENTIALS,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
};

/** Runs Terraform in a folder without credentials, whatever its exit code. */
export async function inFolder(
  folder: string,
  args: readonly string[],
  env: Environment,
): Promise<RunResult> {
  const { run } = await terraform();
  const color = args[0] === "fmt" ? [] : ["-no-color"];
  return run(folder, [...args, ...color], { ...NO_CREDENTIALS, ...env });
}

/**
 * Everything that a module's author would run before a release, on the module and its examples. Any
 * other exit code than 0, a badly formatted file or a run that did not take place is an error.
 *
 * @param env where the provider runs already, or nothing: then Terraform starts it
 * @returns how many runs of its tests passed
 */
export async function proveModule(module: WrittenModule, env: Environment): Promise<number> {
  await pass(module.folder, ["fmt", "-check", "-recursive", "-diff"], {});
  // As a user has it: with the provider's version chosen and locked.
  await pass(module.folder, ["init", "-input=false"], {});
  await pass(module.folder, ["validate"], env);
  const { stdout } = await pass(module.folder, ["test"], env);
  for (const example of module.examples) {
    const folder = join(module.folder, example);
    await pass(folder, ["init", "-input=false"], {});
    await pass(folder, ["validate"], env);
  }
  const passed = passedRuns(stdout);
  const written = runsIn(module.folder);
  if (written === 0 || passed < written) {
    throw new Error(`${module.name}: ${String(passed)} of ${String(written)} runs\n${stdout}`);
  }
  return passed;
}

async function pass(folder: string, args: readonly string[], env: Environment): Promise<RunResult> {
  const result = await inFolder(folder, args, env);
  if (result.code !== 0) throw new Error(`${folder}: ${describeFailure(result)}`);
  return result;
}

/** From Terraform's last line: `Success! 11 passed, 0 failed.` */
function passedRuns(stdout: string): number {
  const [, passed] = /^Success! (\d+) passed, 0 failed\.$/m.exec(stdout) ?? [];
  return Number(passed ?? 0);
}
