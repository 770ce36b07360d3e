import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { exampleFleetFile, writeProject } from "../e2e/project";
import { expectRecorded } from "../support/cases";
import { readTree, temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles, runMeasured } from "../support/program";
import type { RunResult } from "../support/run";

const STACKS = [
  "dev-office",
  "dev-shared",
  "dev-warehouse",
  "prod-office",
  "prod-shared",
  "prod-warehouse",
];

const LOCK = `# This file is maintained automatically by "terraform init".

provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.100.0"
  constraints = ">= 5.100.0, < 7.0.0"
  hashes = [
    "h1:AAAA",
  ]
}
`;

describe("fleetroles synth", () => {
  let project: string;

  before("generate", async () => {
    project = writeProject(exampleFleetFile());
    await runFleetroles(["generate", "fleets.json"], project);
  });

  const synth = (...args: readonly string[]): Promise<RunResult> =>
    runMeasured(["synth", ...args], project);

  function root(stack: string): string {
    return join(project, "terraform", stack, "main.tf.json");
  }

  it("writes a root module for each stack, and then nothing", async () => {
    const first = await synth();
    expect(first.code, first.stderr).to.equal(0);
    expect(first.stdout).to.match(/\nterraform: 6 stacks, 6 changed\n$/);
    const files = readTree(join(project, "terraform"));
    const wanted = STACKS.map((name) => `${name}/main.tf.json`);
    expect([...files.keys()]).to.deep.equal([".fleetroles.json", ...wanted]);
    expect(existsSync(join(project, "cdktf.out"))).to.equal(false);
    const second = await synth("--check");
    expect(second).to.include({ code: 0, stdout: "terraform: 6 stacks, nothing to change\n" });
  });

  it("writes what orchestrators want beside root modules, where it is asked to", async () => {
    const file = ["--file", "fleets.json"];
    const both = await synth("--engine", "terragrunt", "terramate", ...file);
    expect(both.code, both.stderr).to.equal(0);
    const files = readTree(join(project, "terraform"));
    const beside = [...files.keys()].filter((path) => path.endsWith(".hcl"));
    const names = STACKS.flatMap((name) => [`${name}/stack.tm.hcl`, `${name}/terragrunt.hcl`]);
    expect(beside).to.deep.equal(names);
    expect(files.get("prod-office/terragrunt.hcl")).to.include('    "../prod-shared",\n');
    expect(files.get("prod-shared/terragrunt.hcl")).not.to.include("dependencies");
    expect(files.get("dev-office/stack.tm.hcl")).to.include('  after = [\n    "../dev-shared",\n');
    const again = await synth("--engine", "terragrunt", "terramate", ...file, "--check");
    expect(again.code).to.equal(0);
    const without = await synth();
    expect(without.stdout).to.match(/^removed terraform\/dev-office\/stack\.tm\.hcl$/m);
  });

  it("says which fleet file is wrong, and which option is for nothing", async () => {
    const missing = await synth("--engine", "terragrunt", "--file", "nowhere.yaml");
    expect(missing.code).to.equal(1);
    expect(missing.stderr).to.include("nowhere.yaml");
    expect(missing.stdout).to.equal("nothing was written\n");
    const idle = await synth("--file", "fleets.json");
    expect(idle.code).to.equal(2);
    expect(idle.stderr).to.include("--file says something to --engine alone");
  });

  it("writes what is in a golden, without any path of this machine", () => {
    const text = readFileSync(root("prod-warehouse"), "utf8");
    expectRecorded("root-modules/prod-warehouse.json", text.split("\n"));
    for (const [file, content] of readTree(join(project, "terraform"))) {
      expect(content, file).not.to.match(/"(\/(?!["/ ])|[A-Za-z]:\\)|cdktf|metadata/);
    }
  });

  it("finds the state where synthesis by the framework's command has it", () => {
    const { terraform } = JSON.parse(readFileSync(root("dev-office"), "utf8")) as {
      terraform: { backend: { local: { path: string } } };
    };
    const { path } = terraform.backend.local;
    expect(join(project, "terraform", "dev-office", path)).to.equal(
      join(project, "terraform-state", "dev-office.tfstate"),
    );
  });

  it("says just what the fleet file says, by access", async () => {
    const { stdout } = await runFleetroles(["diff", "terraform", "fleets.json"], project);
    expect(stdout).to.equal("Nobody can do more or less than before.\n");
  });

  it("puts the lock file of providers beside them, and lets Terraform say in it what was asked for", async () => {
    writeTree(join(project, "stacks", "generated"), { "prod.terraform.lock.hcl": LOCK });
    expect((await synth()).stdout).to.match(/: 6 stacks, 3 changed\n$/);
    const lock = join(project, "terraform", "prod-office", ".terraform.lock.hcl");
    expect(readFileSync(lock, "utf8")).to.equal(LOCK.replace(/ {2}constraints.*\n/, ""));
    writeFileSync(lock, LOCK);
    expect((await synth("--check")).stdout).to.equal("terraform: 6 stacks, nothing to change\n");
    writeFileSync(lock, LOCK.replace("5.100.0", "5.99.0"));
    const { code, stderr } = await synth();
    expect(code).to.equal(1);
    expect(stderr).to.include("edited-by-hand");
    writeFileSync(lock, LOCK);
  });

  it("does not touch what was edited by hand, nor anything else then", async () => {
    const text = readFileSync(root("dev-office"), "utf8");
    writeFileSync(root("dev-office"), text.replace("sts:AssumeRole", "sts:*"));
    rmSync(root("dev-shared"));
    const { code, stdout, stderr } = await synth();
    expect(code).to.equal(1);
    expect(stdout).to.equal("nothing was written\n");
    expect(stderr).to.include("edited-by-hand").and.to.include("terraform/dev-office/main.tf.json");
    expect(existsSync(root("dev-shared"))).to.equal(false);
    writeFileSync(root("dev-office"), text);
    await synth();
  });

  it("removes what it made of a stack that is gone, and not what others left there", async () => {
    for (const file of ["dev-office.ts", ".fleetroles/dev-office.json"]) {
      rmSync(join(project, "stacks", "generated", file));
    }
    for (const file of ["prod-office.ts", ".fleetroles/prod-office.json"]) {
      rmSync(join(project, "stacks", "generated", file));
    }
    writeTree(join(project, "terraform"), { "prod-office/notes.md": "ours" });
    const { stdout } = await synth("--format", "json");
    const { remove } = JSON.parse(stdout) as { remove: string[] };
    expect(remove).to.deep.equal([
      "dev-office/main.tf.json",
      "prod-office/.terraform.lock.hcl",
      "prod-office/main.tf.json",
    ]);
    expect(existsSync(join(project, "terraform", "dev-office"))).to.equal(false);
    expect([...readTree(join(project, "terraform", "prod-office")).keys()]).to.deep.equal([
      "notes.md",
    ]);
  });

  for (const folder of [
    "cdktf.out/stacks",
    "stacks/generated",
    "stacks",
    ".",
    "..",
    "node_modules/roots",
  ]) {
    it(`refuses a folder that is for something else: ${folder}`, async () => {
      const { code, stderr } = await synth("--out", folder);
      expect(code).to.equal(1);
      expect(stderr).to.include("bad-output-folder");
    });
  }

  const APPS: readonly {
    readonly name: string;
    readonly settings?: object;
    readonly says: RegExp;
  }[] = [
    { name: "no settings", says: /app-settings\n.*"cdktf.json" is not here/ },
    {
      name: "no command",
      settings: {},
      says: /app-settings\n.*does not say how the app is started/,
    },
    {
      name: "an app that fails",
      settings: { app: "echo the reason >&2; exit 3" },
      says: /app-failed\n.*ended with exit code 3 .*: the reason/,
    },
    {
      name: "an app that fails and says why in several lines",
      settings: { app: "printf 'the reason\\n\\n    at f (a.js:1:1)\\nand more\\n' >&2; exit 3" },
      says: /app-failed\n.*ended with exit code 3 \([^\n]*\)\n {2}see: the reason\n {2}see: and more\n {2}fix: /,
    },
    {
      name: "an app that synthesizes elsewhere",
      settings: { app: "exit 0" },
      says: /app-failed\n.*synthesized nothing where it was told to/,
    },
    {
      name: "a stack with assets",
      settings: { app: "node app.js" },
      says: /app-files\n.*has more than Terraform JSON \(assets\)/,
    },
    {
      name: "a stack with the name of another folder",
      settings: { app: "node app.js", context: { name: "../a" } },
      says: /app-files\n.*"..\/a" of the app has a name/,
    },
  ];

  const APP = `const { mkdirSync, writeFileSync } = require("node:fs");
const { CDKTF_OUTDIR: out, CDKTF_CONTEXT_JSON: context } = process.env;
mkdirSync(out + "/stacks/a/assets", { recursive: true });
writeFileSync(out + "/stacks/a/cdk.tf.json", "{}");
const { name = "a" } = JSON.parse(context);
const stacks = { [name]: { synthesizedStackPath: "stacks/a/cdk.tf.json" } };
writeFileSync(out + "/manifest.json", JSON.stringify({ stacks }));
`;

  for (const { name, settings, says } of APPS) {
    it(`says what is wrong with ${name}`, async () => {
      const folder = temporaryFolder("app");
      writeTree(folder, { "app.js": APP });
      if (settings !== undefined) {
        writeTree(folder, { "cdktf.json": JSON.stringify(settings) });
      }
      const { code, stdout, stderr } = await runFleetroles(["synth"], folder);
      expect(stderr).to.match(says);
      expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "nothing was written\n" });
      expect(existsSync(join(folder, "terraform"))).to.equal(false);
    });
  }
});
