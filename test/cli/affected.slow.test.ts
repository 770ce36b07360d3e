import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { expectRecorded } from "../support/cases";
import { repository, temporaryFolder } from "../support/folders";
import { runFleetroles, runMeasured } from "../support/program";
import { runOrFail, type RunResult } from "../support/run";

const TIGHT = { blueprint: "deeplens", with: { scope: "tight" } };

function fleetFile(fleets: object, prod: object = {}): object {
  const environments = {
    dev: { account: "111111111111", region: "us-east-1" },
    prod: { account: "222222222222", region: "us-east-1", ...prod },
  };
  return { version: 1, environments, fleets };
}

const BEFORE = fleetFile({ dock: TIGHT, office: TIGHT, yard: TIGHT });

/** What is changed, and what that is called. */
const CHANGES: Readonly<Record<string, object>> = {
  "one grant": fleetFile({
    dock: { ...TIGHT, grants: [{ to: "dynamodb:table/Inventory", access: ["read"] }] },
    office: TIGHT,
    yard: TIGHT,
  }),
  "a fleet less, one more, and one with another description": fleetFile({
    dock: TIGHT,
    gate: TIGHT,
    office: { ...TIGHT, description: "At the door." },
  }),
  "an environment's state elsewhere": fleetFile(
    { dock: TIGHT, office: TIGHT, yard: TIGHT },
    { backend: { s3: { bucket: "b", key: "{{stack}}.tfstate", region: "us-east-1" } } },
  ),
  "no fleet in an environment": {
    ...BEFORE,
    fleets: Object.fromEntries(
      ["dock", "office", "yard"].map((name) => [name, { ...TIGHT, environments: ["dev"] }]),
    ),
  },
};

describe("fleetroles affected", () => {
  let project: string;

  const git = (...args: readonly string[]): Promise<RunResult> =>
    runOrFail("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd: project,
    });

  const affected = (...args: readonly string[]): Promise<RunResult> =>
    runMeasured(["affected", "edge/fleets.json", "--out", "edge/generated", ...args], project);

  const write = (file: object): void => {
    writeFileSync(join(project, "edge", "fleets.json"), JSON.stringify(file, null, 2));
  };

  const generate = (): Promise<RunResult> =>
    runFleetroles(["generate", "edge/fleets.json", "--out", "edge/generated"], project);

  before("commit what was generated", async () => {
    project = temporaryFolder("affected");
    mkdirSync(join(project, "edge"));
    write(BEFORE);
    await generate();
    await git("init", "-q");
    await git("add", ".");
    await git("commit", "-q", "-m", "before");
  });

  it("names none where nothing changed, by revision and by checkout", async () => {
    for (const base of ["HEAD", "git:HEAD"]) {
      const { code, stdout } = await affected("--base", base);
      expect({ code, stdout }).to.deep.equal({
        code: 0,
        stdout: `no stack differs from ${base}\n`,
      });
    }
    const other = temporaryFolder("checkout");
    cpSync(join(project, "edge"), other, { recursive: true });
    const { stdout } = await affected("--base", other);
    expect(stdout).to.equal(`no stack differs from ${other}\n`);
  });

  for (const [name, file] of Object.entries(CHANGES)) {
    it(`names what is touched by ${name}`, async () => {
      write(file);
      const { code, stdout, stderr } = await affected("--base", "HEAD");
      expect(code, stderr).to.equal(0);
      expectRecorded(`affected/${name.replaceAll(/\W+/g, "-")}.json`, stdout.split("\n"));
    });
  }

  it("agrees with what generate writes", async () => {
    const [, file = {}] = Object.entries(CHANGES)[1] ?? [];
    write(file);
    const { stdout } = await affected("--base", "HEAD", "--format", "json");
    const { stacks } = JSON.parse(stdout) as { stacks: { file: string }[] };
    await generate();
    const changed = await git("status", "--porcelain", "--untracked-files=all", "edge/generated");
    const files = [...changed.stdout.matchAll(/generated\/([\w-]+\.ts)$/gm)].map(([, one]) => one);
    expect(stacks.map((one) => one.file).sort()).to.deep.equal(files.sort());
    expect((await affected("--base", "HEAD", "--format", "json")).stdout).to.equal(stdout);
    await git("checkout", "-q", ".");
    await git("clean", "-qfd");
  });

  it("reads what is remembered from the revision", async () => {
    write(CHANGES["no fleet in an environment"] ?? {});
    await generate();
    await git("add", ".");
    await git("commit", "-q", "-m", "retired");
    for (const one of ["dock", "office", "shared", "yard"]) {
      rmSync(join(project, "edge", "generated", `prod-${one}.ts`));
      rmSync(join(project, "edge", "generated", ".fleetroles", `prod-${one}.json`));
    }
    const { stdout } = await affected("--base", "HEAD", "--format", "json");
    const { stacks } = JSON.parse(stdout) as { stacks: { name: string; change: string }[] };
    expect(stacks.map(({ name, change }) => `${change} ${name}`)).to.deep.equal([
      "remove prod-dock",
      "remove prod-office",
      "remove prod-yard",
      "remove prod-shared",
    ]);
    expect((await affected("--base", "HEAD", "--format", "terragrunt")).stdout).to.equal("");
    await git("checkout", "-q", ".");
  });

  it("puts owners of shared roles first", async () => {
    const file = join(repository, "examples", "landing-zone.yaml");
    const { stdout } = await runFleetroles(
      ["affected", file, "--all", "--format", "json"],
      project,
    );
    const { stacks } = JSON.parse(stdout) as { stacks: object[] };
    expectRecorded("affected/landing-zone.json", stacks);
  });

  it("is a golden in each form, and YAML where it is to be", async () => {
    write(BEFORE);
    await git("checkout", "-q", "HEAD~1", "--", ".");
    write(CHANGES["one grant"] ?? {});
    const forms = ["github", "gitlab", "atlantis", "terragrunt", "terramate"];
    const said: Record<string, string[]> = {};
    for (const form of forms) {
      const { code, stdout, stderr } = await affected("--base", "HEAD~1", "--format", form);
      expect(code, stderr).to.equal(0);
      said[form] = stdout.split("\n");
      if (form !== "terragrunt") expect(() => parse(stdout) as unknown, form).not.to.throw();
    }
    expectRecorded("affected/forms.json", said);
  });

  it("says what is wrong with either side, and with how it is called", async () => {
    write({ ...BEFORE, fleets: { dock: { blueprint: "none" } } });
    const wrong = await affected("--base", "HEAD");
    expect(wrong.code).to.equal(1);
    expect(wrong.stderr).to.include("edge/fleets.json").and.to.include("unknown-blueprint");
    await git("commit", "-qam", "broken");
    write(BEFORE);
    const base = await affected("--base", "HEAD", "--format", "json");
    expect(base.code).to.equal(1);
    expect(base.stdout)
      .to.include('"git:HEAD:edge/fleets.json"')
      .and.not.to.include("fleetroles-revision");
    expect((await affected("--base", "no-such-revision")).stderr).to.include("unreadable-revision");
    expect((await affected()).code).to.equal(2);
    expect((await affected("--all", "--base", "HEAD")).code).to.equal(2);
  });
});
