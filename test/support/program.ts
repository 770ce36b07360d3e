import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compiledProgram } from "./compiled";
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
 * Runs `fleetroles ARGS` in the folder.
 *
 * @param env more of the environment
 */
export function runFleetroles(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<RunResult> {
  return run(process.execPath, [compiledProgram(), ...args], {
    cwd,
    env: { NO_COLOR: "1", ...env },
  });
}

/**
 * The same for tests of the commands themselves. Where coverage is measured the program runs from its sources, compiled
 * exactly as for the tests themselves, whatever the folder: the coverage of several processes can be added
 * up only where their compiled text is the same. That takes three times as long, so of what is asked with the same
 * options a file measures the first two.
 */
export function runMeasured(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<RunResult> {
  if ((process.env.NODE_V8_COVERAGE ?? "") === "") return runFleetroles(args, cwd, env);
  const [command = ""] = args;
  const shape = [command, ...args.filter((arg) => arg.startsWith("-")).sort()].join(" ");
  const before = measured.get(shape) ?? 0;
  measured.set(shape, before + 1);
  if (before >= 2) return runFleetroles(args, cwd, env);
  return runTypeScript(join(repository, "generators", "cli", "main.ts"), args, {
    cwd,
    coverage: true,
    env: {
      NO_COLOR: "1",
      TSX_TSCONFIG_PATH: join(repository, "tsconfig.json"),
      ...env,
    },
  });
}

/** How often each command was measured with the same options. */
const measured = new Map<string, number>();

/**
 * Runs the app of the folder's `cdktf.json` as `cdktf synth` does, without that program, which takes ten times as long as the
 * app. Folders of stacks that are gone stay.
 */
export function runApp(cwd: string): Promise<RunResult> {
  const { app } = JSON.parse(readFileSync(join(cwd, "cdktf.json"), "utf8")) as { app: string };
  const [program = "", ...args] = app.split(" ");
  const env = { ...OFFLINE, CDKTF_OUTDIR: "cdktf.out" };
  return run(program === "node" ? process.execPath : program, args, { cwd, env });
}

/** Runs `cdktf synth` in the folder, which has a `cdktf.json`. */
export function runSynth(cwd: string): Promise<RunResult> {
  return run(CDKTF, ["synth"], { cwd, env: OFFLINE, timeout: 180_000 });
}
