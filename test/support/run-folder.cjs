"use strict";

/**
 * Gives a run of the tests one folder for everything temporary, its own and that of all it starts, and
 * removes it at the end, however the run ends. A run that was killed cannot: the next one does it for it.
 *
 * Mocha requires this before anything else, in every process of a run. It is plain JavaScript because
 * even what compiles TypeScript keeps files in the temporary folder that it finds when it is loaded.
 */

const {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const { constants, tmpdir } = require("node:os");
const { join } = require("node:path");

/** `fleetroles-PID-XXXXXX`. Short, because paths of sockets below it may have about a hundred characters. */
const NAME = /^fleetroles-(\d+)-[A-Za-z0-9]{6}$/;

/** Below the run's folder: an empty file for each process that has to end with the run. */
const RUNNING = "running";

const SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM"];

/** Mocha numbers its workers. They find the folder in the environment that they inherit. */
const isWorker = process.env.MOCHA_WORKER_ID !== undefined;

if (isWorker) joinRun();
else beginRun();

for (const signal of SIGNALS) {
  // A signal would end the process without its exit handlers.
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
}

function beginRun() {
  const parent = tmpdir();
  removeAbandoned(parent);
  const folder = mkdtempSync(join(parent, `fleetroles-${process.pid}-`));
  // Tests that run as another user pass through it; what is in it belongs to whoever made it.
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, RUNNING));
  for (const variable of ["TMPDIR", "TMP", "TEMP"]) process.env[variable] = folder;
  // Nothing of other runs counts, and nothing is left in the user's home.
  process.env.XDG_CACHE_HOME = join(folder, "cache");
  // Otherwise npm leaves a log of each of its runs in the user's home.
  process.env.npm_config_logs_dir = join(folder, "npm-logs");
  process.on("exit", () => {
    endProcesses(folder);
    remove(folder);
  });
}

/** Whatever way a worker ends in, the run knows of it. */
function joinRun() {
  const file = join(tmpdir(), RUNNING, `worker-${process.pid}`);
  writeFileSync(file, "");
  process.on("exit", () => rmSync(file, { force: true }));
}

/** Workers first, for they start what is in the groups. */
function endProcesses(folder) {
  const names = readdirSync(join(folder, RUNNING));
  for (const kind of ["worker", "group"]) {
    for (const name of names.filter((one) => one.startsWith(`${kind}-`))) {
      const pid = Number(name.slice(kind.length + 1));
      try {
        process.kill(kind === "group" ? -pid : pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    }
  }
}

function removeAbandoned(parent) {
  for (const name of readdirSync(parent)) {
    const [, pid] = NAME.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) remove(join(parent, name));
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, too.
    return error.code === "EPERM";
  }
}

function remove(folder) {
  try {
    // A process that has just been killed may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch (error) {
    console.error(`${folder} cannot be removed: ${error.message}`);
  }
}
