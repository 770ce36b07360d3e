import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { casePath } from "../support/cases";
import { compiledProgram } from "../support/compiled";
import { readTree, repository, temporaryFolder } from "../support/folders";
import { runMeasured } from "../support/program";
import { run } from "../support/run";
import type { RunResult } from "../support/run";

function project(): string {
  const folder = temporaryFolder("cli");
  cpSync(join(repository, "fleets.yaml"), join(folder, "fleets.yaml"));
  return folder;
}

function noStackTrace({ stdout, stderr }: RunResult): void {
  expect(stdout + stderr).to.not.match(/^\s+at .+:\d+:\d+\)?$/m);
}

describe("fleetroles on the command line", function () {
  it("check: the example is fine but for a notice, which says at which fleet", async () => {
    const result = await runMeasured(["check"], project());
    expect(result).to.include({
      code: 0,
      stdout:
        "fleets.yaml: 6 stacks, 12 roles, 1 notice\n" +
        "  dev and prod: 3 stacks, 6 roles each\n" +
        "  all fleets say no environments, and are in all 2 environments\n",
    });
    expect(result.stderr.split("\n").slice(0, 2)).to.deep.equal([
      "fleets.yaml:15:3: notice service-retired",
      "  AWS ended AWS DeepLens (2024-01-31), and the blueprint deeplens is for it",
    ]);
  });

  for (const [what, fleet, stdout] of [
    ["policies where there are any", { blueprint: "greengrass-v2" }, "2 stacks, 2 roles, 1 policy"],
    [
      "several of them",
      { blueprint: "greengrass-v2", with: { artifact_buckets: ["artifacts"] } },
      "2 stacks, 2 roles, 2 policies",
    ],
    [
      "one of each",
      { blueprint: "greengrass-v2", with: { service_role: false } },
      "1 stack, 1 role, 1 policy",
    ],
  ] as const) {
    it(`check: counts ${what}`, async () => {
      const folder = temporaryFolder("cli");
      const environments = { dev: { account: "111111111111", region: "us-east-1" } };
      const spec = { version: 1, environments, fleets: { office: fleet } };
      writeFileSync(join(folder, "fleets.yaml"), JSON.stringify(spec));
      const result = await runMeasured(["check"], folder);
      expect(result).to.include({
        code: 0,
        stdout: `fleets.yaml: ${stdout}, no problems\n`,
        stderr: "",
      });
    });
  }

  it("check: shows a problem with its line, a marker and the fix", async () => {
    const result = await runMeasured(
      ["check", casePath("fleet-file", "duplicate-key.yaml")],
      repository,
    );
    expect(result.code).to.equal(1);
    expect(result.stdout).to.equal("test/cases/fleet-file/duplicate-key.yaml: 1 error\n");
    expect(result.stderr).to.equal(
      [
        "test/cases/fleet-file/duplicate-key.yaml:7:3: error duplicate-key",
        '  the key "warehouse" stands twice in one mapping, first on line 5',
        "    |",
        '  7 |   warehouse: { blueprint: deeplens, description: "again" }',
        "    |   ^^^^^^^^^",
        "  fix: remove one of the two, or rename it",
        "",
        "",
      ].join("\n"),
    );
  });

  it("check: prints JSON, GitHub commands, SARIF and JUnit's XML", async () => {
    const file = casePath("fleet-file", "duplicate-key.yaml");
    const as = async (format: string): Promise<string> =>
      (await runMeasured(["check", file, "--format", format], repository)).stdout;
    expect(JSON.parse(await as("json"))).to.deep.equal({
      accepted: [],
      problems: [
        {
          id: "duplicate-key",
          severity: "error",
          message: 'the key "warehouse" stands twice in one mapping, first on line 5',
          fix: "remove one of the two, or rename it",
          file: "test/cases/fleet-file/duplicate-key.yaml",
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 12,
        },
      ],
    });
    expect(await as("github")).to.match(
      /^::error file=test\/cases\/fleet-file\/duplicate-key\.yaml,line=7,col=3,title=duplicate-key::the key/,
    );
    const sarif = JSON.parse(await as("sarif")) as { runs: { results: { ruleId: string }[] }[] };
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).to.deep.equal(["duplicate-key"]);
    expect(await as("junit")).to.match(/^<\?xml .*\n<testsuites [^]*<failure type="duplicate-key"/);
  });

  it("generate: writes, then has nothing to do; --check tells the difference", async () => {
    const folder = project();
    const stale = await runMeasured(["generate", "--check"], folder);
    expect(stale.code).to.equal(1);
    expect(stale.stdout).to.include("would create stacks/generated/prod-warehouse.ts\n");
    expect(readTree(folder).size).to.equal(1);
    const first = await runMeasured(["generate"], folder);
    expect(first.code).to.equal(0);
    expect(first.stdout).to.include("stacks/generated: 6 stacks, 6 changed\n");
    const before = readTree(folder);
    const second = await runMeasured(["generate"], folder);
    expect(second).to.include({
      code: 0,
      stdout: "stacks/generated: 6 stacks, nothing to change\n",
    });
    expect(readTree(folder)).to.deep.equal(before);
    expect((await runMeasured(["generate", "--check"], folder)).code).to.equal(0);
  });

  it("generate: without its grant, only the warehouse's files change, by the permission that went", async () => {
    const folder = project();
    await runMeasured(["generate"], folder);
    const before = readTree(folder);
    const spec = readFileSync(join(folder, "fleets.yaml"), "utf8");
    writeFileSync(
      join(folder, "fleets.yaml"),
      spec.replace(/ {4}grants:\n( {6}.*\n)+ {4}expect:\n( {6}.*\n)+/, ""),
    );
    const result = await runMeasured(["generate"], folder);
    expect(result.stdout.split("\n").slice(0, 2)).to.deep.equal([
      "updated stacks/generated/dev-warehouse.ts",
      "updated stacks/generated/prod-warehouse.ts",
    ]);
    const after = readTree(folder);
    const changed = [...after.keys()].filter((path) => after.get(path) !== before.get(path));
    expect(changed).to.deep.equal([
      "fleets.yaml",
      "stacks/generated/dev-warehouse.ts",
      "stacks/generated/prod-warehouse.ts",
    ]);
    const old = (before.get("stacks/generated/prod-warehouse.ts") ?? "").split("\n");
    const now = new Set((after.get("stacks/generated/prod-warehouse.ts") ?? "").split("\n"));
    const gone = old.filter((line) => !now.has(line)).map((line) => line.trim());
    expect(gone).to.include('"dynamodb:GetItem",');
    expect(gone.filter((line) => line.includes("greengrass"))).to.deep.equal([]);
  });

  it("generate: stops at an error, and at a file edited by hand, having written nothing", async () => {
    const folder = project();
    const broken = await runMeasured(
      ["generate", casePath("fleet-file", "unknown-key.yaml")],
      folder,
    );
    expect(broken.code).to.equal(1);
    expect(broken.stdout).to.match(/4 errors, 1 notice; nothing was written\n$/);
    await runMeasured(["generate"], folder);
    const edited = join(folder, "stacks", "generated", "dev-office.ts");
    writeFileSync(edited, `${readFileSync(edited, "utf8")}// mine\n`);
    rmSync(join(folder, "stacks", "generated", "dev-shared.ts"));
    const refused = await runMeasured(["generate"], folder);
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include(
      '"stacks/generated/dev-office.ts" was changed since it was generated',
    );
    expect(refused.stdout).to.equal("nothing was written\n");
    expect(readTree(folder).has("stacks/generated/dev-shared.ts")).to.equal(false);
  });

  it("prints versions, the data's too", async () => {
    const version = await runMeasured(["--version"], repository);
    expect(version.stdout).to.match(/^\d+\.\d+\.\d+\n$/);
    const verbose = await runMeasured(["--version", "--verbose"], repository);
    expect(verbose.stdout).to.match(/@cloud-copilot\/iam-data \d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)/);
  });

  for (const [what, args, message] of [
    ["an unknown command", ["chek"], "Did you mean check?"],
    ["an unknown option", ["check", "--formt", "json"], "Did you mean --format?"],
    ["an unknown format", ["check", "--format", "xml"], "Allowed choices are text, json"],
    ["too many arguments", ["check", "a", "b"], "too many arguments"],
    ["no command", [], "Usage: fleetroles"],
  ] as const) {
    it(`${what} is a wrong use: exit code 2`, async () => {
      const result = await runMeasured(args, repository);
      expect(result.code).to.equal(2);
      expect(result.stderr).to.include(message);
      noStackTrace(result);
    });
  }

  it("ends quietly where nobody reads on", async () => {
    const command = `"${process.execPath}" "${compiledProgram()}" check --format json | true`;
    const result = await run("sh", ["-c", command], { cwd: project() });
    expect(result).to.include({ code: 0, stderr: "" });
  });

  it("shows help for every command", async () => {
    for (const command of ["check", "generate", "snapshot"]) {
      const result = await runMeasured([command, "--help"], repository);
      expect(result.code).to.equal(0);
      expect(result.stdout).to.include(`Usage: fleetroles ${command} [options] [file]`);
    }
  });
});
