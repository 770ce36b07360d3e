import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** How to run a child process. */
export interface RunOptions {
  readonly cwd: string;
  /** Added to this process's environment; an undefined value removes the variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds until the process and all it started are killed; ten minutes by default. */
  readonly timeout?: number;
  /** Measure the child's coverage too: for our own program, run from its TypeScript. */
  readonly coverage?: boolean;
}

/** What a child process left behind. `code` is null where a signal ended it. */
export interface RunResult {
  readonly command: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const DEFAULT_TIMEOUT = 600_000;

/** Runs a program to its end, whatever its exit code. Rejects if it does not start or takes too long. */
export function run(
  file: string,
  args: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  const command = [file, ...args].join(" ");
  const timeout = options.timeout ?? DEFAULT_TIMEOUT;
  return new Promise((resolve, reject) => {
    const child = start(file, args, options);
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const timer = setTimeout(() => {
      killGroup(child);
      reject(new Error(`${command}: no end after ${String(timeout)} ms\n${stdout}\n${stderr}`));
    }, timeout);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ command, code, stdout, stderr });
    });
  });
}

/** Like `run`, but any exit code other than 0 is an error that shows all the program said. */
export async function runOrFail(
  file: string,
  args: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  const result = await run(file, args, options);
  if (result.code !== 0) throw new Error(describeFailure(result));
  return result;
}

/** A failed run, told whole. */
export function describeFailure(result: RunResult): string {
  const { command, code, stdout, stderr } = result;
  return `${command}: exit code ${String(code)}\n${stdout}\n${stderr}`;
}

/** Starts a program in a process group of its own, without input. */
export function start(file: string, args: readonly string[], options: RunOptions): ChildProcess {
  // Coverage of everything that npm, Terraform and cdktf run would cost more than the tests do.
  const uncovered = options.coverage === true ? {} : { NODE_V8_COVERAGE: undefined };
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: { ...process.env, ...AT_A_DESK, ...uncovered, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  endWithRun(child);
  return child;
}

/**
 * Programs behave as before somebody who calls them: in CI long work says how far it is, which on a slow machine any work is. And
 * where the child is a run of Mocha itself, it is one of its own.
 */
const AT_A_DESK = { CI: undefined, MOCHA_WORKER_ID: undefined };

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) killGroup(child);
});

/** Sees to it that the child does not outlive this process, nor, if this one is killed, the test run. */
function endWithRun(child: ChildProcess): void {
  if (child.pid === undefined) return;
  // `run-folder.cjs` reads it; outside of a run of the tests, there is no such folder.
  const file = join(tmpdir(), "running", `group-${String(child.pid)}`);
  if (existsSync(dirname(file))) writeFileSync(file, "");
  running.add(child);
  child.once("exit", () => {
    running.delete(child);
    rmSync(file, { force: true });
  });
}

/** Ends a program that `start` started, and all that it started itself. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It ended between the check and the signal: nothing is left to kill.
  }
}

/** The path of a program that PATH leads to, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
