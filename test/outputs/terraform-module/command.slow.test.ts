import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { casePath, readCases } from "../../support/cases";
import { readTree, repository, temporaryFolder } from "../../support/folders";
import { runFleetroles } from "../../support/program";
import type { RunResult } from "../../support/run";

/** Runs of the command in one folder, one after the other. */
interface Case {
  readonly what: string;
  readonly steps: readonly Step[];
}

interface Step {
  /** Replacements in the folder's own blueprint (or another file), before the run. */
  readonly edit?: readonly { readonly file?: string; readonly from: string; readonly to: string }[];
  /** A file and its new name, after the replacements. */
  readonly rename?: readonly [from: string, to: string];
  readonly args: readonly string[];
  readonly code: number;
  /** What the run prints has each of these texts. */
  readonly prints?: readonly string[];
  /** File → texts in it; null: it is not there. */
  readonly files?: Readonly<Record<string, readonly string[] | null>>;
  /** Whether the run leaves every file as it was. */
  readonly same?: true;
}

const OWN = join("blueprints", "label-printer.yaml");

function project(): string {
  const folder = temporaryFolder("module");
  cpSync(casePath("modules", "blueprints"), join(folder, "blueprints"), { recursive: true });
  return folder;
}

function noStackTrace({ stdout, stderr }: RunResult): void {
  expect(stdout + stderr).to.not.match(/^\s+at .+:\d+:\d+\)?$/m);
}

async function check(folder: string, step: Step): Promise<void> {
  for (const { file = OWN, from, to } of step.edit ?? []) {
    const text = readFileSync(join(folder, file), "utf8");
    expect(text).to.include(from);
    writeFileSync(join(folder, file), text.replaceAll(from, to));
  }
  const [from, to] = step.rename ?? [];
  if (from !== undefined && to !== undefined) renameSync(join(folder, from), join(folder, to));
  const before = [...readTree(folder)];
  const result = await runFleetroles(["module", ...step.args], folder);
  noStackTrace(result);
  const printed = result.stdout + result.stderr;
  expect(result.code, printed).to.equal(step.code);
  for (const text of step.prints ?? []) expect(printed).to.include(text);
  const files = readTree(folder);
  if (step.same) expect([...files]).to.deep.equal(before);
  for (const [path, texts] of Object.entries(step.files ?? {})) {
    expect(files.has(path), path).to.equal(texts !== null);
    for (const text of texts ?? []) expect(files.get(path)).to.include(text);
  }
}

describe("fleetroles module", function () {
  for (const { what, steps } of readCases<readonly Case[]>("modules", "command.json")) {
    it(what, async () => {
      const folder = project();
      for (const step of steps) await check(folder, step);
    });
  }

  it("makes all built-in blueprints where none is named, and then has nothing to do", async () => {
    const folder = temporaryFolder("module");
    const first = await runFleetroles(["module", "--format", "json"], folder);
    expect(first.code, first.stderr).to.equal(0);
    const { modules, problems } = JSON.parse(first.stdout) as {
      modules: { name: string; version: string; folder: string; create: string[] }[];
      problems: unknown[];
    };
    expect(problems).to.deep.equal([]);
    const ids = [...readTree(join(repository, "templates", "blueprints")).keys()];
    expect(modules.map(({ name }) => name)).to.have.members(
      ids.map((file) => `terraform-aws-${file.replace(".yaml", "")}-roles`),
    );
    for (const { name, version, folder: at, create } of modules) {
      expect(at).to.equal(`modules/${name}`);
      expect(version).to.equal("1.0.0");
      expect([...create, ".generated.json"]).to.have.members([
        ...readTree(join(folder, at)).keys(),
      ]);
    }
    const again = await runFleetroles(["module", "--check"], folder);
    expect(again.code, again.stdout).to.equal(0);
  });

  it("writes no module where another one cannot be written", async () => {
    const folder = project();
    const target = temporaryFolder("elsewhere");
    const examples = join("modules", "terraform-aws-panorama-roles", "examples");
    mkdirSync(join(folder, examples, ".."), { recursive: true });
    symlinkSync(target, join(folder, examples), "dir");
    const result = await runFleetroles(["module", "deeplens", "panorama", "--archive"], folder);
    expect(result.code).to.equal(1);
    expect(result.stderr).to.include(`${examples}" is in the way`);
    expect(result.stdout).to.equal("nothing was written\n");
    expect([...readTree(join(folder, "modules")).keys()]).to.deep.equal([]);
    expect(readTree(target).size).to.equal(0);
  });

  it("makes the same archive twice, and says so where one is another", async () => {
    const folder = temporaryFolder("module");
    const run = (...args: string[]): Promise<RunResult> =>
      runFleetroles(["module", "deeplens", "--out", "m", "--archive", ...args], folder);
    const archive = join(folder, "terraform-aws-deeplens-roles-1.0.0.tar.gz");
    expect((await run()).stdout).to.include("created terraform-aws-deeplens-roles-1.0.0.tar.gz");
    const bytes = readFileSync(archive);
    expect((await run("--check")).code).to.equal(0);
    rmSync(archive);
    expect((await run("--check")).code).to.equal(0);
    expect((await run()).code).to.equal(0);
    expect(readFileSync(archive).equals(bytes)).to.equal(true);
    writeFileSync(archive, "other");
    const check = await run("--check");
    expect(check.stdout).to.include("would update terraform-aws-deeplens-roles-1.0.0.tar.gz");
    expect(check.code).to.equal(1);
    expect(readFileSync(archive, "utf8")).to.equal("other");
    await run();
    expect(readFileSync(archive).equals(bytes)).to.equal(true);
    rmSync(archive);
    mkdirSync(archive);
    rmSync(join(folder, "m"), { recursive: true });
    const blocked = await run();
    expect(blocked.code).to.equal(1);
    expect(blocked.stderr).to.include("is in the way");
    expect(readTree(join(folder, "m")).size).to.equal(0);
  });
});
