import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How often memory is looked at, in milliseconds. */
const INTERVAL = 20;

/** A program and its arguments. */
export type Command = readonly [string, ...string[]];

/** Seconds from the start of a command to its end. Rejects if it fails. */
export async function measureTime(command: Command, cwd: string): Promise<number> {
  const start = process.hrtime.bigint();
  await runToEnd(command, cwd);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/**
 * The most memory, in MiB, that a command and all it starts had resident at one time, looked at every
 * 20 ms: a run that is measured for memory is not to be measured for time.
 */
export async function measureMemory(command: Command, cwd: string): Promise<number> {
  let peak = 0;
  let timer: NodeJS.Timeout | undefined;
  await runToEnd(command, cwd, (pid) => {
    timer = setInterval(() => (peak = Math.max(peak, residentMemory(pid))), INTERVAL);
  });
  clearInterval(timer);
  return peak / 1024;
}

/**
 * A temporary folder of its own for every run: what tsx compiled in an earlier run lies in there, and
 * would make every run but the first one faster than a user's.
 */
function runToEnd(
  [program, ...args]: Command,
  cwd: string,
  started?: (pid: number) => void,
): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), "bench-"));
  // As at a desk: in CI nothing counts of an earlier run.
  const env = { ...process.env, CI: undefined, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  return new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
    if (child.pid !== undefined) started?.(child.pid);
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(" ")}: exit code ${String(code)}`));
    });
  }).finally(() => {
    rmSync(temporary, { recursive: true, force: true });
  });
}

/** In KiB: the process and its descendants, by what `ps` says of all processes. */
function residentMemory(root: number): number {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" });
  const rows = listed
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = new Set([root]);
  let total = 0;
  // A parent is listed before its children, save where process ids began anew.
  for (const [pid = 0, parent = 0, resident = 0] of rows) {
    if (pid !== root && !tree.has(parent)) continue;
    tree.add(pid);
    total += resident;
  }
  return total;
}
