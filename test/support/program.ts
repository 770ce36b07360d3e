import { join } from "node:path";
import { repository } from "./folders";
import { run, type RunOptions, type RunResult } from "./run";

const TSX = require.resolve("tsx/cjs");
const CDKTF = join(repository, "node_modules", ".bin", "cdktf");

/** What keeps cdktf from asking a server for its newest version. */
export const OFFLINE = { CHECKPOINT_DISABLE: "1" };

/** Runs a TypeScript file under the `tsconfig.json` of the folder it runs in. */
export function runTypeScript(
  file: string,
  args: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  return run(process.execPath, ["--require", TSX, file, ...args], options);
}

/**
 * Runs `fleetroles ARGS` from its sources in the folder, coverage included. The sources are compiled
 * exactly as for the tests themselves, whatever the folder: the coverage of several processes can be
 * added up only where their compiled text is the same.
 */
export function runFleetroles(args: readonly string[], cwd: string): Promise<RunResult> {
  const main = join(repository, "generators", "cli", "main.ts");
  const env = { NO_COLOR: "1", TSX_TSCONFIG_PATH: join(repository, "tsconfig.json") };
  return runTypeScript(main, args, { cwd, coverage: true, env });
}

/** Runs `cdktf synth` in the folder, which has a `cdktf.json`. */
export function runSynth(cwd: string): Promise<RunResult> {
  return run(CDKTF, ["synth"], { cwd, env: OFFLINE, timeout: 180_000 });
}
