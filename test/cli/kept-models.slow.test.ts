import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { fleetFile } from "../../bench/fleets";
import { compiledProgram } from "../support/compiled";
import { runFleetroles } from "../support/program";
import { readTree, temporaryFolder, writeTree } from "../support/folders";
import { killGroup, start } from "../support/run";

/** So many that something is kept of them. */
const FLEETS = 210;

/** A project, and what the user's machine keeps. */
class Project {
  readonly folder = temporaryFolder("kept-project");
  readonly cache = temporaryFolder("kept-cache");

  constructor() {
    this.change();
  }

  change(variant: Parameters<typeof fleetFile>[1] = {}): void {
    writeTree(this.folder, { "fleets.yaml": fleetFile(FLEETS, variant) });
  }

  get env(): Readonly<Record<string, string>> {
    return { XDG_CACHE_HOME: this.cache };
  }

  run(...args: readonly string[]): ReturnType<typeof runFleetroles> {
    return runFleetroles(args, this.folder, this.env);
  }

  /** The files that something is kept in. */
  get kept(): string[] {
    const folder = join(this.cache, "fleetroles", "models");
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  }

  /** What lies in the project. */
  get tree(): Map<string, string> {
    return readTree(this.folder);
  }
}

describe("a run after another one", () => {
  it("says and writes what the first would have", async () => {
    const [project, other] = [new Project(), new Project()];
    for (const variant of [{}, { changed: 1 }, { expect: true }]) {
      for (const command of ["check", "generate"]) {
        for (const one of [project, other]) one.change(variant);
        const { code, stdout, stderr } = await project.run(command);
        expect(await other.run(command, "--no-cache")).to.include({ code, stdout, stderr });
        expect(code).to.equal(0);
        expect(project.tree).to.deep.equal(other.tree);
      }
    }
    expect([project, other].map(({ kept }) => kept.length)).to.deep.equal([1, 0]);
  });

  it("finds what is wrong now, though nothing was before", async () => {
    const project = new Project();
    await project.run("check");
    const path = join(project.folder, "fleets.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("[read, write]", "[read, rite]"));
    const { code, stderr } = await project.run("check");
    expect(code).to.equal(1);
    expect(stderr).to.include("rite");
  });

  it("believes nothing, and keeps nothing, where CI is set", async () => {
    const project = new Project();
    await runFleetroles(["check"], project.folder, { ...project.env, CI: "true" });
    expect(project.kept).to.deep.equal([]);
  });

  it("gives the bytes of a clean one after runs that were killed, and beside another", async () => {
    const [project, clean] = [new Project(), new Project()];
    for (const delay of [400, 900, 1500]) {
      project.change({ changed: delay / 100 });
      const child = start(process.execPath, [compiledProgram(), "generate"], {
        cwd: project.folder,
        env: project.env,
      });
      await wait(delay);
      killGroup(child);
    }
    project.change();
    const both = await Promise.all([project.run("generate"), project.run("generate")]);
    expect(both.map(({ code }) => code)).to.deep.equal([0, 0]);
    await clean.run("generate", "--no-cache");
    expect(project.tree).to.deep.equal(clean.tree);
    const left = await project.run("generate", "--check");
    expect(left.code).to.equal(0);
  });
});
