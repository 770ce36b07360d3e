import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "chai";
import { LockHeld, locked } from "../../generators/files/lock";
import { thisProcess } from "../../generators/files/owner";
import { folderLocked } from "../../generators/files/problems";
import { planWrite, writeFiles } from "../../generators/files/write";
import { repository, temporaryFolder } from "../support/folders";
import { runTypeScript } from "../support/program";
import { start } from "../support/run";

const HOLDER = join(repository, "test", "support", "lock-holder.ts");
const env = { TSX_TSCONFIG_PATH: join(repository, "tsconfig.json") };
/** A lock that is not let go is given up soon. */
const IMPATIENT = { limit: 300, interval: 20, quiet: 100, abandoned: 600_000 };
const FILES = [{ path: "a.ts", content: "1\n" }];

/** Leaves a lock as a process does that was killed: a folder with its owner's file. */
function leave(path: string, owner: object): string {
  mkdirSync(path, { recursive: true });
  const file = join(path, "0123456789abcdef.json");
  writeFileSync(file, JSON.stringify(owner));
  return file;
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("the lock of an output folder", function () {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder("lock");
    path = join(folder, ".fleetroles.lock");
  });

  it("is let go, whatever the action does, and leaves nothing behind", async () => {
    expect(await locked(path, () => readdirSync(folder))).to.deep.equal([".fleetroles.lock"]);
    const thrown = new Error("of the action");
    const action = (): never => {
      throw thrown;
    };
    expect(await failure(locked(path, action))).to.equal(thrown);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("is taken over at once where its owner was killed", async () => {
    await runTypeScript(HOLDER, [path, "die"], { cwd: folder, env });
    expect(readdirSync(path)).to.have.length(1);
    const told: string[] = [];
    const plan = await writeFiles(folder, FILES, (by) => told.push(by));
    expect(plan.problems).to.deep.equal([]);
    expect(told).to.deep.equal([]);
    expect(readdirSync(folder).sort()).to.deep.equal([".fleetroles.json", "a.ts"]);
  });

  it("is waited for while its owner lives, who is named", async () => {
    const child = start(
      process.execPath,
      ["--require", require.resolve("tsx/cjs"), HOLDER, path, "hold", "1500"],
      { cwd: folder, env },
    );
    if (child.stdout) await once(child.stdout, "data");
    const told: string[] = [];
    const tell = (by: string): void => {
      told.push(by);
    };
    const error = await failure(locked(path, () => "taken", tell, IMPATIENT));
    expect(error).to.be.instanceOf(LockHeld);
    const name = `process ${String(child.pid)} on ${thisProcess().host}`;
    expect(told).to.deep.equal([name]);
    expect(folderLocked(folder, error as LockHeld).message).to.include(
      `is being written by ${name}`,
    );
    expect(await locked(path, () => "taken")).to.equal("taken");
    expect(child.exitCode ?? 0).to.equal(0);
  });

  it("of another host is not taken over, unless nobody can be at it any more", async () => {
    const file = leave(path, { pid: 1, host: "elsewhere", system: "", started: "" });
    const error = await failure(locked(path, () => "taken", undefined, IMPATIENT));
    expect((error as LockHeld).by).to.equal("process 1 on elsewhere");
    expect(folderLocked(folder, error as LockHeld).fix).to.include(".fleetroles.lock");
    utimesSync(file, 1, 1);
    expect(await locked(path, () => "taken", undefined, IMPATIENT)).to.equal("taken");
  });

  it("of a container or a start of the system that is not ours is not taken over", async () => {
    leave(path, { ...thisProcess(), pid: 2 ** 22, system: "other pid:[1]" });
    expect(await failure(locked(path, () => 1, undefined, IMPATIENT))).to.be.instanceOf(LockHeld);
  });

  it("is taken over where another program has its owner's process id by now", async function () {
    const me = thisProcess();
    if (me.started === "") {
      console.log("    skipped: this system does not say when a process started");
      this.skip();
    }
    leave(path, { ...me, started: "1" });
    expect(await locked(path, () => "taken", undefined, IMPATIENT)).to.equal("taken");
  });

  it("is free where only its folder is left", async () => {
    mkdirSync(path);
    expect(await locked(path, () => "taken", undefined, IMPATIENT)).to.equal("taken");
  });

  it("that names nobody is held by another run", async () => {
    writeFileSync(leave(path, {}), "half");
    const error = await failure(locked(path, () => 1, undefined, IMPATIENT));
    expect((error as LockHeld).by).to.equal("another run");
  });

  it("loses what tries left behind that were killed, and nothing else", async () => {
    leave(`${path}-dead.json`, { ...thisProcess(), started: "1" });
    leave(`${path}-elsewhere.json`, { ...thisProcess(), host: "elsewhere" });
    writeFileSync(`${path}-mine`, "");
    await locked(path, () => 1);
    const dead = thisProcess().started === "" ? [".fleetroles.lock-dead.json"] : [];
    expect(readdirSync(folder).sort()).to.deep.equal(
      [...dead, ".fleetroles.lock-elsewhere.json", ".fleetroles.lock-mine"].sort(),
    );
  });

  it("is held by one at a time, though some are killed with it", async () => {
    const file = join(folder, "count");
    writeFileSync(file, "0");
    const run = (...args: string[]): Promise<unknown> =>
      runTypeScript(HOLDER, [path, ...args], { cwd: folder, env });
    await Promise.all([
      run("count", file, "30"),
      run("count", file, "30"),
      run("count", file, "30"),
      run("die").then(() => run("die")),
    ]);
    expect(readFileSync(file, "utf8")).to.equal("90");
    await locked(path, () => 1);
    expect(readdirSync(folder)).to.deep.equal(["count"]);
  });

  it("is not taken for a plan alone", () => {
    leave(path, thisProcess());
    expect(planWrite(folder, FILES).create).to.have.length(1);
    expect(existsSync(path)).to.equal(true);
  });
});
