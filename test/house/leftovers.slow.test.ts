import { once } from "node:events";
import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChildProcess } from "node:child_process";
import { expect } from "chai";
import { casePath } from "../support/cases";
import { repository, temporaryFolder } from "../support/folders";
import { start } from "../support/run";

const MOCHA = require.resolve("mocha/bin/mocha.js");
const WAITS = casePath("run-folder", "waits.ts");

/** How long what was killed may take to be gone. */
const DEADLINE = 10_000;

/** A run of Mocha in a temporary folder of its own, whose test runs. */
interface Run {
  readonly mocha: ChildProcess & { readonly pid: number };
  /** The process that the test runs in; in a serial run Mocha's own. */
  readonly worker: number;
  /** Where the process that the test started listens. */
  readonly url: string;
}

/** Starts Mocha with a temporary folder of its own, in the place of the system's. */
function startMocha(temporary: string, args: readonly string[], ends = false): ChildProcess {
  const env = { TMPDIR: temporary, TMP: temporary, TEMP: temporary, ENDS: ends ? "1" : undefined };
  return start(process.execPath, [MOCHA, ...args], { cwd: repository, env });
}

async function running(temporary: string, args: readonly string[], ends = false): Promise<Run> {
  const mocha = startMocha(temporary, [...args, WAITS], ends);
  const [, worker = "", port = ""] = await said(mocha, /^ready (\d+) (\d+)$/m);
  if (mocha.pid === undefined) throw new Error("mocha did not start");
  const url = `http://127.0.0.1:${port}`;
  return { mocha: Object.assign(mocha, { pid: mocha.pid }), worker: Number(worker), url };
}

function said(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = "";
    const listen = (text: Buffer): void => {
      output += text.toString();
      const found = pattern.exec(output);
      if (found !== null) resolve(found);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("close", () => {
      reject(new Error(`mocha ended early: ${output}`));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function isGone(url: string): Promise<boolean> {
  const deadline = Date.now() + DEADLINE;
  while (await answers(url)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** Whoever presses Ctrl-C sends the signal to Mocha and its workers alike. */
const ENDINGS: readonly {
  readonly how: string;
  readonly args: readonly string[];
  readonly end: (run: Run) => void;
}[] = [
  {
    how: "Ctrl-C",
    args: ["--parallel"],
    end: ({ mocha }) => process.kill(-mocha.pid, "SIGINT"),
  },
  {
    how: "Ctrl-C, in a serial run",
    args: [],
    end: ({ mocha }) => process.kill(-mocha.pid, "SIGINT"),
  },
  { how: "SIGTERM", args: ["--parallel"], end: ({ mocha }) => process.kill(mocha.pid, "SIGTERM") },
  {
    how: "the sudden death of a worker",
    args: ["--parallel"],
    end: ({ worker }) => process.kill(worker, "SIGKILL"),
  },
];

describe("the temporary folder after a run of the tests", function () {
  for (const mode of ["--parallel", "--no-parallel"]) {
    it(`is as before, with ${mode}`, async () => {
      const temporary = temporaryFolder("run");
      const { mocha, url } = await running(temporary, [mode], true);
      const [code] = (await once(mocha, "close")) as [number];
      expect(code).to.equal(0);
      expect(readdirSync(temporary)).to.deep.equal([]);
      expect(await isGone(url), "what the test started is gone").to.equal(true);
    });
  }

  for (const { how, args, end } of ENDINGS) {
    it(`is as before, ended by ${how}`, async () => {
      const temporary = temporaryFolder("run");
      const run = await running(temporary, args);
      expect(await answers(run.url)).to.equal(true);
      const closed = once(run.mocha, "close");
      end(run);
      const [code] = (await closed) as [number];
      expect(code).not.to.equal(0);
      expect(readdirSync(temporary)).to.deep.equal([]);
      expect(await isGone(run.url), "what the test started is gone").to.equal(true);
    });
  }

  it("is as before after the next run, where a run was killed", async () => {
    const temporary = temporaryFolder("run");
    const run = await running(temporary, ["--parallel"]);
    const closed = once(run.mocha, "close");
    process.kill(run.mocha.pid, "SIGKILL");
    await closed;
    expect(await isGone(run.url), "what the test started is gone").to.equal(true);
    expect(readdirSync(temporary)).to.have.length(1);
    const next = startMocha(temporary, ["--dry-run", WAITS]);
    const [code] = (await once(next, "close")) as [number];
    expect(code).to.equal(0);
    expect(readdirSync(temporary)).to.deep.equal([]);
  });

  it("keeps the folder of another run that is under way", async () => {
    const temporary = temporaryFolder("run");
    const run = await running(temporary, ["--parallel"]);
    const folders = readdirSync(temporary);
    await once(startMocha(temporary, ["--dry-run", WAITS]), "close");
    expect(readdirSync(temporary)).to.deep.equal(folders);
    const closed = once(run.mocha, "close");
    process.kill(run.mocha.pid, "SIGTERM");
    await closed;
    expect(readdirSync(temporary)).to.deep.equal([]);
  });
});
