import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { changeOf, changedBetween, stampsOf } from "../../generators/files/watch";
import { compiledProgram } from "../support/compiled";
import { readTree, repository, temporaryFolder } from "../support/folders";
import { runFleetroles } from "../support/program";
import { killGroup, start } from "../support/run";

/** A program that goes on, and what it has said. */
class Watched {
  private text = "";
  private read = 0;
  private readonly child;
  readonly ended: Promise<number | null>;

  constructor(args: readonly string[], cwd: string) {
    const env = { NO_COLOR: "1" };
    this.child = start(process.execPath, [compiledProgram(), ...args], { cwd, env });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (part: string) => (this.text += part));
    }
    this.ended = new Promise((resolve) => {
      this.child.on("exit", resolve);
    });
  }

  /** What it says until it waits again. */
  async round(): Promise<string> {
    const end = /^watching .*\n/m;
    for (let tries = 0; tries < 600; tries++) {
      const rest = this.text.slice(this.read);
      const found = end.exec(rest);
      if (found !== null) {
        this.read += found.index + found[0].length;
        return rest.slice(0, found.index);
      }
      await sleep(50);
    }
    throw new Error(`it does not wait:\n${this.text}`);
  }

  get rest(): string {
    return this.text.slice(this.read);
  }

  interrupt(): void {
    this.child.kill("SIGINT");
  }

  kill(): void {
    killGroup(this.child);
  }
}

const WIDER = ["table/Inventory\n", "table/*\n"] as const;

describe("--watch", () => {
  let folder: string;
  let file: string;
  let watched: Watched | undefined;

  beforeEach(() => {
    folder = temporaryFolder("watch");
    file = join(folder, "fleets.yaml");
    cpSync(join(repository, "fleets.yaml"), file);
  });

  afterEach(() => watched?.kill());

  function edited(from: string, to: string): string {
    const text = readFileSync(file, "utf8");
    expect(text).to.include(from);
    return text.replace(from, to);
  }

  it("check says what is wrong first, then what changed in access since the last good state", async () => {
    watched = new Watched(["check", "--watch"], folder);
    const first = await watched.round();
    expect(first).to.include("fleets.yaml: 6 stacks, 12 roles, 1 notice\n");
    expect(first).not.to.include("access");

    // As an editor that writes a new file and puts it in place.
    writeFileSync(join(folder, "new"), edited(...WIDER));
    renameSync(join(folder, "new"), file);
    const wider = await watched.round();
    expect(wider).to.match(/^\nchanged: fleets\.yaml\n/);
    expect(wider).to.include("    + 11 actions of dynamodb");
    expect(wider.indexOf("1 notice")).to.be.below(wider.indexOf("    + "));

    // As one that writes in place.
    writeFileSync(file, edited("table/*\n", "tabel/*\n"));
    const broken = await watched.round();
    expect(broken).to.include("error unknown-resource-type");
    expect(broken).to.include("access: not compared, for there are errors");

    // What it was before the error is what counts.
    writeFileSync(file, edited("tabel/*\n", "table/*\n"));
    expect(await watched.round()).to.include("access: nobody gains or loses any");

    // As one that removes a file before it writes it anew.
    const text = edited("table/*\n", "table/Inventory\n");
    rmSync(file);
    expect(await watched.round()).to.include("fleets.yaml: 1 error\n");
    writeFileSync(file, text);
    expect(await watched.round()).to.include("    - 11 actions of dynamodb");

    watched.interrupt();
    expect(await watched.ended).to.equal(0);
    expect(watched.rest).to.equal("");
  });

  it("generate writes what was saved, in whatever file that is, and ends with the last run's code", async () => {
    mkdirSync(join(folder, "teams"));
    writeFileSync(file, edited("version: 1\n", "version: 1\ninclude: [teams/*.yaml]\n"));
    const team = join(folder, "teams", "yard.yaml");
    const yard = "version: 1\nfleets:\n  yard: { blueprint: deeplens }\n";
    writeFileSync(team, yard);
    watched = new Watched(["generate", "--watch"], folder);
    await watched.round();
    writeFileSync(team, yard.replace("  yard:", "  yard: { blueprint: deeplens }\n  quay:"));
    expect(await watched.round()).to.include("changed: teams/yard.yaml");
    const stacks = [...readTree(join(folder, "stacks", "generated")).keys()];
    expect(stacks).to.include("prod-quay.ts");

    writeFileSync(join(folder, "teams", "gate.yaml"), "version: 1\nfleets:\n  gate: {}\n");
    expect(await watched.round())
      .to.include("changed: teams/gate.yaml")
      .and.include("nothing was written");
    watched.interrupt();
    expect(await watched.ended).to.equal(1);
  });

  it("is for people: with another format it is refused", async () => {
    for (const command of ["check", "generate"]) {
      const args = [command, "--watch", "--format", "json"];
      const { code, stderr } = await runFleetroles(args, folder);
      expect({ code, stderr }).to.deep.equal({
        code: 2,
        stderr: "error: --watch prints text: leave --format out\n",
      });
    }
  });
});

describe("a change of files", () => {
  it("is seen though it came before anybody waited, in folders that were not there, and once it is whole", async () => {
    const folder = temporaryFolder("change");
    const later = join(folder, "a", "b");
    const paths = [later, join(folder, "fleets.yaml")];
    const before = stampsOf(paths);
    mkdirSync(later, { recursive: true });
    writeFileSync(join(later, "x.yaml"), "");
    const { signal } = new AbortController();
    expect(await changeOf(paths, before, signal)).to.deep.equal([join(later, "x.yaml")]);

    const now = stampsOf(paths);
    const seen = changeOf(paths, now, signal).then((changed) => ({
      changed,
      text: readFileSync(join(folder, "fleets.yaml"), "utf8"),
    }));
    for (let length = 1; length <= 12; length++) {
      await sleep(30);
      writeFileSync(join(folder, "fleets.yaml"), "x".repeat(length));
    }
    writeFileSync(join(later, "notes.txt"), "");
    const whole = { changed: [join(folder, "fleets.yaml")], text: "x".repeat(12) };
    expect(await seen).to.deep.equal(whole);
    expect(changedBetween(now, stampsOf(paths))).to.deep.equal([join(folder, "fleets.yaml")]);
  });

  it("is not waited for once nobody waits", async () => {
    const folder = temporaryFolder("change");
    const ended = new AbortController();
    const change = changeOf([folder], stampsOf([folder]), ended.signal);
    ended.abort();
    expect(await change).to.deep.equal([]);
    expect(await changeOf([folder], stampsOf([folder]), ended.signal)).to.deep.equal([]);
  });
});
